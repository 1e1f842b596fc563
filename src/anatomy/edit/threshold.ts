import { type Grid, subGrid, voxelToLps } from '../../core/grid';
import type { Kernel } from '../../core/kernel';
import { fail, ok } from '../../core/result';
import type { VoxelField } from '../../core/structure';
import { type LpsPoint, voxelPoint } from '../../core/units';
import { distance } from '../../core/vector';
import type { Volume } from '../../core/volume';
import { dimsOf, type VoxelRange } from '../voxels/fields';
import { solid } from './combine';
import { connectedIn } from './connected';
import { rangeAround, rangeOn } from './ranges';

/** Where HU are looked at: within a ball, within a box along the axes of the CT, or within a structure. */
export type Region =
  | { readonly kind: 'ball'; readonly centreMm: LpsPoint; readonly radiusMm: number }
  | {
      readonly kind: 'box';
      readonly centreMm: LpsPoint;
      readonly halfMm: readonly [number, number, number];
    }
  | { readonly kind: 'structure'; readonly field: VoxelField };

export interface Threshold {
  readonly lowHu: number;
  readonly highHu: number;
  readonly region: Region;
  /** Takes only what is connected, through faces, to what is taken here. */
  readonly seedMm?: LpsPoint;
}

/** The voxels of a region whose HU lie in a range, both ends included. Undefined where there is none. */
export function thresholdRegion(
  { grid: ct, hu }: Volume,
  { lowHu, highHu, region, seedMm }: Threshold,
): VoxelField | undefined {
  const range = rangeOfRegion(ct, region);
  if (!range) return undefined;
  const [nx, ny, nz] = dimsOf(range);
  const mask = new Uint8Array(nx * ny * nz);
  const isIn = insideOf(ct, range, region);
  for (let k = 0, q = 0; k < nz; k++)
    for (let j = 0; j < ny; j++) {
      const row = range.low[0] + ct.dims[0] * (range.low[1] + j + ct.dims[1] * (range.low[2] + k));
      for (let i = 0; i < nx; i++, q++) {
        const value = hu[row + i]!;
        mask[q] = value >= lowHu && value <= highHu && isIn(q, i, j, k) ? 1 : 0;
      }
    }
  const kept = seedMm ? connectedIn(mask, ct, range, seedMm) : mask;
  return solid({ grid: subGrid(ct, range.low, [nx, ny, nz]), data: kept.map((set) => (set ? 255 : 0)) }, ct);
}

export interface SelectHuInput extends Threshold {
  readonly volume: Volume;
}

/** Kernel: `thresholdRegion` for the workers; failure `edit-none-found` where no voxel is taken. */
export const selectHu: Kernel<SelectHuInput, VoxelField> = ({ volume, ...threshold }) => {
  const found = thresholdRegion(volume, threshold);
  return found ? ok(found) : fail('edit-none-found');
};

function rangeOfRegion(ct: Grid, region: Region): VoxelRange | undefined {
  if (region.kind === 'structure') return rangeOn(ct, region.field);
  return rangeAround(ct, region.centreMm, region.kind === 'ball' ? region.radiusMm : region.halfMm);
}

/** Whether a voxel of the range (its index and its place in it) lies in the region. */
function insideOf(ct: Grid, { low }: VoxelRange, region: Region) {
  if (region.kind === 'structure') return (q: number) => region.field.data[q]! > 127;
  if (region.kind === 'box') return () => true;
  const { centreMm, radiusMm } = region;
  return (_: number, i: number, j: number, k: number) =>
    distance(voxelToLps(ct, voxelPoint(low[0] + i, low[1] + j, low[2] + k)), centreMm) <= radiusMm;
}
