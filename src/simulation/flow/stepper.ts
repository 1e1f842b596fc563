import { AgeTransport } from './age';
import { fillAntidiffusion } from './antidiffusion';
import { fractionalFlow } from './fractional-flow';
import { listFront } from './front';
import { Correction } from './limiter';
import { PressureQueue } from './pressure-queue';
import { FrontSpeed } from './time-step';
import { Front, type TransportState } from './transport-state';

/** Share of its pore volume that may flow through a cell of the front in one sub-step, and between two solves. */
const subStepCourant = 0.25;
const solveCourant = 0.5;

/** Sub-steps of the transport between two pressure solves. */
export class Stepper {
  private readonly front = new Front();
  private readonly correction: Correction;
  private readonly age: AgeTransport;
  /** Antidiffusive volume of each link in the last sub-step, by direction. */
  private readonly anti: readonly Float64Array[];
  private readonly left: Float64Array;
  private readonly speed: FrontSpeed;
  private low: number;
  private high: number;

  /** `pressure` is padded by `pad`; it is read at each step. */
  constructor(
    private readonly state: TransportState,
    private readonly pressure: Float64Array,
    private readonly pad: number,
  ) {
    const cells = state.saturation.length;
    this.correction = new Correction(state.saturation, new PressureQueue(pressure, pad));
    this.speed = new FrontSpeed(cells);
    this.age = new AgeTransport(cells);
    this.anti = state.topology.directions.map(() => new Float64Array(cells));
    this.left = new Float64Array(state.topology.names.length);
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
   * `eachSubStep` hears of every sub-step: its length and the injected fluid that left in it, by outlet (index of its name).
   */
  advance(
    maxDtS: number,
    freshAge: readonly number[],
    ageingPerS: number,
    eachSubStep: (dtS: number, leftMm3: Float64Array) => void,
  ): { dtS: number; subSteps: number } {
    const { state, front, pressure, pad } = this;
    let done = 0;
    let courant = 0;
    let subSteps = 0;
    for (const { cell, flow } of state.sources) if (flow > 0) this.widen(cell);
    while (done < maxDtS && courant < solveCourant * (1 - 1e-9)) {
      listFront(front, state, this.low, this.high);
      const fastest = this.speed.measure(front, state);
      const left = maxDtS - done;
      const most = Math.min(subStepCourant, solveCourant - courant) / fastest;
      // The rest in equal parts: no tiny last sub-step.
      const dtS = most >= left ? left : left < 2 * most ? left / 2 : most;
      fillAntidiffusion(front, state, dtS);
      this.correction.apply(front, state, dtS);
      for (const c of this.correction.touched) if (state.saturation[c]! > 0) this.widen(c);
      this.noteAntidiffusion(1);
      this.age.carry(state, this.correction, this.anti, pressure, pad, dtS, this.low, this.high, freshAge);
      for (let c = this.low; c <= this.high; c++)
        if (state.saturation[c]! > 0) state.age[c]! += ageingPerS * dtS;
      this.noteLeft(dtS);
      eachSubStep(dtS, this.left);
      this.noteAntidiffusion(0);
      done = most >= left ? maxDtS : done + dtS;
      courant += dtS * fastest;
      subSteps++;
    }
    return { dtS: done, subSteps };
  }

  private noteAntidiffusion(factor: 0 | 1): void {
    const { front } = this;
    const cells = this.state.saturation.length;
    for (let n = 0; n < front.count; n++) {
      const link = front.link[n]!;
      if (link >= 0) this.anti[Math.floor(link / cells)]![link % cells] = factor * front.anti[n]!;
    }
  }

  private noteLeft(dtS: number): void {
    const { state, front, left } = this;
    const { ends } = state.topology;
    left.fill(0);
    for (let i = 0; i < ends.cell.length; i++) {
      const flow = state.flux.ends[i]!;
      if (flow > 0) left[ends.outlet[i]!]! += this.out(ends.cell[i]!, flow * dtS);
    }
    for (let i = 0; i < state.edgeCell.length; i++) {
      const flow = state.flux.edges[i]!;
      if (flow > 0) left[state.edgeOutlet[i]!]! += this.out(state.edgeCell[i]!, flow * dtS);
    }
    for (let n = 0; n < front.count; n++) {
      const i = -2 - front.link[n]!;
      if (i < 0) continue;
      const outlet = i < ends.outlet.length ? ends.outlet[i]! : state.edgeOutlet[i - ends.outlet.length]!;
      left[outlet]! += front.anti[n]!;
    }
  }

  /** Injected fluid in a volume that left a cell in the last sub-step, upwinded. */
  private out(cell: number, volume: number): number {
    const passed = this.correction.left(cell);
    return passed > 0 ? volume * fractionalFlow(this.state, cell, passed) : 0;
  }

  /** Injected fluid that crossed a link in the sub-step being reported, mm³, positive along the link. */
  linkVolume(direction: number, cell: number, dtS: number): number {
    const { flux, topology } = this.state;
    const flow = flux.links[direction]![cell]!;
    const up = flow > 0 ? cell : cell + topology.directions[direction]!.stride;
    return this.out(up, flow * dtS) + Math.sign(flow) * this.anti[direction]![cell]!;
  }
}
