import type { SparseLinks } from '../../flow/system';
import { cellAt, type Frame } from '../frame';
import { type Medium, roles } from '../medium';
import type { FascialSpace } from '../types';
import { directions, planeWeights } from './directions';

/** Share of fluid in a sheet's cell from which fluid runs on to the cells around it. */
export const openFrom = 0.1;
/** Once nothing is infused, fluid runs only where there is this much. */
const keptFrom = 0.3;
/** Beside a cell with more fluid than this the back map does not tell how the sheet is turned. */
const mostFluid = 0.5;
/** Normals closer than this share the same weights. */
const normalSteps = 12;

/**
 * Fascial spaces: sheets in which fluid runs along the plane wherever it has come to, and nowhere else. A cell conducts
 * when it, or a cell of the same space beside it, has been opened, or when a needle feeds it.
 */
export class Spaces {
  /** Cells that conduct fluid now. */
  wet: Int32Array = new Int32Array(0);
  readonly #frame: Frame;
  readonly #spaces: readonly FascialSpace[];
  /** Index of the entry of a cell at the start, plus one, over all spaces. */
  readonly #entry: Int32Array;
  readonly #spaceOf: Uint8Array;
  readonly #normals: Float32Array;
  /** Place in `wet` of a cell, plus one. */
  readonly #place: Int32Array;
  /** Entry of the sheet's material in a cell now, plus one. */
  readonly #now: Int32Array;
  /** Normals of the wet cells, by cell. */
  #turned = new Float32Array(0);
  readonly #known = new Map<string, Float64Array>();

  constructor(frame: Frame, spaces: readonly FascialSpace[]) {
    this.#frame = frame;
    this.#spaces = spaces;
    const total = spaces.reduce((sum, { cells }) => sum + cells.length, 0);
    this.#entry = new Int32Array(frame.cells);
    this.#now = new Int32Array(frame.cells);
    this.#place = new Int32Array(frame.cells);
    this.#spaceOf = new Uint8Array(total);
    this.#normals = new Float32Array(3 * total);
    let n = 0;
    spaces.forEach(({ cells, normals }, space) => {
      this.#normals.set(normals, 3 * n);
      for (const cell of cells) {
        this.#spaceOf[n] = space;
        this.#entry[cell] = ++n;
      }
    });
  }

  /**
   * Links along the planes for the material as it lies now.
   * @param fed cells that needles feed
   * @param isFlowing something is infused
   */
  links(
    medium: Medium,
    back: Float32Array,
    pocket: Float64Array,
    fed: Iterable<number>,
    isFlowing: boolean,
    tissue: (cell: number) => number,
  ): SparseLinks {
    this.#locate(medium.role, back);
    this.#findWet(pocket, fed, isFlowing);
    this.#turnNormals(back, pocket);
    return this.#connect(tissue);
  }

  /** The same links without some of the cells. */
  without(dry: ReadonlySet<number>, tissue: (cell: number) => number): SparseLinks {
    const kept = Array.from(this.wet.keys()).filter((n) => !dry.has(this.wet[n]!));
    for (const cell of dry) this.#place[cell] = 0;
    this.#turned = Float32Array.from(kept.flatMap((n) => [...this.#turned.subarray(3 * n, 3 * n + 3)]));
    this.wet = Int32Array.from(kept, (n) => this.wet[n]!);
    this.wet.forEach((cell, n) => (this.#place[cell] = n + 1));
    return this.#connect(tissue);
  }

  /** Normals of the wet cells as they lie now: n ∝ (∂X/∂x)ᵀ N, where tissue on both sides tells. */
  #turnNormals(back: Float32Array, pocket: Float64Array): void {
    const { dims, stride, h } = this.#frame;
    const normals = new Float32Array(3 * this.wet.length);
    this.wet.forEach((c, n) => {
      const entry = this.#now[c]! - 1;
      for (let b = 0; b < 3; b++) {
        const s = stride[b]!;
        const at = Math.floor(c / s) % dims[b]!;
        const start = this.#normals[3 * entry + b]!;
        normals[3 * n + b] = start;
        if (at === 0 || at === dims[b]! - 1) continue;
        if (pocket[c - s]! > mostFluid || pocket[c + s]! > mostFluid) continue;
        for (let a = 0; a < 3; a++) {
          const slope = ((back[3 * (c + s) + a]! - back[3 * (c - s) + a]!) * h[a]!) / (2 * h[b]!);
          normals[3 * n + b]! += slope * this.#normals[3 * entry + a]!;
        }
      }
    });
    this.#turned = normals;
  }

  #locate(role: Uint8Array, back: Float32Array): void {
    const frame = this.#frame;
    const [nx, ny, nz] = frame.dims;
    const now = this.#now;
    const entry = this.#entry;
    for (let k = 0, c = 0; k < nz; k++)
      for (let j = 0; j < ny; j++)
        for (let i = 0; i < nx; i++, c++)
          now[c] =
            role[c] === roles.soft
              ? entry[cellAt(frame, i + back[3 * c]!, j + back[3 * c + 1]!, k + back[3 * c + 2]!)]!
              : 0;
  }

