import { type Grid, subGrid } from '../../core/grid';
import { halfLevel, type VoxelField } from '../../core/structure';
import type { Volume } from '../../core/volume';
import { distanceMm } from '../../core/distance-transform';
import { dimsOf, places, ramp, rangeOf, refinedOnCt, voxelsIn, widened } from '../voxels/fields';
import { fillHoles } from '../voxels/flood';
import type { WorkCt } from './work';

/** How the surface of a structure shows: HU at which a voxel is wholly outside and wholly inside it. */
export interface Edge {
  readonly outsideHu: number;
  readonly insideHu: number;
  /** How far beyond the work grid's surface the CT's own voxels are asked, mm. */
  readonly reachMm: number;
}

/** A mask of the work grid as a field of the CT, its surface where the HU of the CT's own voxels put it. */
export function onCt(volume: Volume, ct: WorkCt, mask: Uint8Array, edge: Edge): VoxelField | undefined {
  const part = aroundMask(ct, mask, edge.reachMm);
  if (!part) return undefined;
  const place = placesOf(part, edge.reachMm);
  return refinedOnCt(volume, part.grid, place, ramp(edge.outsideHu, edge.insideHu));
}

/** How bone shows on this CT, HU. */
export interface BoneEdge {
  /** What lies about it. */
  readonly softHu: number;
  /** What is no brighter inside the mask is marrow, and inside whatever its HU. */
  readonly marrowHu: number;
}

/** The brightest of the cortex is sought so many voxels away. */
const cortexVoxels = 2;
/** Where the surface lies between what lies about it and the brightest cortex nearby, and the least and most HU of that. */
const surfaceShare = 0.5;
const [leastHu, mostHu] = [120, 500];

/**
 * A mask of bone as a field of the CT: half occupancy half-way between what lies about it and the cortex nearby, which
 * is where the surface of an edge lies however it is blurred. What cortex encloses is full.
 */
export function boneOnCt(
  volume: Volume,
  ct: WorkCt,
  mask: Uint8Array,
  { softHu, marrowHu }: BoneEdge,
): VoxelField | undefined {
  const part = aroundMask(ct, mask, cortexVoxels * ct.grid.spacing[0]);
  if (!part) return undefined;
  const place = bonePlaces(part, marrowHu);
  const levels = brightest(part).map((hu) =>
    Math.min(mostHu, Math.max(leastHu, softHu + surfaceShare * (hu - softHu))),
  );
  const field = refinedOnCt(volume, part.grid, place, (hu, at) => {
    const above = (hu - levels[at]!) / (0.8 * (levels[at]! - softHu));
    return Math.round(255 * Math.min(1, Math.max(0, 0.5 + above)));
  });
  return field && withoutCavities(field);
}

interface Part {
  readonly mask: Uint8Array;
  readonly hu: Int16Array;
  readonly grid: Grid;
}

/** A mask and its CT in a box with a margin. */
function aroundMask(ct: WorkCt, mask: Uint8Array, marginMm: number): Part | undefined {
  const found = rangeOf(mask, ct.grid.dims);
  if (!found) return undefined;
  const range = widened(found, ct.grid.dims, Math.ceil(marginMm / ct.grid.spacing[0]) + 1);
  return {
    mask: voxelsIn(mask, ct.grid.dims, range),
    hu: voxelsIn(ct.hu, ct.grid.dims, range),
    grid: subGrid(ct.grid, range.low, dimsOf(range)),
  };
}

/** The layers of voxels on either side of the surface are asked: bone is blurred by no more than that. */
function bonePlaces({ mask, hu, grid: { dims } }: Part, marrowHu: number): Uint8Array {
  const [nx, ny, nz] = dims;
  const place = mask.map((set) => (set ? places.inside : places.outside));
  const meet = (a: number, b: number) => {
    if (mask[a] === mask[b]) return;
    for (const q of [a, b]) if (!mask[q] || hu[q]! > marrowHu) place[q] = places.surface;
  };
  for (let k = 0, q = 0; k < nz; k++)
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i++, q++) {
        if (i > 0) meet(q, q - 1);
        if (j > 0) meet(q, q - nx);
        if (k > 0) meet(q, q - nx * ny);
      }
  return place;
}

function placesOf({ mask, grid: { dims, spacing } }: Part, reachMm: number): Uint8Array {
  const reach = reachMm + 1e-3;
  const toSet = distanceMm(mask, dims, spacing, reach);
  const toFree = distanceMm(mask, dims, spacing, reach, 'free');
  const place = new Uint8Array(mask.length);
  for (let q = 0; q < place.length; q++) {
    const isNear = (mask[q] ? toFree : toSet)[q]! < Infinity;
    place[q] = isNear ? places.surface : mask[q] ? places.inside : places.outside;
  }
  return place;
}

/** The brightest HU within some voxels of each, along one axis after the other. */
function brightest({ hu, grid: { dims } }: Part): Int16Array {
  let from = hu;
  for (const step of [1, dims[0], dims[0] * dims[1]]) {
    const to = from.slice();
    for (let d = 1; d <= cortexVoxels; d++)
      for (let q = d * step; q < to.length; q++) {
        if (from[q - d * step]! > to[q]!) to[q] = from[q - d * step]!;
        if (from[q]! > to[q - d * step]!) to[q - d * step] = from[q]!;
      }
    from = to;
  }
  return from;
}

/** What is closed in on all sides is full. */
function withoutCavities({ grid, data }: VoxelField): VoxelField {
  const solid = fillHoles(data.map((value) => (value > halfLevel ? 1 : 0)), grid.dims); // prettier-ignore
  for (let q = 0; q < data.length; q++) if (solid[q] && data[q]! <= halfLevel) data[q] = 255;
  return { grid, data };
}
