import type { Dims } from './runs';

export interface WatershedOptions {
  /** Only these voxels are given to a marker; everywhere where absent. */
  readonly within?: Uint8Array;
  /** Higher costs are not climbed: what lies beyond stays 0. */
  readonly mostCost?: number;
}

/**
 * Gives every voxel to the marker from which it is reached over the lowest pass, through faces; equal passes
 * in the order of steps (Meyer 1994, doi:10.1016/0165-1684(94)90060-4). Linear in the number of voxels.
 * @param cost 0 … 255 at each voxel
 * @param markers label > 0 where it starts, 0 elsewhere
 * @returns labels, 0 where no marker leads
 */
export function watershed<Labels extends Int32Array | Uint16Array | Uint8Array>(
  cost: Uint8Array,
  markers: Labels,
  dims: Dims,
  { within, mostCost = 255 }: WatershedOptions = {},
): Labels {
  const levels = levelsOf(cost, within, mostCost);
  const labels = markers.slice() as Labels;
  spread(levels, labels, dims);
  return labels;
}

/** Level at which no voxel is entered. */
const shut = 256;

/** Cost and limits in one array, so that a voxel is judged by one look. */
function levelsOf(cost: Uint8Array, within: Uint8Array | undefined, mostCost: number): Uint16Array {
  const levels = new Uint16Array(cost.length);
  for (let q = 0; q < levels.length; q++) {
    const isShut = cost[q]! > mostCost || (within !== undefined && within[q] === 0);
    levels[q] = isShut ? shut : cost[q]!;
  }
  return levels;
}

/**
 * A queue for each level, first in first out: `next` chains the voxels of each, from `first` to `last`. A voxel
 * that was given away is shut. One function on purpose: calls would take longer than the work.
 */
function spread(levels: Uint16Array, labels: Int32Array | Uint16Array | Uint8Array, dims: Dims): void {
  const [nx, ny, nz] = dims;
  const slice = nx * ny;
  const next = new Int32Array(labels.length);
  const first = new Int32Array(shut).fill(-1);
  const last = new Int32Array(shut).fill(-1);
  for (let q = 0; q < labels.length; q++) {
    if (labels[q] === 0) continue;
    next[q] = -1;
    if (first[0]! < 0) first[0] = q;
    else next[last[0]!] = q;
    last[0] = q;
    levels[q] = shut;
  }
  for (let level = 0; level < shut; level++) {
    for (let q = first[level]!; q >= 0; q = next[q]!) {
      const label = labels[q]!;
      const rest = (q / nx) | 0;
      const i = q - rest * nx;
      const k = (rest / ny) | 0;
      const j = rest - k * ny;
      for (let side = 0; side < 6; side++) {
        let r = q;
        if (side === 0) {
          if (i === 0) continue;
          r -= 1;
        } else if (side === 1) {
          if (i === nx - 1) continue;
          r += 1;
        } else if (side === 2) {
          if (j === 0) continue;
          r -= nx;
        } else if (side === 3) {
          if (j === ny - 1) continue;
          r += nx;
        } else if (side === 4) {
          if (k === 0) continue;
          r -= slice;
        } else {
          if (k === nz - 1) continue;
          r += slice;
        }
        const cost = levels[r]!;
        if (cost === shut) continue;
        levels[r] = shut;
        labels[r] = label;
        next[r] = -1;
        const to = cost > level ? cost : level;
        if (first[to]! < 0) first[to] = r;
        else next[last[to]!] = r;
        last[to] = r;
      }
    }
  }
}
