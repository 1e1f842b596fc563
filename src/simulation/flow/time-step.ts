import type { Front, TransportState } from './transport-state';
import { INLET } from './front';
import { fractionalFlow, steepestFlow } from './fractional-flow';

/** Share of the displacement (volume exchanged per second) that a sub-step must resolve in time. */
const resolved = 0.9;
/** Above this share of its pore volume in a sub-step a cell is taken implicitly. */
const explicitLimit = 0.9;

/**
 * Where much flows through a cell that is neither full nor empty (a jet through a hole, a mixing zone), the step would
 * have to be tiny everywhere: such a cell passes on what it holds after the step instead of before.
 */
export const isImplicit = ({ mixing, flux, pore }: TransportState, c: number, dtS: number): boolean =>
  mixing === 'linear' && flux.inflow[c]! * dtS > explicitLimit * pore[c]!;

/** Measures how fast the front moves. */
export class FrontSpeed {
  private readonly net: Float64Array;

  constructor(cells: number) {
    this.net = new Float64Array(cells);
  }

  /**
   * Pore volumes per second through the cells of the front: the rate that all but the fastest few percent of the
   * displacement stay under. Cells whose saturation is steady do not count. Of a fractional flow with shocks, which
   * is taken explicitly throughout, the fastest cell's.
   */
  measure(front: Front, state: TransportState): number {
    const { flux, pore, saturation } = state;
    const { net } = this;
    const cells: number[] = [];
    let fastest = 0;
    for (let n = 0; n < front.count; n++) {
      const c = front.down[n]!;
      if (c < 0) continue;
      const up = front.up[n]!;
      const from = up >= 0 ? fractionalFlow(state, up, saturation[up]!) : up === INLET ? 1 : 0;
      if (net[c] === 0) cells.push(c);
      net[c]! += front.flow[n]! * (from - fractionalFlow(state, c, saturation[c]!));
      fastest = Math.max(fastest, flux.inflow[c]! / pore[c]!);
    }
    if (state.mixing !== 'linear') {
      for (const c of cells) net[c] = 0;
      return fastest * steepestFlow(state);
    }
    const rates = Float64Array.from(cells, (c) => flux.inflow[c]! / pore[c]!);
    const order = Array.from(cells.keys()).toSorted((a, b) => rates[a]! - rates[b]!);
    const total = cells.reduce((sum, c) => sum + Math.abs(net[c]!), 0);
    let sum = 0;
    let rate = 0;
    for (const i of order) {
      const c = cells[i]!;
      // A cell that came up twice was at 0 in between: it has been counted already.
      sum += Math.abs(net[c]!);
      net[c] = 0;
      rate = rates[i]!;
      if (sum >= resolved * total) break;
    }
    for (const c of cells) net[c] = 0;
    return rate;
  }
}
