import type { VoxelField } from '../../core/structure';
import type { Volume } from '../../core/volume';
import { distanceMm } from '../voxels/distance';
import { places, ramp, refinedOnCt } from '../voxels/fields';
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
export function onCt(
  volume: Volume,
  { grid, hu }: WorkCt,
  mask: Uint8Array,
  edge: Edge,
): VoxelField | undefined {
  const spacing = grid.spacing;
  const reach = edge.reachMm + 1e-3;
  const toSet = distanceMm(mask, grid.dims, spacing, reach);
  const toFree = distanceMm(mask, grid.dims, spacing, reach, 'free');
  const place = new Uint8Array(mask.length);
  const isMarrow = (q: number) => edge.marrowHu !== undefined && hu[q]! <= edge.marrowHu;
  for (let q = 0; q < place.length; q++) {
    const isNear = mask[q] ? toFree[q]! < Infinity && !isMarrow(q) : toSet[q]! < Infinity;
    place[q] = isNear ? places.surface : mask[q] ? places.inside : places.outside;
  }
  return refinedOnCt(volume, grid, place, ramp(edge.outsideHu, edge.insideHu));
}
