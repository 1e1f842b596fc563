import { distanceMm } from '../../../core/distance-transform';
import { type Grid, lpsToVoxel } from '../../../core/grid';
import type { Volume } from '../../../core/volume';
import type { TissueParameters } from './parameters';
import { piecesOf } from './pieces';

/** Cancellous bone lies no farther from its cortex than this, mm. */
const cortexReachMm = 4;
/** The canal and foramina, not the mouth or a larynx with calcified cartilage, cm². */
const largestHoleCm2 = 6;
const leastPieceMl = 0.1;

export interface UnlabelledBone {
  /** Part of the skeleton: does not move. */
  readonly fixed: readonly number[];
  /** Pieces that hang in soft tissue: an unlabelled hyoid, calcified cartilage. */
  readonly free: readonly (readonly number[])[];
}

/**
 * Bone without a label, by its density: near a dense cortex, so that contrast in a vessel is left out.
 * @param peak the densest voxel of the CT in each cell: a thin cortex is lost in the mean
 * @param taken 1 where a label says what a cell is
 * @param fixed 1 in labelled bone
 */
export function unlabelledBone(
  grid: Grid,
  hu: Float32Array,
  peak: Float32Array,
  taken: Uint8Array,
  fixed: Uint8Array,
  { boneHu, cortexHu, freeBoneMl }: TissueParameters,
): UnlabelledBone {
  const cellMl = (grid.spacing[0] * grid.spacing[1] * grid.spacing[2]) / 1000;
  const cortex = distanceMm(
    Uint8Array.from(peak, (value, q) => (!taken[q] && value >= cortexHu ? 1 : 0)),
    grid.dims,
    grid.spacing,
    cortexReachMm,
  );
  const bone = Uint8Array.from(hu, (value, q) =>
    !taken[q] && !fixed[q] && value >= boneHu && cortex[q]! <= cortexReachMm ? 1 : 0,
  );
  const all: number[] = [];
  const free: (readonly number[])[] = [];
  for (const { cells, atEdge } of piecesOf(bone, grid.dims)) {
    const ml = cells.length * cellMl;
    const isFree = !atEdge && ml < freeBoneMl && !cells.some((q) => touches(grid, fixed, q));
    if (!isFree) for (const q of cells) all.push(q);
    else if (ml >= leastPieceMl) free.push(cells);
  }
  return { fixed: all, free };
}

/** The densest voxel whose centre lies in each cell; the mean where none does. */
export function peakOf({ grid: own, hu: voxels }: Volume, grid: Grid, hu: Float32Array): Float32Array {
  const peak = hu.slice();
  const start = lpsToVoxel(grid, own.origin);
  const cellsOf = (n: 0 | 1 | 2) =>
    Int32Array.from({ length: own.dims[n] }, (_, i) =>
      Math.round(start[n] + (i * own.spacing[n]) / grid.spacing[n]),
    );
  const [x, y, z] = [cellsOf(0), cellsOf(1), cellsOf(2)];
  const [mx, my, mz] = grid.dims;
  for (let k = 0; k < own.dims[2]; k++) {
    if (z[k]! < 0 || z[k]! >= mz) continue;
    for (let j = 0; j < own.dims[1]; j++) {
      if (y[j]! < 0 || y[j]! >= my) continue;
      const row = own.dims[0] * (j + own.dims[1] * k);
      for (let i = 0; i < own.dims[0]; i++) {
        const c = x[i]!;
        if (c < 0 || c >= mx) continue;
        const q = c + mx * (y[j]! + my * z[k]!);
        if (voxels[row + i]! > peak[q]!) peak[q] = voxels[row + i]!;
      }
    }
  }
  return peak;
}

function touches({ dims: [nx, ny] }: Grid, set: Uint8Array, q: number): boolean {
  return [1, nx, nx * ny].some((step) => set[q - step] === 1 || set[q + step] === 1);
}

/** Sets, slice by slice, what bone encloses: canal, foramina. Holes with air in them stay open. */
export function fillHoles(grid: Grid, rigid: Uint8Array, open: (cell: number) => boolean): void {
  const [nx, ny, nz] = grid.dims;
  const most = (largestHoleCm2 * 100) / (grid.spacing[0] * grid.spacing[1]);
  for (let k = 0; k < nz; k++) {
    const slice = rigid.subarray(k * nx * ny, (k + 1) * nx * ny);
    const rest = slice.map((value) => (value ? 0 : 1));
    for (const { cells } of piecesOf(rest, [nx, ny, 1])) {
      const atEdge = cells.some((q) => q % nx === 0 || q % nx === nx - 1 || q < nx || q >= nx * (ny - 1));
      if (atEdge || cells.length > most || cells.some((q) => open(q + k * nx * ny))) continue;
      for (const q of cells) slice[q] = 1;
    }
  }
}