  #findWet(pocket: Float64Array, fed: Iterable<number>, isFlowing: boolean): void {
    const now = this.#now;
    const place = this.#place;
    place.fill(0);
    const wet: number[] = [];
    const add = (cell: number) => {
      if (place[cell] === 0) place[cell] = wet.push(cell);
    };
    for (const cell of fed) if (now[cell] !== 0) add(cell);
    for (let c = 0; c < now.length; c++) {
      if (now[c] === 0 || pocket[c]! < (isFlowing ? openFrom : keptFrom)) continue;
      add(c);
      if (!isFlowing) continue;
      const space = this.#spaceOf[now[c]! - 1];
      for (let d = 0; d < 2 * directions.length; d++) {
        const to = this.#neighbour(c, d >> 1, d & 1 ? -1 : 1);
        if (to >= 0 && now[to] !== 0 && this.#spaceOf[now[to]! - 1] === space) add(to);
      }
    }
    this.wet = Int32Array.from(wet);
  }

  /** The neighbour in a direction, or −1 beyond the grid. */
  #neighbour(c: number, d: number, sign: 1 | -1): number {
    const { dims, stride } = this.#frame;
    const e = directions[d]!;
    const i = (c % dims[0]) + sign * e[0];
    const j = (Math.floor(c / stride[1]) % dims[1]) + sign * e[1];
    const k = Math.floor(c / stride[2]) + sign * e[2];
    if (i < 0 || j < 0 || k < 0 || i >= dims[0] || j >= dims[1] || k >= dims[2]) return -1;
    return i + stride[1] * j + stride[2] * k;
  }

  #connect(tissue: (cell: number) => number): SparseLinks {
    const { wet } = this;
    const place = this.#place;
    const now = this.#now;
    const from: number[] = [];
    const to: number[] = [];
    const t: number[] = [];
    const weights: Float64Array[] = [];
    const joined = (c: number, d: number, sign: 1 | -1): number => {
      const other = this.#neighbour(c, d, sign);
      const isSame =
        other >= 0 && place[other]! > 0 && this.#spaceOf[now[other]! - 1] === this.#spaceOf[now[c]! - 1];
      return isSame ? other : -1;
    };
    wet.forEach((c, n) => {
      const has = directions.map((_, d) => joined(c, d, 1) >= 0 || joined(c, d, -1) >= 0);
      weights.push(this.#weights(this.#turned.subarray(3 * n, 3 * n + 3), has));
    });
    wet.forEach((c, n) => {
      const own = this.#spaces[this.#spaceOf[now[c]! - 1]!]!.conductivity * tissue(c);
      directions.forEach((_, d) => {
        const other = joined(c, d, 1);
        if (other < 0) return;
        const its = this.#spaces[this.#spaceOf[now[other]! - 1]!]!.conductivity * tissue(other);
        const weight = (own * weights[n]![d]! + its * weights[place[other]! - 1]![d]!) / 2;
        if (weight <= 0) return;
        from.push(c);
        to.push(other);
        t.push(weight * this.#frame.cellMm3);
      });
    });
    return { from: Int32Array.from(from), to: Int32Array.from(to), t: Float64Array.from(t) };
  }

  #weights(normal: Float32Array, has: readonly boolean[]): Float64Array {
    const size = Math.hypot(normal[0]!, normal[1]!, normal[2]!) || 1;
    const rounded = [0, 1, 2].map((a) => Math.round((normalSteps * normal[a]!) / size));
    const key = `${rounded.join()} ${has.map(Number).join('')}`;
    let weights = this.#known.get(key);
    if (!weights) {
      const length = Math.hypot(...rounded) || 1;
      const [x, y, z] = rounded.map((value) => value / length) as [number, number, number];
      weights = planeWeights([x, y, z], this.#frame.h, has);
      this.#known.set(key, weights);
    }
    return weights;
  }
}
