import type { RoundCone } from './round-cone';

/** How far below a surface a point still counts as on it, mm. */
const onSurfaceMm = 1e-4;
const toleranceMm = 0.008;

/**
 * The shortest way out of a union of round cones from a point whose own cone's wall is hidden
 * inside another cone (the inner side of a bend). Branch and bound over cubes; the least signed
 * distance to the cones changes by at most 1 mm per mm.
 */
export class TubeExit {
  private near: readonly RoundCone[] = [];
  private best = Infinity;

  constructor(private readonly cones: readonly RoundCone[]) {}

  /** True if no cone covers this surface point. */
  isOpen(p: Float64Array): boolean {
    return this.cones.every((cone) => cone.measure(p[0]!, p[1]!, p[2]!) >= -onSurfaceMm);
  }

  /** Distance out, mm; the point where it ends is left in `end`. */
  find(x: number, y: number, z: number, end: Float64Array): number {
    this.near = this.cones;
    this.best = Infinity;
    const origin = [x, y, z] as const;
    for (let n = 0; n < 27; n++) {
      if (n !== 13) this.trace(origin, (n % 3) - 1, (Math.floor(n / 3) % 3) - 1, Math.floor(n / 9) - 1, end);
    }
    this.near = this.cones.filter((cone) => cone.measure(x, y, z) < this.best);
    this.cube(origin, x, y, z, this.best, end);
    return this.best;
  }

  /** Signed distance to the union: a bound inside, exact outside. */
  private union(x: number, y: number, z: number): number {
    let least = Infinity;
    for (const cone of this.near) least = Math.min(least, cone.measure(x, y, z));
    return least;
  }

  /** Walks out in one direction as long as that can still be shorter. */
  private trace(o: readonly [number, number, number], dx: number, dy: number, dz: number, end: Float64Array) {
    const length = Math.hypot(dx, dy, dz) || 1;
    let s = 0;
    while (s < this.best) {
      const x = o[0] + (dx / length) * s;
      const y = o[1] + (dy / length) * s;
      const z = o[2] + (dz / length) * s;
      const inside = -this.union(x, y, z);
      if (inside <= onSurfaceMm) {
        this.best = s;
        end[0] = x;
        end[1] = y;
        end[2] = z;
        return;
      }
      s += inside;
    }
  }

  /**
   * No way out that ends in the ball about (x, y, z) is shorter. There each cone's wall is a plane,
   * but for its curvature, and the end must lie beyond the planes of all of them: the two that ask
   * for the longest ways give the bound.
   */
  private wayOut(
    o: readonly [number, number, number],
    x: number,
    y: number,
    z: number,
    reach: number,
  ): number {
    let [first, second] = [0, 0];
    let [ax, ay, az, bx, by, bz] = [0, 0, 0, 0, 0, 0];
    for (const cone of this.near) {
      const signed = cone.tangent(x, y, z);
      if (cone.toCentre <= 1.5 * reach) continue;
      const curved = (reach * reach) / (2 * (cone.toCentre - reach));
      const { nx, ny, nz } = cone;
      const way = nx * (x - o[0]) + ny * (y - o[1]) + nz * (z - o[2]) - signed - curved;
      if (way > first) {
        [second, bx, by, bz] = [first, ax, ay, az];
        [first, ax, ay, az] = [way, nx, ny, nz];
      } else if (way > second) [second, bx, by, bz] = [way, nx, ny, nz];
    }
    const cosine = ax * bx + ay * by + az * bz;
    const sine = 1 - cosine * cosine;
    if (second <= first * cosine || second <= 0 || sine < 1e-6) return first;
    return Math.sqrt((first * first + second * second - 2 * first * second * cosine) / sine);
  }

  private cube(
    o: readonly [number, number, number],
    x: number,
    y: number,
    z: number,
    half: number,
    end: Float64Array,
  ): void {
    const gap = (v: number, w: number) => Math.max(0, Math.abs(v - w) - half);
    if (Math.hypot(gap(x, o[0]), gap(y, o[1]), gap(z, o[2])) >= this.best - toleranceMm) return;
    const reach = half * Math.sqrt(3);
    if (this.wayOut(o, x, y, z, reach) >= this.best - toleranceMm) return;
    const union = this.union(x, y, z);
    if (union < -reach) return;
    if (union >= 0 || half < toleranceMm) this.trace(o, x - o[0], y - o[1], z - o[2], end);
    if (half < toleranceMm / 2) return;
    const q = half / 2;
    const towards = (v: number, w: number) => (v > w ? -q : q);
    const [tx, ty, tz] = [towards(x, o[0]), towards(y, o[1]), towards(z, o[2])];
    for (let n = 0; n < 8; n++) {
      this.cube(o, x + (n & 1 ? -tx : tx), y + (n & 2 ? -ty : ty), z + (n & 4 ? -tz : tz), q, end);
    }
  }
}
