import type { KernelContext } from '../../core/kernel';
import type { Triangles } from './file';
import type { VoxelBox } from './votes';

/** Distances are kept for as many slices at a time. */
const slabSlices = 16;
/** A triangle that spans more voxels is cut in two. */
const longestSpan = 6;

/**
 * Turns the votes on each voxel into how full it is (0–255), in place: outside 0, inside 255, and in the
 * cells that the surface crosses a ramp along its normal, so steep that the half level of the trilinear
 * interpolation is the surface itself: exactly for a plane of any tilt, and to second order for a
 * curved one. Distances are those of voxel coordinates, in which a cell is a cube.
 * @param inside answers, by a voxel's vote, whether it is inside
 */
export async function fillNearSurface(
  mesh: Triangles,
  box: VoxelBox,
  votes: Uint8Array,
  inside: (vote: number) => boolean,
  context: KernelContext,
): Promise<void> {
  const [nx, ny, nz] = box.dims;
  const lows = extremes(mesh, Math.min);
  const highs = extremes(mesh, Math.max);
  const slab = new Slab(box);
  for (let first = 0; first < nz; first += slabSlices) {
    slab.begin(first);
    const from = box.start[2] + first - 1;
    const to = from + slabSlices + 1;
    for (let triangle = 0; triangle < lows.length; triangle++) {
      if (highs[triangle]! < from || lows[triangle]! > to) continue;
      slab.add(mesh, triangle);
      if (triangle % 1024 === 0)
        await context.checkpoint((first + (slabSlices * triangle) / lows.length) / nz);
    }
    slab.finish(votes.subarray(nx * ny * first, nx * ny * Math.min(nz, first + slabSlices)), inside);
    await context.checkpoint(Math.min(1, (first + slabSlices) / nz));
  }
}

function extremes({ positions, indices }: Triangles, pick: (...values: number[]) => number): Float64Array {
  const z = (n: number) => positions[3 * indices[n]! + 2]!;
  return Float64Array.from({ length: indices.length / 3 }, (_, t) =>
    pick(z(3 * t), z(3 * t + 1), z(3 * t + 2)),
  );
}

type Corners = readonly number[];

/** Distances to the surface in a few slices of the box. */
class Slab {
  private readonly squared: Float32Array;
  /** Half the rise of the ramp from the surface to the voxel. */
  private readonly rise: Float32Array;
  private first = 0;

  constructor(private readonly box: VoxelBox) {
    const size = box.dims[0] * box.dims[1] * Math.min(slabSlices, box.dims[2]);
    this.squared = new Float32Array(size);
    this.rise = new Float32Array(size);
  }

  begin(first: number): void {
    this.first = first;
    this.squared.fill(Infinity);
  }

  add({ positions, indices }: Triangles, triangle: number): void {
    const corners: number[] = [];
    for (let n = 0; n < 3; n++) {
      const at = 3 * indices[3 * triangle + n]!;
      corners.push(positions[at]!, positions[at + 1]!, positions[at + 2]!);
    }
    this.addPiece(corners);
  }

  /** Measures from the voxels at most one step beyond the piece's box. */
  private addPiece(p: Corners): void {
    const low: number[] = [];
    const high: number[] = [];
    let isLong = false;
    for (let axis = 0; axis < 3; axis++) {
      const start = this.box.start[axis]! + (axis === 2 ? this.first : 0);
      const count = axis === 2 ? Math.min(slabSlices, this.box.dims[2] - this.first) : this.box.dims[axis]!;
      const [a, b, c] = [p[axis]!, p[axis + 3]!, p[axis + 6]!];
      const [least, most] = [Math.min(a, b, c), Math.max(a, b, c)];
      isLong ||= most - least > longestSpan;
      low.push(Math.max(0, Math.ceil(least - 1) - start));
      high.push(Math.min(count - 1, Math.floor(most + 1) - start));
      if (high[axis]! < low[axis]!) return;
    }
    if (isLong) for (const half of halves(p)) this.addPiece(half);
    else this.measure(p, low, high);
  }

