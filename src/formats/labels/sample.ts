import { type Grid, voxelCount } from '../../core/grid';
import type { VoxelField } from '../../core/structure';
import type { IndexMap, LatticeField, Triple } from './lattice';

/** Points a voxel's edge is divided into at most, where the source is finer than the target. */
const mostPoints = 4;

/**
 * A field on a grid that is another one than its own: the trilinear value at each voxel, 0 outside, so
 * that the half level runs where it ran. Where the source is finer, the mean of points spread over the voxel.
 */
export function sample(
  target: Grid,
  { lattice, data }: LatticeField,
  { steps, start }: IndexMap,
): VoxelField {
  const out = new Uint8Array(voxelCount(target));
  const shifts = subPoints(steps);
  const [nx, ny, nz] = target.dims;
  let at = 0;
  for (let k = 0; k < nz; k++) {
    for (let j = 0; j < ny; j++) {
      for (let i = 0; i < nx; i++, at++) {
        const x = start[0] + i * steps[0][0] + j * steps[1][0] + k * steps[2][0];
        const y = start[1] + i * steps[0][1] + j * steps[1][1] + k * steps[2][1];
        const z = start[2] + i * steps[0][2] + j * steps[1][2] + k * steps[2][2];
        let sum = 0;
        for (const [dx, dy, dz] of shifts) sum += valueAt(data, lattice.dims, x + dx, y + dy, z + dz);
        out[at] = Math.round(sum / shifts.length);
      }
    }
  }
  return { grid: target, data: out };
}

/** Where the points of one voxel lie about its centre, in voxels of the source. */
function subPoints(steps: IndexMap['steps']): Triple[] {
  const counts = steps.map((step) =>
    Math.min(mostPoints, Math.max(1, Math.ceil(Math.max(...step.map(Math.abs)) - 0.01))),
  );
  const places = counts.map((n) => Array.from({ length: n }, (_, i) => (i + 0.5) / n - 0.5));
  return places[0]!.flatMap((a) =>
    places[1]!.flatMap((b) =>
      places[2]!.map(
        (c) =>
          [0, 1, 2].map((n) => a * steps[0][n]! + b * steps[1][n]! + c * steps[2][n]!) as never as Triple,
      ),
    ),
  );
}

/** Trilinear value; what lies outside is empty. */
function valueAt(data: Uint8Array, [nx, ny, nz]: Triple, x: number, y: number, z: number): number {
  if (x <= -1 || y <= -1 || z <= -1 || x >= nx || y >= ny || z >= nz) return 0;
  const [i, j, k] = [Math.floor(x), Math.floor(y), Math.floor(z)];
  const [fx, fy, fz] = [x - i, y - j, z - k];
  let sum = 0;
  for (let c = k < 0 ? 1 : 0; c < 2 && k + c < nz; c++) {
    const wz = c === 0 ? 1 - fz : fz;
    for (let b = j < 0 ? 1 : 0; b < 2 && j + b < ny; b++) {
      const row = i + nx * (j + b + ny * (k + c));
      const low = i >= 0 ? data[row]! * (1 - fx) : 0;
      const high = i + 1 < nx ? data[row + 1]! * fx : 0;
      sum += wz * (b === 0 ? 1 - fy : fy) * (low + high);
    }
  }
  return sum;
}
