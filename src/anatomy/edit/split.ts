import { type Grid, lpsToVoxel } from '../../core/grid';
import type { VoxelField } from '../../core/structure';
import type { LpsPoint, LpsVector } from '../../core/units';
import { dot } from '../../core/vector';
import { solid } from './combine';

/** A plane through a point. */
export interface Cut {
  readonly pointMm: LpsPoint;
  /** Unit vector across it. */
  readonly normal: LpsVector;
}

/**
 * The two parts of a structure on either side of a plane: first the one that the normal points to. Their surfaces
 * meet on the plane, within half a voxel. A part is undefined where nothing lies on its side.
 */
export function splitField(
  { grid, data }: VoxelField,
  ct: Grid,
  { pointMm, normal }: Cut,
): readonly [VoxelField | undefined, VoxelField | undefined] {
  const at = lpsToVoxel(grid, pointMm);
  const step = grid.axes.map((axis, n) => dot(axis, normal) * grid.spacing[n]!) as [number, number, number];
  // Over this distance the occupancy of a part goes from full to empty: one voxel, as the plane meets it.
  const rampMm = Math.hypot(...step);
  const [ahead, behind] = [new Uint8Array(data.length), new Uint8Array(data.length)];
  const [nx, ny, nz] = grid.dims;
  for (let k = 0, q = 0; k < nz; k++)
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i++, q++) {
        if (data[q] === 0) continue;
        const offMm = (i - at[0]) * step[0] + (j - at[1]) * step[1] + (k - at[2]) * step[2];
        const share = Math.round(255 * Math.min(Math.max(0.5 + offMm / rampMm, 0), 1));
        ahead[q] = Math.min(data[q]!, share);
        behind[q] = Math.min(data[q]!, 255 - share);
      }
  return [solid({ grid, data: ahead }, ct), solid({ grid, data: behind }, ct)];
}
