import { type Grid, subGrid } from '../../core/grid';
import type { VoxelField } from '../../core/structure';
import type { Volume } from '../../core/volume';
import { distanceMm } from '../../core/distance-transform';
import { cropped, dimsOf, places, rangeIn, type VoxelRange, voxelsIn, widened } from '../voxels/fields';
import { voxelMap } from '../voxels/grids';

/** How far from the surface found on the work grid the CT's own voxels decide, mm. */
const [outwardsMm, inwardsMm] = [1.5, 1.1];
/** Soft tissue around bone, HU. */
const tissueHu = 50;
/** Where the surface of bone lies between soft tissue and the brightest of the cortex nearby. */
const surfaceShare = 0.5;
/** A cortex is never brighter than this for the purpose, nor so faint, HU. */
const [leastHu, mostHu] = [120, 500];

/** Labels on upright voxels, and for each the brightest HU within 2 mm. */
export interface LabelledBone {
  readonly grid: Grid;
  readonly labels: Uint8Array;
  readonly brightest: Int16Array;
  /** The box of each label. */
  readonly ranges: readonly (VoxelRange | undefined)[];
}

/**
 * One label of a work grid on the voxels of the CT: full inside; near the surface by the HU of the CT itself, with half
 * occupancy half-way between soft tissue and the cortex there; never where another label is. Undefined where nothing of
 * it lies on the CT.
 */
export function labelOnCt(ct: Volume, bone: LabelledBone, label: number): VoxelField | undefined {
  const found = bone.ranges[label];
  if (!found) return undefined;
  const range = widened(found, bone.grid.dims, 3);
  const dims = dimsOf(range);
  const work = subGrid(bone.grid, range.low, dims);
  const place = placesOf(voxelsIn(bone.labels, bone.grid.dims, range), label, work);
  const level = voxelsIn(bone.brightest, bone.grid.dims, range).map(surfaceHu);
  return sampled(ct, work, place, level);
}

const surfaceHu = (brightest: number): number =>
  Math.min(mostHu, Math.max(leastHu, tissueHu + surfaceShare * (brightest - tissueHu)));

/** Inside, at the surface or outside, for each voxel. */
function placesOf(labels: Uint8Array, label: number, { dims, spacing }: Grid): Uint8Array {
  const mask = labels.map((value) => (value === label ? 1 : 0));
  const outside = distanceMm(mask, dims, spacing, outwardsMm);
  const inside = distanceMm(mask, dims, spacing, inwardsMm, 'free');
  return mask.map((isIn, n) => {
    if (isIn === 1) return inside[n]! > inwardsMm ? places.inside : places.surface;
    return labels[n] === 0 && outside[n]! <= outwardsMm ? places.surface : places.outside;
  });
}

function sampled(
  { grid: target, hu }: Volume,
  work: Grid,
  place: Uint8Array,
  level: Int16Array,
): VoxelField | undefined {
  const range = rangeIn(target, work, {
    low: [0, 0, 0],
    high: work.dims.map((n) => n - 1) as never as Grid['dims'],
  });
  if (!range) return undefined;
  const dims = dimsOf(range);
  const grid = subGrid(target, range.low, dims);
  const data = new Uint8Array(dims[0] * dims[1] * dims[2]);
  const { start, steps: [u, v, w] } = voxelMap(grid, work); // prettier-ignore
  const [nx, ny, nz] = work.dims;
  let to = 0;
  for (let k = 0; k < dims[2]; k++) {
    for (let j = 0; j < dims[1]; j++) {
      const from = range.low[0] + target.dims[0] * (range.low[1] + j + target.dims[1] * (range.low[2] + k));
      for (let i = 0; i < dims[0]; i++, to++) {
        const a = Math.floor(start[0] + i * u[0] + j * v[0] + k * w[0] + 0.5);
        const b = Math.floor(start[1] + i * u[1] + j * v[1] + k * w[1] + 0.5);
        const c = Math.floor(start[2] + i * u[2] + j * v[2] + k * w[2] + 0.5);
        if (a < 0 || b < 0 || c < 0 || a >= nx || b >= ny || c >= nz) continue;
        const at = a + nx * (b + ny * c);
        if (place[at] === places.inside) data[to] = 255;
        else if (place[at] === places.surface) data[to] = occupancy(hu[from + i]!, level[at]!);
      }
    }
  }
  return cropped({ grid, data });
}

/** Half at a level of HU; empty and full 40 % of it away. */
const occupancy = (hu: number, level: number): number =>
  Math.round(Math.min(255, Math.max(0, 127.5 + (127.5 * (hu - level)) / (0.4 * level))));
