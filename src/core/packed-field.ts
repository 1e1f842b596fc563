import { deflateSync, inflateSync } from 'fflate';
import { type Grid, lpsToVoxel, subGrid } from './grid';
import type { VoxelField } from './structure';

type Triple = readonly [number, number, number];

/** Occupancy on a box of the CT's voxels as text, small enough for a document. */
export interface PackedField {
  /** First voxel of the box on the CT's grid. */
  readonly start: Triple;
  readonly dims: Triple;
  /** Base64 of the deflated occupancy (RFC 1951), i fastest, as runs: a value and its length in base 128, low digits first. */
  readonly runs: string;
}

/** Packs a field that lies on voxels of the CT. */
export function packField({ grid, data }: VoxelField, ct: Grid): PackedField {
  const start = lpsToVoxel(ct, grid.origin).map(Math.round) as unknown as Triple;
  return { start, dims: grid.dims, runs: toBase64(deflateSync(runsOf(data), { level: 6 })) };
}

/** The field again; undefined where the text is damaged or the box does not lie on the CT. */
export function unpackField({ start, dims, runs }: PackedField, ct: Grid): VoxelField | undefined {
  if (!dims.every((n, axis) => n > 0 && start[axis]! >= 0 && start[axis]! + n <= ct.dims[axis]!))
    return undefined;
  const data = new Uint8Array(dims[0] * dims[1] * dims[2]);
  try {
    return fill(data, inflateSync(fromBase64(runs))) ? { grid: subGrid(ct, start, dims), data } : undefined;
  } catch {
    return undefined;
  }
}

function runsOf(data: Uint8Array): Uint8Array {
  let out = new Uint8Array(1024);
  let size = 0;
  for (let from = 0; from < data.length;) {
    const value = data[from]!;
    let to = from + 1;
    while (to < data.length && data[to] === value) to++;
    if (size + 8 > out.length) {
      const larger = new Uint8Array(2 * out.length);
      larger.set(out);
      out = larger;
    }
    out[size++] = value;
    for (let left = to - from; ; left = Math.floor(left / 128)) {
      out[size++] = left < 128 ? left : 128 + (left % 128);
      if (left < 128) break;
    }
    from = to;
  }
  return out.subarray(0, size);
}

/** Whether the runs fill the data exactly. */
function fill(data: Uint8Array, runs: Uint8Array): boolean {
  let at = 0;
  for (let n = 0; n < runs.length;) {
    const value = runs[n++]!;
    let [length, weight, digit] = [0, 1, 128];
    for (; digit >= 128 && n < runs.length; weight *= 128) {
      digit = runs[n++]!;
      length += (digit % 128) * weight;
    }
    if (at + length > data.length) return false;
    data.fill(value, at, at + length);
    at += length;
  }
  return at === data.length;
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  const part = 0x8000;
  for (let at = 0; at < bytes.length; at += part)
    text += String.fromCharCode(...bytes.subarray(at, at + part));
  return btoa(text);
}

function fromBase64(text: string): Uint8Array {
  const bytes = atob(text);
  return Uint8Array.from({ length: bytes.length }, (_, n) => bytes.charCodeAt(n));
}
