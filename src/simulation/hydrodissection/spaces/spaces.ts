import { cellAt, type Frame } from '../frame';
import { type Medium, roles } from '../medium';
import type { FascialSpace } from '../types';

/** Share of fluid in a sheet's cell from which fluid runs on to the cells around it. */
export const openFrom = 0.1;

/** What faces between a cell (`low`) and the next one along an axis conduct for fluid alone, mm³/s per unit of potential. */
export interface FluidFaces {
  readonly axis: Uint8Array;
  readonly low: Int32Array;
  readonly t: Float64Array;
}

/**
 * Fascial spaces: sheets in which fluid runs from cell to cell wherever it has come to, and never out of them. A cell
 * conducts when it, or a cell of the same space beside it, has been opened, or when a needle feeds it.
 */
export class Spaces {
  /** Cells that conduct fluid now. */
  wet: Int32Array = new Int32Array(0);
  readonly #frame: Frame;
  readonly #spaces: readonly FascialSpace[];
  /** Index plus one of the space whose material lay in a cell at the start, and that lies there now. */
  readonly #start: Uint8Array;
  readonly #now: Uint8Array;
  readonly #isWet: Uint8Array;

  constructor(frame: Frame, spaces: readonly FascialSpace[]) {
    this.#frame = frame;
    this.#spaces = spaces;
    this.#start = new Uint8Array(frame.cells);
    this.#now = new Uint8Array(frame.cells);
    this.#isWet = new Uint8Array(frame.cells);
    spaces.forEach(({ cells }, n) => {
      for (const cell of cells) this.#start[cell] = n + 1;
    });
  }

  /**
   * The faces through which fluid runs for the material as it lies now.
   * @param fed cells that needles feed
   * @param tissue conductivity of the tissue in a cell
   */
  faces(
    medium: Medium,
    back: Float32Array,
    pocket: Float64Array,
    fed: Iterable<number>,
    tissue: (cell: number) => number,
  ): FluidFaces {
    this.#locate(medium.role, back);
    this.#findWet(pocket, fed);
    return this.#connect(tissue);
  }

  /** The same faces without some of the cells. */
  without(dry: ReadonlySet<number>, tissue: (cell: number) => number): FluidFaces {
    for (const cell of dry) this.#isWet[cell] = 0;
    this.wet = this.wet.filter((cell) => !dry.has(cell));
    return this.#connect(tissue);
  }

  #locate(role: Uint8Array, back: Float32Array): void {
    const frame = this.#frame;
    const [nx, ny, nz] = frame.dims;
    const now = this.#now;
    const start = this.#start;
    for (let k = 0, c = 0; k < nz; k++)
      for (let j = 0; j < ny; j++)
        for (let i = 0; i < nx; i++, c++)
          now[c] =
            role[c] === roles.soft
              ? start[cellAt(frame, i + back[3 * c]!, j + back[3 * c + 1]!, k + back[3 * c + 2]!)]!
              : 0;
  }

  #findWet(pocket: Float64Array, fed: Iterable<number>): void {
    const { dims, stride } = this.#frame;
    const now = this.#now;
    const isWet = this.#isWet.fill(0);
    const wet: number[] = [];
    const add = (cell: number) => {
      if (isWet[cell] === 1) return;
      isWet[cell] = 1;
      wet.push(cell);
    };
    for (const cell of fed) if (now[cell] !== 0) add(cell);
    for (let c = 0; c < now.length; c++) {
      if (now[c] === 0 || pocket[c]! < openFrom) continue;
      add(c);
      for (const axis of [0, 1, 2] as const) {
        const s = stride[axis];
        const at = Math.floor(c / s) % dims[axis];
        if (at > 0 && now[c - s] === now[c]) add(c - s);
        if (at < dims[axis] - 1 && now[c + s] === now[c]) add(c + s);
      }
    }
    this.wet = Int32Array.from(wet);
  }

  #connect(tissue: (cell: number) => number): FluidFaces {
    const { dims, stride, h, cellMm3 } = this.#frame;
    const now = this.#now;
    const axes: number[] = [];
    const low: number[] = [];
    const t: number[] = [];
    for (const c of this.wet) {
      const { conductivity } = this.#spaces[now[c]! - 1]!;
      for (const axis of [0, 1, 2] as const) {
        const to = c + stride[axis];
        const isLast = Math.floor(c / stride[axis]) % dims[axis] === dims[axis] - 1;
        if (isLast || this.#isWet[to] === 0 || now[to] !== now[c]) continue;
        axes.push(axis);
        low.push(c);
        t.push((conductivity * (tissue(c) + tissue(to)) * cellMm3) / (2 * h[axis] ** 2));
      }
    }
    return { axis: Uint8Array.from(axes), low: Int32Array.from(low), t: Float64Array.from(t) };
  }
}
