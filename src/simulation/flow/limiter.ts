import type { PressureQueue } from './pressure-queue';
import type { Front, TransportState } from './transport-state';
import { type Touched, upwind, upwindExplicitly } from './upwind';

/** Cell arrays of the flux-corrected update; only cells in `touched` hold anything. */
export class Correction implements Touched {
  readonly touched: number[] = [];
  private readonly mark: Uint8Array;
  /** Saturation before, and after plain upwinding. */
  readonly old: Float64Array;
  readonly low: Float64Array;
  readonly passed: Float64Array;
  private readonly most: Float64Array;
  private readonly least: Float64Array;
  private readonly gain: Float64Array;
  private readonly loss: Float64Array;

  constructor(
    private readonly saturation: Float64Array,
    private readonly queue: PressureQueue,
  ) {
    const cells = saturation.length;
    this.mark = new Uint8Array(cells);
    const array = () => new Float64Array(cells);
    this.passed = array();
    [this.old, this.low, this.most, this.least, this.gain, this.loss] = [
      array(),
      array(),
      array(),
      array(),
      array(),
      array(),
    ];
  }

  isTouched(cell: number): boolean {
    return this.mark[cell] === 1;
  }

  /** Saturation before the last update. */
  before(cell: number): number {
    return this.mark[cell] === 1 ? this.old[cell]! : this.saturation[cell]!;
  }

  /** Saturation of what left a cell in the last update, antidiffusion apart. */
  left(cell: number): number {
    return this.mark[cell] === 1 ? this.passed[cell]! : this.saturation[cell]!;
  }

  /**
   * Zalesak's flux-corrected transport (doi:10.1016/0021-9991(79)90051-2): upwinding, which keeps the bounds, plus as
   * much of each face's antidiffusion as leaves every cell between the least and the most that it and its neighbours
   * held before or hold after upwinding. Leaves the volumes that were let through in `front.anti`.
   */
  apply(front: Front, state: TransportState, dtS: number): void {
    const { saturation, pore } = state;
    this.begin(front);
    if (state.mixing === 'linear') upwind(front, state, this, this.queue, dtS);
    else upwindExplicitly(front, state, this, dtS);
    this.bound(front);
    this.limit(front, pore);
    for (let n = 0; n < front.count; n++) {
      const volume = front.anti[n]!;
      if (volume === 0) continue;
      const [up, down] = [front.up[n]!, front.down[n]!];
      if (up >= 0) this.low[up]! -= volume / pore[up]!;
      if (down >= 0) this.low[down]! += volume / pore[down]!;
    }
    for (const c of this.touched) saturation[c] = this.low[c]!;
  }

  private begin(front: Front): void {
    for (const c of this.touched) this.mark[c] = 0;
    this.touched.length = 0;
    for (let n = 0; n < front.count; n++) {
      this.touch(front.up[n]!);
      this.touch(front.down[n]!);
    }
  }

  touch(c: number): void {
    if (c < 0 || this.mark[c] === 1) return;
    this.mark[c] = 1;
    this.touched.push(c);
    const s = this.saturation[c]!;
    this.old[c] = s;
    this.low[c] = s;
    this.passed[c] = s;
    this.gain[c] = 0;
    this.loss[c] = 0;
  }

  private bound(front: Front): void {
    for (const c of this.touched) {
      this.most[c] = Math.max(this.old[c]!, this.low[c]!);
      this.least[c] = Math.min(this.old[c]!, this.low[c]!);
    }
    for (let n = 0; n < front.count; n++) {
      const [up, down] = [front.up[n]!, front.down[n]!];
      if (up >= 0 && down >= 0) {
        const most = Math.max(this.old[up]!, this.low[up]!, this.old[down]!, this.low[down]!);
        const least = Math.min(this.old[up]!, this.low[up]!, this.old[down]!, this.low[down]!);
        for (const c of [up, down]) {
          if (most > this.most[c]!) this.most[c] = most;
          if (least < this.least[c]!) this.least[c] = least;
        }
      } else if (up === -2) this.most[down] = 1;
      else if (up === -1) this.least[down] = 0;
    }
  }

  private limit(front: Front, pore: Float64Array): void {
    for (let n = 0; n < front.count; n++) {
      const volume = front.anti[n]!;
      if (volume === 0) continue;
      const [up, down] = [front.up[n]!, front.down[n]!];
      // What would smear rather than sharpen is not let through.
      if (up >= 0 && down >= 0 && volume * (this.low[down]! - this.low[up]!) < 0) {
        front.anti[n] = 0;
        continue;
      }
      if (volume > 0) {
        if (up >= 0) this.loss[up]! += volume;
        if (down >= 0) this.gain[down]! += volume;
      } else {
        if (up >= 0) this.gain[up]! -= volume;
        if (down >= 0) this.loss[down]! -= volume;
      }
    }
    for (const c of this.touched) {
      this.gain[c] = share((this.most[c]! - this.low[c]!) * pore[c]!, this.gain[c]!);
      this.loss[c] = share((this.low[c]! - this.least[c]!) * pore[c]!, this.loss[c]!);
    }
    for (let n = 0; n < front.count; n++) {
      const volume = front.anti[n]!;
      if (volume === 0) continue;
      const giver = volume > 0 ? front.up[n]! : front.down[n]!;
      const taker = volume > 0 ? front.down[n]! : front.up[n]!;
      const given = giver >= 0 ? this.loss[giver]! : 1;
      const taken = taker >= 0 ? this.gain[taker]! : 1;
      front.anti[n] = volume * Math.min(given, taken);
    }
  }
}

const share = (room: number, wanted: number): number =>
  wanted > 0 ? Math.min(1, Math.max(0, room / wanted)) : 1;
