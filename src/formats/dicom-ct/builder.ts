import type { Grid } from '../../core/grid';
import { allocate } from '../../core/shared';
import type { Volume } from '../../core/volume';
import { partGrid, type VolumePart } from '../../core/volume-part';
import type { SliceHu } from './pixels';

/** A volume of which some slices are still to come: to be looked at, and nothing else. */
export interface Arriving extends Pick<Volume, 'grid' | 'hu'> {
  /** By number of the slice: 1 when it is there; the HU of the others mean nothing. */
  readonly arrived: Uint8Array;
  /** How many are there. */
  readonly count: number;
}

/** A volume, or a part of it, filled slice by slice in any order: Int16 unless a slice needs more. */
export class VolumeBuilder {
  readonly #grid: Grid;
  readonly #columns: number;
  readonly #part: VolumePart;
  /** Sums of the first of two slices that are averaged, by number of the slice that they make. */
  readonly #halves = new Map<number, Float32Array>();
  readonly #arrived: Uint8Array;
  #count = 0;
  #hu: Volume['hu'];
  #whole = true;
  #minHu = Infinity;
  #maxHu = -Infinity;

  /** @param whole grid of the slices that come */
  constructor(whole: Grid, part: VolumePart, expectWhole: boolean) {
    this.#grid = partGrid(whole, part);
    this.#columns = whole.dims[0];
    this.#part = part;
    this.#arrived = new Uint8Array(this.#grid.dims[2]);
    const count = this.#grid.dims[0] * this.#grid.dims[1] * this.#grid.dims[2];
    this.#hu = expectWhole ? new Int16Array(allocate(count * 2)) : new Float32Array(allocate(count * 4));
  }

  /** Numbers of the slices that are wanted. */
  get wanted(): number[] {
    const { low, isHalved } = this.#part;
    const count = this.#grid.dims[2] * (isHalved ? 2 : 1);
    return Array.from({ length: count }, (_, n) => low[2] + n);
  }

  /** What is there so far; not a copy, it goes on filling. */
  get arriving(): Arriving {
    return { grid: this.#grid, hu: this.#hu, arrived: this.#arrived, count: this.#count };
  }

  place(k: number, slice: SliceHu): void {
    if (slice.hu instanceof Float32Array) {
      this.#whole = false;
      if (this.#hu instanceof Int16Array) this.#hu = toFloats(this.#hu);
    }
    const n = k - this.#part.low[2];
    if (this.#part.isHalved) this.#placeHalf(n >> 1, slice.hu);
    else this.#placeWhole(n, slice);
  }

  #placeWhole(n: number, { hu, minHu, maxHu }: SliceHu): void {
    const [columns, rows] = this.#grid.dims;
    const { low } = this.#part;
    this.#note(n);
    if (hu.length === columns * rows) {
      this.#hu.set(hu, n * columns * rows);
      this.#minHu = Math.min(this.#minHu, minHu);
      this.#maxHu = Math.max(this.#maxHu, maxHu);
      return;
    }
    for (let j = 0; j < rows; j++) {
      const from = low[0] + this.#columns * (low[1] + j);
      const row = hu.subarray(from, from + columns);
      this.#hu.set(row, columns * (j + rows * n));
      for (const value of row) this.#see(value);
    }
  }

  /** The mean of eight, to whole HU where the CT has only those. */
  #placeHalf(n: number, hu: SliceHu['hu']): void {
    const [columns, rows] = this.#grid.dims;
    const { low } = this.#part;
    const first = this.#halves.get(n);
    const sums = first ?? new Float32Array(columns * rows);
    let at = 0;
    for (let j = 0; j < rows; j++) {
      let from = low[0] + this.#columns * (low[1] + 2 * j);
      for (let i = 0; i < columns; i++, at++, from += 2) {
        const below = from + this.#columns;
        sums[at]! += hu[from]! + hu[from + 1]! + hu[below]! + hu[below + 1]!;
      }
    }
    if (!first) return void this.#halves.set(n, sums);
    this.#halves.delete(n);
    this.#note(n);
    const start = n * columns * rows;
    for (let o = 0; o < sums.length; o++) {
      const mean = sums[o]! / 8;
      const value = this.#whole ? Math.round(mean) : mean;
      this.#hu[start + o] = value;
      this.#see(value);
    }
  }

  #note(n: number): void {
    this.#count += 1 - this.#arrived[n]!;
    this.#arrived[n] = 1;
  }

  #see(value: number): void {
    if (value < this.#minHu) this.#minHu = value;
    if (value > this.#maxHu) this.#maxHu = value;
  }

  finish(): Volume {
    if (this.#whole && this.#hu instanceof Float32Array) this.#hu = toIntegers(this.#hu);
    return { grid: this.#grid, hu: this.#hu, minHu: this.#minHu, maxHu: this.#maxHu };
  }
}

function toFloats(values: Int16Array): Float32Array {
  const floats = new Float32Array(allocate(values.length * 4));
  floats.set(values);
  return floats;
}

function toIntegers(values: Float32Array): Int16Array {
  const integers = new Int16Array(allocate(values.length * 2));
  integers.set(values);
  return integers;
}
