import { AgeCorrection } from './age-correction';
import { fractionalFlow } from './fractional-flow';
import type { Correction } from './limiter';
import type { TransportState } from './transport-state';

/**
 * Carries the age of the injected fluid with the very volumes that the saturation moved. Implicit and upwind, one pass
 * over the cells from high to low pressure: each cell's age becomes the mean of what was in it and what came in, so
 * that it is bounded, conserved and free of any limit on the step.
 */
export class AgeTransport {
  private readonly fed: Float64Array;
  private readonly fedAge: Float64Array;
  private readonly old: Float64Array;
  private readonly correction: AgeCorrection;
  private order = new Int32Array(1024);

  constructor(cells: number) {
    this.fed = new Float64Array(cells);
    this.fedAge = new Float64Array(cells);
    this.old = new Float64Array(cells);
    this.correction = new AgeCorrection(cells);
  }

  /**
   * `low` … `high` bound the cells with injected fluid now; `pressure` is padded by `pad`; `anti` holds the
   * antidiffusive volume of each link, per direction.
   */
  carry(
    state: TransportState,
    moved: Correction,
    anti: readonly Float64Array[],
    pressure: Float64Array,
    pad: number,
    dtS: number,
    low: number,
    high: number,
    freshAge: readonly number[],
  ): void {
    const { saturation, sources } = state;
    for (const { cell, flow, inlet } of sources) {
      this.fed[cell]! += flow * dtS;
      this.fedAge[cell]! += flow * dtS * freshAge[inlet]!;
    }
    const order = this.sorted(saturation, pressure, pad, low, high);
    for (let n = 0; n < order.length; n++) this.old[order[n]!] = state.age[order[n]!]!;
    for (let n = 0; n < order.length; n++) this.mix(state, moved, anti, order[n]!, dtS);
    for (const { cell } of sources) this.fed[cell] = this.fedAge[cell] = 0;
    this.correction.apply(state, order, this.old, dtS);
  }

  private sorted(
    saturation: Float64Array,
    pressure: Float64Array,
    pad: number,
    low: number,
    high: number,
  ): Int32Array {
    let count = 0;
    for (let c = low; c <= high; c++) {
      if (saturation[c]! <= 0) continue;
      if (count === this.order.length) {
        const larger = new Int32Array(2 * count);
        larger.set(this.order);
        this.order = larger;
      }
      this.order[count++] = c;
    }
    return this.order.subarray(0, count).sort((a, b) => pressure[b + pad]! - pressure[a + pad]! || a - b);
  }

  private mix(
    state: TransportState,
    moved: Correction,
    anti: readonly Float64Array[],
    c: number,
    dtS: number,
  ): void {
    const { topology, flux, pore, age } = state;
    const held = moved.before(c) * pore[c]!;
    let volume = held + this.fed[c]!;
    let sum = held * age[c]! + this.fedAge[c]!;
    for (let d = 0; d < flux.links.length; d++) {
      const { stride } = topology.directions[d]!;
      const link = flux.links[d]!;
      const low = c - stride;
      if (low >= 0 && link[low]! > 0) {
        const came = arriving(state, moved, low, link[low]! * dtS) + anti[d]![low]!;
        if (came > 0) {
          volume += came;
          sum += came * age[low]!;
        }
      }
      if (link[c]! < 0) {
        const from = c + stride;
        const came = arriving(state, moved, from, -link[c]! * dtS) + anti[d]![c]!;
        if (came > 0) {
          volume += came;
          sum += came * age[from]!;
        }
      }
    }
    if (volume > 0) age[c] = sum / volume;
  }
}

/** Injected fluid in a volume that left a cell, upwinded. */
const arriving = (state: TransportState, moved: Correction, from: number, volume: number): number =>
  volume * fractionalFlow(state, from, moved.left(from));
