import { Front, type TransportState } from './transport-state';

/** Ages closer than this are one portion. */
const same = 1e-9;

/**
 * Takes back most of the mixing of the implicit upwind pass, so that portions stay apart (no interfusion: Zderic et al.,
 * PMC5987039): superbee's second-order part of each face's flux, limited after Zalesak so that no age leaves the range
 * of its cell and its neighbours. What one cell's content loses another's gains.
 */
export class AgeCorrection {
  private readonly faces = new Front();
  private readonly most: Float64Array;
  private readonly least: Float64Array;
  private readonly gain: Float64Array;
  private readonly loss: Float64Array;

  constructor(cells: number) {
    this.most = new Float64Array(cells);
    this.least = new Float64Array(cells);
    this.gain = new Float64Array(cells);
    this.loss = new Float64Array(cells);
  }

  /** `order` lists the cells with injected fluid; `old` are the ages before the upwind pass. */
  apply(state: TransportState, order: Int32Array, old: Float64Array, dtS: number): void {
    const { age } = state;
    this.list(state, order, dtS);
    for (let n = 0; n < order.length; n++) {
      const c = order[n]!;
      const [a, b] = [age[c]!, old[c]! > 0 ? old[c]! : age[c]!];
      this.most[c] = a > b ? a : b;
      this.least[c] = a < b ? a : b;
      this.gain[c] = 0;
      this.loss[c] = 0;
    }
    this.bound(age);
    this.limit(state, order);
  }

  private list(
    { topology, flux, saturation, age, pore }: TransportState,
    order: Int32Array,
    dtS: number,
  ): void {
    const { faces } = this;
    faces.count = 0;
    for (let d = 0; d < flux.links.length; d++) {
      const { stride, open } = topology.directions[d]!;
      const link = flux.links[d]!;
      for (let n = 0; n < order.length; n++) {
        const c = order[n]!;
        const flow = link[c]!;
        if (flow === 0 || saturation[c + stride]! <= 0) continue;
        const up = flow > 0 ? c : c + stride;
        const down = flow > 0 ? c + stride : c;
        const jump = age[down]! - age[up]!;
        if (jump < same && jump > -same) continue;
        const before = flow > 0 ? c - stride : c + 2 * stride;
        const joined = flow > 0 ? before >= 0 && open[before]! > 0 : open[c + stride]! > 0;
        if (!joined || saturation[before]! <= 0) continue;
        const ratio = (age[up]! - age[before]!) / jump;
        const volume = Math.abs(flow) * dtS * saturation[up]!;
        // Backward Euler smears by ½(1 + ν) of a cell; more than the downwind value is never taken.
        const reach = Math.min(0.5 * (1 + volume / (saturation[up]! * pore[up]!)), 1);
        const part = Math.min(reach * superbee(ratio), 1) * jump * volume;
        if (part === 0) continue;
        faces.add(up, down, volume, 0, -1);
        faces.anti[faces.count - 1] = part;
      }
    }
  }

  private bound(age: Float64Array): void {
    const { faces, most, least } = this;
    for (let n = 0; n < faces.count; n++) {
      const [up, down] = [faces.up[n]!, faces.down[n]!];
      const [a, b] = [age[up]!, age[down]!];
      if (b > most[up]!) most[up] = b;
      if (b < least[up]!) least[up] = b;
      if (a > most[down]!) most[down] = a;
      if (a < least[down]!) least[down] = a;
    }
  }

  /** Limits the parts and lets them through. A positive part moves age from the upstream to the downstream cell. */
  private limit({ age, saturation, pore }: TransportState, order: Int32Array): void {
    const { faces, gain, loss } = this;
    for (let n = 0; n < faces.count; n++) {
      const part = faces.anti[n]!;
      gain[part > 0 ? faces.down[n]! : faces.up[n]!]! += Math.abs(part);
      loss[part > 0 ? faces.up[n]! : faces.down[n]!]! += Math.abs(part);
    }
    for (let n = 0; n < order.length; n++) {
      const c = order[n]!;
      const held = saturation[c]! * pore[c]!;
      gain[c] = share((this.most[c]! - age[c]!) * held, gain[c]!);
      loss[c] = share((age[c]! - this.least[c]!) * held, loss[c]!);
    }
    for (let n = 0; n < faces.count; n++) {
      const part = faces.anti[n]!;
      const [up, down] = [faces.up[n]!, faces.down[n]!];
      const passed = part * (part > 0 ? Math.min(loss[up]!, gain[down]!) : Math.min(gain[up]!, loss[down]!));
      age[up]! -= passed / (saturation[up]! * pore[up]!);
      age[down]! += passed / (saturation[down]! * pore[down]!);
    }
  }
}

const share = (room: number, wanted: number): number =>
  wanted > 0 ? Math.min(1, Math.max(0, room / wanted)) : 1;

const superbee = (r: number): number => Math.max(0, Math.min(1, 2 * r), Math.min(2, r));
