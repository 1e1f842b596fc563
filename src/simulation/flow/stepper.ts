import { AgeTransport } from './age';
import { fillAntidiffusion } from './antidiffusion';
import { fractionalFlow, steepestFlow } from './fractional-flow';
import { listFront } from './front';
import { Correction } from './limiter';
import { Front, type TransportState } from './transport-state';

/** Share of its pore volume that may flow through a cell of the front in one sub-step, and between two solves. */
const subStepCourant = 0.25;
const solveCourant = 0.5;

/** What left, mm³ of injected fluid, per end and per outlet edge. */
export interface Left {
  readonly ends: Float64Array;
  readonly edges: Float64Array;
}

/** Sub-steps of the transport between two pressure solves. */
export class Stepper {
  private readonly front = new Front();
  private readonly correction: Correction;
  private readonly age: AgeTransport;
  private low: number;
  private high: number;

  constructor(private readonly state: TransportState) {
    const cells = state.saturation.length;
    this.correction = new Correction(cells);
    this.age = new AgeTransport(cells, state.topology.directions.length);
    [this.low, this.high] = [cells, -1];
    this.findBounds();
  }

  /** Looks for the cells with injected fluid anew, after they were written from outside. */
  findBounds(): void {
    const { saturation } = this.state;
    [this.low, this.high] = [saturation.length, -1];
    for (let c = 0; c < saturation.length; c++) if (saturation[c]! > 0) this.widen(c);
  }

  private widen(c: number): void {
    if (c < this.low) this.low = c;
    if (c > this.high) this.high = c;
  }

  /**
   * Moves on by at most `maxDtS`, or until the front may have moved about half a cell.
   * `eachSubStep` hears of every sub-step: its length and what left in it.
   */
  advance(
    maxDtS: number,
    pressure: Float64Array,
    pad: number,
    freshAge: readonly number[],
    ageingPerS: number,
    eachSubStep: (dtS: number, left: Left) => void,
  ): { dtS: number; subSteps: number } {
    const { state, front } = this;
    const slope = steepestFlow(state);
    let done = 0;
    let courant = 0;
    let subSteps = 0;
    for (const { cell, flow } of state.sources) if (flow > 0) this.widen(cell);
    while (done < maxDtS && courant < solveCourant * (1 - 1e-9)) {
      listFront(front, state, this.low, this.high);
      const fastest = this.fastest() * slope;
      const left = maxDtS - done;
      const most = Math.min(subStepCourant, solveCourant - courant) / fastest;
      // The rest in equal parts: no tiny last sub-step.
      const dtS = most >= left ? left : left < 2 * most ? left / 2 : most;
      fillAntidiffusion(front, state, dtS);
      this.correction.apply(front, state, dtS);
      for (const c of this.correction.touched) if (state.saturation[c]! > 0) this.widen(c);
      this.age.carry(state, front, this.correction, pressure, pad, dtS, this.low, this.high, freshAge);
      for (let c = this.low; c <= this.high; c++)
        if (state.saturation[c]! > 0) state.age[c]! += ageingPerS * dtS;
      eachSubStep(dtS, this.left(dtS));
      done = most >= left ? maxDtS : done + dtS;
      courant += dtS * fastest;
      subSteps++;
    }
    return { dtS: done, subSteps };
  }

  /** Largest share of its pore volume per second that flows into a cell which changes; 0 when none does. */
  private fastest(): number {
    const { front, state } = this;
    let fastest = 0;
    for (let n = 0; n < front.count; n++) {
      const c = front.down[n]!;
      if (c >= 0) fastest = Math.max(fastest, state.flux.inflow[c]! / state.pore[c]!);
    }
    return fastest;
  }

  private left(dtS: number): Left {
    const { state, front, correction } = this;
    const { flux, topology, edgeCell, saturation } = state;
    const before = (c: number) => (correction.isTouched(c) ? correction.old[c]! : saturation[c]!);
    const out = (flow: number, c: number) =>
      flow > 0 ? flow * dtS * fractionalFlow(state, c, before(c)) : 0;
    const ends = flux.ends.map((flow, i) => out(flow, topology.ends.cell[i]!));
    const edges = flux.edges.map((flow, i) => out(flow, edgeCell[i]!));
    for (let n = 0; n < front.count; n++) {
      const i = -2 - front.link[n]!;
      if (i >= ends.length) edges[i - ends.length]! += front.anti[n]!;
      else if (i >= 0) ends[i]! += front.anti[n]!;
    }
    return { ends, edges };
  }

  /** Volume of injected fluid that crosses a link in the sub-step just done, positive along it. */
  linkVolume(direction: number, cell: number, dtS: number): number {
    const { state, correction } = this;
    const { flux, topology, saturation } = state;
    const flow = flux.links[direction]![cell]!;
    const c = flow > 0 ? cell : cell + topology.directions[direction]!.stride;
    const before = correction.isTouched(c) ? correction.old[c]! : saturation[c]!;
    return flow * dtS * fractionalFlow(state, c, before);
  }
}
