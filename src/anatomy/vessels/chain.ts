/** How far a chain may move from one place to the next, states. */
const furthestStep = 6;

/** Chains of places with one of `samples` states each, and a cost of the squared step: Viterbi. */
export class ChainSolver {
  private from = new Int8Array(0);
  private total: Float64Array;
  private next: Float64Array;

  constructor(private readonly samples: number) {
    this.total = new Float64Array(samples);
    this.next = new Float64Array(samples);
  }

  /**
   * The states of least cost.
   * @param weights cost of a step by one, by the state it leads to
   * @param fixed the first and the last state, where they are held
   */
  open(cost: Float64Array, places: number, weights: Float64Array, fixed = -1): Int32Array {
    const { samples } = this;
    if (this.from.length < places * samples) this.from = new Int8Array(places * samples);
    for (let q = 0; q < samples; q++) this.total[q] = fixed < 0 || q === fixed ? cost[q]! : Infinity;
    for (let place = 1; place < places; place++) this.advance(cost, place, weights);
    let q = fixed;
    if (fixed < 0) {
      q = 0;
      for (let n = 1; n < samples; n++) if (this.total[n]! < this.total[q]!) q = n;
    }
    const states = new Int32Array(places);
    for (let place = places - 1; place > 0; place--) {
      states[place] = q;
      q += this.from[place * samples + q]!;
    }
    states[0] = q;
    return states;
  }

  private advance(cost: Float64Array, place: number, weights: Float64Array): void {
    const { samples, total, next, from } = this;
    for (let q = 0; q < samples; q++) {
      const weight = weights[q]!;
      const high = Math.min(furthestStep, samples - 1 - q);
      let least = total[q]!;
      let step = 0;
      for (let d = Math.max(-furthestStep, -q); d <= high; d++) {
        const value = total[q + d]! + weight * d * d;
        if (value < least) {
          least = value;
          step = d;
        }
      }
      next[q] = least + cost[place * samples + q]!;
      from[place * samples + q] = step;
    }
    this.total = next;
    this.next = total;
  }
}
