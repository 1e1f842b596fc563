import { room } from '../arrays';
import type { Kernels } from '../kernels';
import type { Level } from '../level';
import { base64 } from './bytes';

/** What kernels.ts exports; arrays and levels are addresses. */
interface Exports {
  readonly down: (level: number) => void;
  readonly up: (level: number) => void;
  readonly restrictRed: (fine: number, coarse: number) => void;
  readonly prolong: (coarse: number, fine: number) => void;
  readonly restrictRegions: (fine: number, top: number, targets: number, count: number, of: number) => void;
  readonly prolongRegions: (top: number, fine: number, sources: number, of: number) => void;
  readonly applyAxes: (...spansLengthNxPadTxTyTzPOut: number[]) => void;
  readonly applyDiagonal: (...spansLengthStrideTPOut: number[]) => void;
  readonly dot: (spans: number, length: number, a: number, b: number) => number;
  readonly dotMixed: (spans: number, length: number, a: number, b: number) => number;
  readonly direct: (spans: number, length: number, z: number, beta: number, s: number) => void;
  readonly advance: (...spansLengthAlphaSApPRCopy: number[]) => number;
}

// The first kilobyte describes the arguments of a call; arrays follow.
const fineSlot = 64;
const coarseSlot = 128;
const tableSlot = 192;
const arraysStart = 1024;
const pageBytes = 65536;

/** Compiled once a thread; null where that fails. */
let compiled: WebAssembly.Module | null | undefined;

function compile(): WebAssembly.Module | null {
  try {
    return new WebAssembly.Module(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
  } catch {
    return null;
  }
}

/** Kernels with a memory for so many bytes of arrays; undefined where WebAssembly or the memory cannot be had. */
export function wasmKernels(bytes: number): Kernels | undefined {
  if (compiled === undefined) compiled = compile();
  if (!compiled) return undefined;
  const pages = Math.ceil((arraysStart + bytes) / pageBytes);
  try {
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
    const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
    return bind(exports as unknown as Exports, memory.buffer);
  } catch {
    return undefined;
  }
}

function bind(wasm: Exports, buffer: ArrayBuffer): Kernels {
  const words = new Int32Array(buffer, 0, arraysStart / 4);
  let top = arraysStart;
  const take = (bytes: number): number => {
    const at = top;
    top += room(bytes);
    return at;
  };
  const at = (array: ArrayBufferView): number => {
    if (array.buffer !== buffer) throw new Error('kernels: an array of other kernels');
    return array.byteOffset;
  };
  const describe = (slot: number, level: Level): number => {
    const { nx, ny, nz, pad, tx, ty, tz, inverse, x, b, first, last, halves } = level;
    const arrays = [tx, ty, tz, inverse, x, b, first, last];
    words.set([nx, ny, nz, pad, ...arrays.map(at), ...halves.map(Number)], slot / 4);
    return slot;
  };
  const fine = (level: Level) => describe(fineSlot, level);
  const coarse = (level: Level) => describe(coarseSlot, level);
  const table = (arrays: readonly Float32Array[]): number => {
    words.set(arrays.map(at), tableSlot / 4);
    return tableSlot;
  };
  return {
    kind: 'wasm',
    float32: (length) => new Float32Array(buffer, take(4 * length), length),
    float64: (length) => new Float64Array(buffer, take(8 * length), length),
    int32: (length) => new Int32Array(buffer, take(4 * length), length),
    int8: (values) => {
      const copy = new Int8Array(buffer, take(values.length), values.length);
      copy.set(values);
      return copy;
    },
    down: (level) => wasm.down(fine(level)),
    up: (level) => wasm.up(fine(level)),
    restrictRed: (from, to) => wasm.restrictRed(fine(from), coarse(to)),
    prolong: (from, to) => wasm.prolong(coarse(from), fine(to)),
    restrictRegions: (from, tops, of) => {
      const targets = table(tops.map(({ b }) => b));
      wasm.restrictRegions(fine(from), coarse(tops[0]!), targets, tops.length, at(of));
    },
    prolongRegions: (tops, to, of) =>
      wasm.prolongRegions(coarse(tops[0]!), fine(to), table(tops.map(({ x }) => x)), at(of)),
    applyAxes: (spans, nx, pad, tx, ty, tz, p, out) =>
      wasm.applyAxes(at(spans), spans.length, nx, pad, at(tx), at(ty), at(tz), at(p), at(out)),
    applyDiagonal: (spans, stride, t, p, out) =>
      wasm.applyDiagonal(at(spans), spans.length, stride, at(t), at(p), at(out)),
    dot: (spans, a, b) => wasm.dot(at(spans), spans.length, at(a), at(b)),
    dotMixed: (spans, a, b) => wasm.dotMixed(at(spans), spans.length, at(a), at(b)),
    direct: (spans, z, beta, s) => wasm.direct(at(spans), spans.length, at(z), beta, at(s)),
    advance: (spans, alpha, s, ap, p, r, copy) =>
      wasm.advance(at(spans), spans.length, alpha, at(s), at(ap), at(p), at(r), at(copy)),
  };
}
