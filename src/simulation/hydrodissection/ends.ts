import type { Ends } from '../flow/topology';
import type { Triple } from './frame';

/** Collects the ends of the domain. */
export class EndList {
  #cell: Uint32Array;
  #weight: Float64Array;
  #direction: Int8Array;
  #sign: Int8Array;
  #free: { entry: number; atMm: Triple }[] = [];
  #count = 0;

  constructor(expected: number) {
    this.#cell = new Uint32Array(expected);
    this.#weight = new Float64Array(expected);
    this.#direction = new Int8Array(expected);
    this.#sign = new Int8Array(expected);
  }

  add(cell: number, weight: number, axis: number, sign: number, isFree: boolean): void {
    const n = this.#count++;
    if (n === this.#cell.length) this.#grow();
    this.#cell[n] = cell;
    this.#weight[n] = weight;
    this.#direction[n] = axis;
    this.#sign[n] = sign;
    if (isFree) this.#free.push({ entry: n, atMm: [0, 0, 0] });
  }

  #grow(): void {
    const size = 2 * this.#cell.length + 64;
    const larger = <A extends { set(from: A): void }>(made: A, old: A): A => {
      made.set(old);
      return made;
    };
    this.#cell = larger(new Uint32Array(size), this.#cell);
    this.#weight = larger(new Float64Array(size), this.#weight);
    this.#direction = larger(new Int8Array(size), this.#direction);
    this.#sign = larger(new Int8Array(size), this.#sign);
  }

  done(): Ends {
    const n = this.#count;
    return {
      cell: this.#cell.slice(0, n),
      weight: this.#weight.slice(0, n),
      outlet: new Int16Array(n),
      pressurePa: new Float64Array(n),
      free: this.#free,
      direction: this.#direction.slice(0, n),
      sign: this.#sign.slice(0, n),
    };
  }
}
