import { LevelQueue } from './level-queue';
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
  options: WatershedOptions = {},
): Labels {
  const { states, queue } = prepared(cost, markers, dims, options);
  spread(states, queue, dims);
  return labelsOf(states, markers.slice() as Labels, dims);
}

/** As narrow as the labels allow: the work is bound by memory. */
type States = Int16Array | Int32Array;

function statesFor(markers: ArrayLike<number>, [nx, ny, nz]: Dims): States {
  const count = (nx + 2) * (ny + 2) * (nz + 2);
  let most = 0;
  for (let q = 0; q < markers.length; q++) if (markers[q]! > most) most = markers[q]!;
  return most < 1 << 15 ? new Int16Array(count) : new Int32Array(count);
}

/**
 * One number a voxel, so that a neighbour is judged by one look: its label, −1 − its cost where it has none yet,
 * 0 where no label may go. A rim of such voxels lies around, so that nobody asks for the edge.
 */
function prepared(
  cost: Uint8Array,
  markers: ArrayLike<number>,
  dims: Dims,
  { within, mostCost = 255 }: WatershedOptions,
): { states: States; queue: LevelQueue } {
  const [nx, ny, nz] = dims;
  const states = statesFor(markers, dims);
  const queue = new LevelQueue(nx * ny * nz);
  for (let k = 0, q = 0; k < nz; k++)
    for (let j = 0; j < ny; j++) {
      let p = rowStart(j, k, dims);
      for (let i = 0; i < nx; i++, q++, p++) {
        const marker = markers[q]!;
        if (marker !== 0) queue.push(p, 0);
        const isShut = cost[q]! > mostCost || (within !== undefined && within[q] === 0);
        states[p] = marker !== 0 ? marker : isShut ? 0 : -1 - cost[q]!;
      }
    }
  return { states, queue };
}

const rowStart = (j: number, k: number, [nx, ny]: Dims): number =>
  1 + (nx + 2) * (j + 1 + (ny + 2) * (k + 1));

function spread(states: States, queue: LevelQueue, [nx, ny]: Dims): void {
  const row = nx + 2;
  const slice = row * (ny + 2);
  for (let level = 0; level < 256; level++) {
    for (let p = queue.take(level); p >= 0; p = queue.take(level)) {
      const label = states[p]!;
      enter(states, queue, p - 1, label, level);
      enter(states, queue, p + 1, label, level);
      enter(states, queue, p - row, label, level);
      enter(states, queue, p + row, label, level);
      enter(states, queue, p - slice, label, level);
      enter(states, queue, p + slice, label, level);
    }
  }
}

/** Gives a voxel that has no label yet the one that reaches it first. */
function enter(states: States, queue: LevelQueue, p: number, label: number, level: number): void {
  const cost = -1 - states[p]!;
  if (cost < 0) return;
  states[p] = label;
  queue.push(p, cost > level ? cost : level);
}

function labelsOf<Labels extends Int32Array | Uint16Array | Uint8Array>(
  states: States,
  labels: Labels,
  dims: Dims,
): Labels {
  const [nx, ny, nz] = dims;
  for (let k = 0, q = 0; k < nz; k++)
    for (let j = 0; j < ny; j++) {
      const p = rowStart(j, k, dims);
      for (let i = 0; i < nx; i++, q++) labels[q] = Math.max(states[p + i]!, 0);
    }
  return labels;
}
