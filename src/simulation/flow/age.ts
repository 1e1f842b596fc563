import { fractionalFlow } from './fractional-flow';
import type { Correction } from './limiter';
import type { Front, TransportState } from './transport-state';

/**
 * Carries the age of the injected fluid with the very volumes that the saturation moved. Implicit and upwind, one pass
 * over the cells from high to low pressure: each cell's age becomes the mean of what was in it and what came in, so
 * that it is bounded, conserved and free of any limit on the step.
 */
export class AgeTransport {
  private readonly anti: readonly Float64Array[];
  private readonly fed: Float64Array;
  private readonly fedAge: Float64Array;
  private order = new Int32Array(1024);

  constructor(cells: number, directions: number) {
    this.anti = Array.from({ length: directions }, () => new Float64Array(cells));
    this.fed = new Float64Array(cells);
    this.fedAge = new Float64Array(cells);
  }

  /** `low` … `high` bound the cells with injected fluid now; `pressure` is padded by `pad`. */
  carry(
    state: TransportState,
    front: Front,
    moved: Correction,
    pressure: Float64Array,
    pad: number,
    dtS: number,
    low: number,
    high: number,
    freshAge: readonly number[],
  ): void {
    const { saturation, sources } = state;
    const cells = saturation.length;
    const note = (sign: 0 | 1) => {
      for (let n = 0; n < front.count; n++) {
        const link = front.link[n]!;
        if (link >= 0) this.anti[Math.floor(link / cells)]![link % cells] = sign * front.anti[n]!;
      }
    };
    note(1);
    for (const { cell, flow, inlet } of sources) {
      this.fed[cell]! += flow * dtS;
      this.fedAge[cell]! += flow * dtS * freshAge[inlet]!;
    }
    const order = this.sorted(saturation, pressure, pad, low, high);
    for (const c of order) this.mix(state, moved, c, dtS);
    for (const { cell } of sources) this.fed[cell] = this.fedAge[cell] = 0;
    note(0);
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

  private mix(state: TransportState, moved: Correction, c: number, dtS: number): void {
    const { topology, flux, saturation, pore, age } = state;
    const before = (cell: number) => (moved.isTouched(cell) ? moved.old[cell]! : saturation[cell]!);
    const held = before(c) * pore[c]!;
    let volume = held + this.fed[c]!;
    let sum = held * age[c]! + this.fedAge[c]!;
    for (let d = 0; d < flux.links.length; d++) {
      const { stride } = topology.directions[d]!;
      const link = flux.links[d]!;
      for (const [from, face, sign] of [
        [c - stride, c - stride, 1],
        [c + stride, c, -1],
      ] as const) {
        if (face < 0 || from >= link.length) continue;
        const flow = sign * link[face]!;
        if (flow <= 0) continue;
        const came = flow * dtS * fractionalFlow(state, from, before(from)) + this.anti[d]![face]!;
        if (came <= 0) continue;
        volume += came;
        sum += came * age[from]!;
      }
    }
    if (volume > 0) age[c] = sum / volume;
  }
}
