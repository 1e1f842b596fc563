import { fractionalFlow } from './fractional-flow';
import { INLET } from './front';
import type { PressureQueue } from './pressure-queue';
import { isImplicit } from './time-step';
import { equalSaturation, type Front, type TransportState } from './transport-state';

/** The cells that an update touches; `touch` makes `old`, `low` and `passed` valid for one. */
export interface Touched {
  readonly old: Float64Array;
  readonly low: Float64Array;
  /** Saturation of what left the cell in the step. */
  readonly passed: Float64Array;
  isTouched(cell: number): boolean;
  touch(cell: number): void;
}

/** Explicit upwinding for a fractional flow: S += dt·ΣF_in·(f_up − f), in the form that no divergence can unbound. */
export function upwindExplicitly(
  front: Front,
  state: TransportState,
  { old, low }: Touched,
  dtS: number,
): void {
  for (let n = 0; n < front.count; n++) {
    const down = front.down[n]!;
    if (down < 0) continue;
    const up = front.up[n]!;
    const from = up >= 0 ? fractionalFlow(state, up, old[up]!) : up === INLET ? 1 : 0;
    low[down]! +=
      (front.flow[n]! * dtS * (from - fractionalFlow(state, down, old[down]!))) / state.pore[down]!;
  }
}

/**
 * Upwinding of a passive saturation, from high to low pressure. Slow cells are explicit; fast ones (`isImplicit`) pass
 * on their new saturation, S = (S_old + ν·S_in)/(1 + ν), which keeps the bounds for any step and may carry what came
 * in through several cells. Both give the same volume to the cell below, so nothing is lost between them.
 */
export function upwind(
  front: Front,
  state: TransportState,
  cells: Touched,
  queue: PressureQueue,
  dtS: number,
): void {
  const { old, low, passed } = cells;
  queue.begin();
  const outside = new Map<number, number>();
  for (let n = 0; n < front.count; n++) {
    const down = front.down[n]!;
    if (down < 0) continue;
    queue.push(down);
    const up = front.up[n]!;
    if (up >= 0) continue;
    const jump = (up === INLET ? 1 : 0) - old[down]!;
    outside.set(down, (outside.get(down) ?? 0) + front.flow[n]! * jump);
  }
  while (queue.size > 0) {
    const c = queue.pop();
    const exchange = (outside.get(c) ?? 0) + incoming(state, cells, c);
    const part = dtS / state.pore[c]!;
    if (!isImplicit(state, c, dtS)) {
      low[c] = old[c]! + part * exchange;
      continue;
    }
    low[c] = old[c]! + (part * exchange) / (1 + part * state.flux.inflow[c]!);
    passed[c] = low[c]!;
    if (Math.abs(low[c]! - old[c]!) <= equalSaturation) continue;
    for (let d = 0; d < state.flux.links.length; d++) {
      const link = state.flux.links[d]!;
      const { stride } = state.topology.directions[d]!;
      if (link[c]! > 0) {
        cells.touch(c + stride);
        queue.push(c + stride);
      }
      if (c >= stride && link[c - stride]! < 0) {
        cells.touch(c - stride);
        queue.push(c - stride);
      }
    }
  }
}

/** Σ F_in·(S passed on by the upstream cell − S) over the links. */
function incoming({ flux, topology, saturation }: TransportState, cells: Touched, c: number): number {
  const here = cells.old[c]!;
  let sum = 0;
  for (let d = 0; d < flux.links.length; d++) {
    const link = flux.links[d]!;
    const { stride } = topology.directions[d]!;
    if (link[c]! < 0) {
      const jump = passedBy(cells, saturation, c + stride) - here;
      if (jump > equalSaturation || jump < -equalSaturation) sum -= link[c]! * jump;
    }
    if (c >= stride && link[c - stride]! > 0) {
      const jump = passedBy(cells, saturation, c - stride) - here;
      if (jump > equalSaturation || jump < -equalSaturation) sum += link[c - stride]! * jump;
    }
  }
  return sum;
}

const passedBy = (cells: Touched, saturation: Float64Array, c: number): number =>
  cells.isTouched(c) ? cells.passed[c]! : saturation[c]!;