  private measure(p: Corners, low: readonly number[], high: readonly number[]): void {
    const [nx, ny] = this.box.dims;
    const [x0, y0, z0] = this.box.start;
    for (let k = low[2]!; k <= high[2]!; k++) {
      for (let j = low[1]!; j <= high[1]!; j++) {
        for (let i = low[0]!; i <= high[0]!; i++) {
          const at = i + nx * (j + ny * k);
          toTriangle(p, i + x0, j + y0, k + z0 + this.first, offset);
          const squared = offset[0]! ** 2 + offset[1]! ** 2 + offset[2]! ** 2;
          if (squared >= this.squared[at]!) continue;
          this.squared[at] = squared;
          // Across a cell the distance changes at most by the sum of its normal's parts.
          const steps = Math.abs(offset[0]!) + Math.abs(offset[1]!) + Math.abs(offset[2]!);
          this.rise[at] = steps === 0 ? 0 : squared / (2 * steps);
        }
      }
    }
  }

  finish(votes: Uint8Array, inside: (vote: number) => boolean): void {
    for (let at = 0; at < votes.length; at++) {
      const is = inside(votes[at]!);
      if (this.squared[at] === Infinity) votes[at] = is ? 255 : 0;
      else {
        const rise = Math.min(0.5, this.rise[at]!) * 255;
        votes[at] = is ? Math.max(128, Math.round(127.5 + rise)) : Math.min(127, Math.round(127.5 - rise));
      }
    }
  }
}

/** A triangle cut across its longest edge. */
function halves(p: Corners): [Corners, Corners] {
  const corner = (n: number) => p.slice(3 * (n % 3), 3 * (n % 3) + 3);
  const length = (n: number) => {
    const [a, b] = [corner(n), corner(n + 1)];
    return Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!, a[2]! - b[2]!);
  };
  const longest = [0, 1, 2].reduce((best, n) => (length(n) > length(best) ? n : best));
  const [a, b, c] = [corner(longest), corner(longest + 1), corner(longest + 2)];
  const middle = a.map((value, axis) => (value + b[axis]!) / 2);
  return [
    [...a, ...middle, ...c],
    [...middle, ...b, ...c],
  ];
}

const offset = new Float64Array(3);

/**
 * Leaves the vector from the nearest point of a triangle to a point in `out`.
 * Method: Ericson, Real-Time Collision Detection (2005), section 5.1.5.
 */
function toTriangle(p: Corners, x: number, y: number, z: number, out: Float64Array): void {
  const ux = p[3]! - p[0]!;
  const uy = p[4]! - p[1]!;
  const uz = p[5]! - p[2]!;
  const vx = p[6]! - p[0]!;
  const vy = p[7]! - p[1]!;
  const vz = p[8]! - p[2]!;
  const ax = x - p[0]!;
  const ay = y - p[1]!;
  const az = z - p[2]!;
  const uu = ux * ux + uy * uy + uz * uz;
  const vv = vx * vx + vy * vy + vz * vz;
  const uv = ux * vx + uy * vy + uz * vz;
  const ua = ux * ax + uy * ay + uz * az;
  const va = vx * ax + vy * ay + vz * az;
  // Distances along both sides, seen from each corner.
  const d1 = ua;
  const d2 = va;
  const d3 = ua - uu;
  const d4 = va - uv;
  const d5 = ua - uv;
  const d6 = va - vv;
  let s = 0;
  let t = 0;
  const nearA = d1 <= 0 && d2 <= 0;
  const nearB = d3 >= 0 && d4 <= d3;
  const nearC = d6 >= 0 && d5 <= d6;
  const onAB = d1 * d4 - d3 * d2;
  const onAC = d5 * d2 - d1 * d6;
  const onBC = d3 * d6 - d5 * d4;
  if (nearA) s = t = 0;
  else if (nearB) s = 1;
  else if (onAB <= 0 && d1 >= 0 && d3 <= 0) s = d1 / (d1 - d3);
  else if (nearC) t = 1;
  else if (onAC <= 0 && d2 >= 0 && d6 <= 0) t = d2 / (d2 - d6);
  else if (onBC <= 0 && d4 - d3 >= 0 && d5 - d6 >= 0) {
    t = (d4 - d3) / (d4 - d3 + (d5 - d6));
    s = 1 - t;
  } else {
    const sum = onBC + onAC + onAB;
    s = onAC / sum;
    t = onAB / sum;
  }
  out[0] = ax - s * ux - t * vx;
  out[1] = ay - s * uy - t * vy;
  out[2] = az - s * uz - t * vz;
}
