import { RoundCone } from './round-cone';
import { type Frame, type Shape, type SignedDistance, searchToleranceMm } from './signed-distance';
import type { Tube } from './structure';
import { TubeExit } from './tube-exit';
import { lpsPoint, lpsVector } from './units';

const world: Frame = {
  origin: lpsPoint(0, 0, 0),
  axes: [lpsVector(1, 0, 0), lpsVector(0, 1, 0), lpsVector(0, 0, 1)],
};

/** Distances to a drawn tube: the union of its round cones, without voxels. */
export class TubeDistance implements SignedDistance {
  readonly nearest = new Float64Array(3);
  private readonly cones: readonly RoundCone[];
  private readonly exit: TubeExit;
  private best = Infinity;

  constructor({ pointsMm, radiiMm }: Tube) {
    this.cones = pointsMm
      .slice(0, Math.max(1, pointsMm.length - 1))
      .map(
        (from, i) => new RoundCone(from, pointsMm[i + 1] ?? from, radiiMm[i]!, radiiMm[i + 1] ?? radiiMm[i]!),
      );
    this.exit = new TubeExit(this.cones);
  }

  contains(x: number, y: number, z: number): boolean {
    return this.cones.some((cone) => cone.measure(x, y, z) < 0);
  }

  closest(x: number, y: number, z: number, bound: number): number {
    let nearest = this.cones[0]!;
    let signed = Infinity;
    for (const cone of this.cones) {
      const d = cone.measure(x, y, z);
      if (d < signed) [signed, nearest] = [d, cone];
    }
    if (Math.abs(signed) >= bound) return bound;
    nearest.project(x, y, z);
    this.nearest.set(nearest.surface);
    if (signed >= 0 || this.exit.isOpen(this.nearest)) return Math.abs(signed);
    // The wall nearest by lies inside a neighbouring cone: the way out is longer.
    return this.exit.find(x, y, z, this.nearest);
  }

  approach(shape: Shape, bound: number): number {
    shape.enter(world);
    this.best = bound;
    for (const cone of this.cones) {
      this.along(shape, cone, 0, cone.length);
      if (this.best <= 0) return 0;
    }
    return this.best;
  }

  /** Shortest distance from the shape to the balls between two places on a cone's axis. */
  private along(shape: Shape, cone: RoundCone, from: number, to: number): void {
    const s = (from + to) / 2;
    const half = (to - from) / 2;
    const t = cone.length > 0 ? s / cone.length : 0;
    const x = cone.from[0] + (cone.to[0] - cone.from[0]) * t;
    const y = cone.from[1] + (cone.to[1] - cone.from[1]) * t;
    const z = cone.from[2] + (cone.to[2] - cone.from[2]) * t;
    const radius = cone.fromRadius - cone.slope * s;
    const d = shape.measure(x, y, z);
    shape.aim();
    if (d - radius < this.best) {
      this.best = Math.max(0, d - radius);
      this.nearest[0] = x - shape.gx * radius;
      this.nearest[1] = y - shape.gy * radius;
      this.nearest[2] = z - shape.gz * radius;
    }
    if (this.best <= 0 || half < searchToleranceMm / 4) return;
    const rise = riseAlong(cone, shape);
    let bound = Infinity;
    for (let piece = 0; piece < shape.pieces; piece++) {
      const toPiece = shape.toPiece(piece);
      const reach =
        half * (toPiece > 0 ? Math.min(Math.abs(riseAlong(cone, shape)), 1 + Math.abs(cone.slope)) : 2);
      bound = Math.min(bound, toPiece - radius - reach);
    }
    if (bound >= this.best - searchToleranceMm) return;
    if (rise > 0) {
      this.along(shape, cone, from, s);
      this.along(shape, cone, s, to);
    } else {
      this.along(shape, cone, s, to);
      this.along(shape, cone, from, s);
    }
  }
}

/** How fast the distance to the balls grows along the cone's axis, where the shape was measured last. */
const riseAlong = (cone: RoundCone, shape: Shape): number =>
  cone.slope +
  (cone.length > 0
    ? (shape.gx * (cone.to[0] - cone.from[0]) +
        shape.gy * (cone.to[1] - cone.from[1]) +
        shape.gz * (cone.to[2] - cone.from[2])) /
      cone.length
    : 0);
