import { type Grid, subGrid } from '../../core/grid';
import type { VoxelField } from '../../core/structure';
import type { Volume } from '../../core/volume';
import { distanceMm } from '../voxels/distance';
import { dimsOf, places, ramp, rangeOf, refinedOnCt, voxelsIn, widened } from '../voxels/fields';
import type { WorkCt } from './work';

/** How the surface of a structure shows: HU at which a voxel is wholly outside and wholly inside it. */
export interface Edge {
  readonly outsideHu: number;
  readonly insideHu: number;
  /** How far beyond the work grid's surface the CT's own voxels are asked, mm. */
  readonly reachMm: number;
  /** What is no brighter than this inside the mask is marrow, and inside whatever its HU. */
  readonly marrowHu?: number;
}

/** A mask of the work grid as a field of the CT, its surface where the HU of the CT's own voxels put it. */
export function onCt(volume: Volume, ct: WorkCt, mask: Uint8Array, edge: Edge): VoxelField | undefined {
  const found = rangeOf(mask, ct.grid.dims);
  if (!found) return undefined;
  const marginVoxels = Math.ceil(edge.reachMm / ct.grid.spacing[0]) + 1;
  const range = widened(found, ct.grid.dims, marginVoxels);
  const grid = subGrid(ct.grid, range.low, dimsOf(range));
  const place = placesOf(
    voxelsIn(mask, ct.grid.dims, range),
    voxelsIn(ct.hu, ct.grid.dims, range),
    grid,
    edge,
  );
  return refinedOnCt(volume, grid, place, ramp(edge.outsideHu, edge.insideHu));
}

function placesOf(mask: Uint8Array, hu: Int16Array, { dims, spacing }: Grid, edge: Edge): Uint8Array {
  const reach = edge.reachMm + 1e-3;
  const toSet = distanceMm(mask, dims, spacing, reach);
  const toFree = distanceMm(mask, dims, spacing, reach, 'free');
  const isMarrow = (q: number) => edge.marrowHu !== undefined && hu[q]! <= edge.marrowHu;
  const place = new Uint8Array(mask.length);
  for (let q = 0; q < place.length; q++) {
    const isNear = mask[q] ? toFree[q]! < Infinity && !isMarrow(q) : toSet[q]! < Infinity;
    place[q] = isNear ? places.surface : mask[q] ? places.inside : places.outside;
  }
  return place;
}
