import { type Dims, type Runs, runsOf } from './runs';

/** Which voxels touch: through edges within an axial (k) slice, through faces, or through faces, edges and corners. */
export type Connectivity = 'slice' | 'faces' | 'all';

/** The connected parts of a mask, numbered from 1 in the order of their first voxels. */
export interface Components {
  readonly runs: Runs;
  /** Part of each run. */
  readonly partOfRun: Int32Array;
  readonly count: number;
  /** Voxels of each part; 0 at index 0. */
  readonly sizes: Float64Array;
  /** First and last voxel of each part along i, j and k: six numbers a part, `6 * part` on. */
  readonly boxes: Int32Array;
}

/**
 * Connected parts by runs and union of sets (He, Chao and Suzuki 2008, doi:10.1109/TIP.2008.917203).
 * @param wanted parts of what is set, or of what is free
 */
export function components(
  mask: Uint8Array,
  dims: Dims,
  connectivity: Connectivity = 'faces',
  wanted: 'set' | 'free' = 'set',
): Components {
  const runs = runsOf(mask, dims, wanted);
  return numbered(runs, joinRuns(runs, connectivity));
}

function joinRuns(runs: Runs, connectivity: Connectivity): Int32Array {
  const [, ny, nz] = runs.dims;
  const parents = new Int32Array(runs.from.length);
  for (let n = 0; n < parents.length; n++) parents[n] = n;
  const reach = connectivity === 'all' ? 1 : 0;
  for (let k = 0, row = 0; k < nz; k++) {
    for (let j = 0; j < ny; j++, row++) {
      if (runs.rowStarts[row] === runs.rowStarts[row + 1]) continue;
      if (j > 0) joinRows(runs, parents, row, row - 1, reach);
      if (k === 0 || connectivity === 'slice') continue;
      for (let d = -reach; d <= reach; d++)
        if (j + d >= 0 && j + d < ny) joinRows(runs, parents, row, row - ny + d, reach);
    }
  }
  return parents;
}

/** Joins the runs of two rows that overlap, or lie within `reach` voxels of it. */
function joinRows(
  { rowStarts, from, to }: Runs,
  parents: Int32Array,
  row: number,
  other: number,
  reach: number,
): void {
  let a = rowStarts[row]!;
  let b = rowStarts[other]!;
  const aEnd = rowStarts[row + 1]!;
  const bEnd = rowStarts[other + 1]!;
  while (a < aEnd && b < bEnd) {
    if (from[a]! < to[b]! + reach && from[b]! < to[a]! + reach) join(parents, a, b);
    if (to[a]! < to[b]!) a++;
    else b++;
  }
}

function rootOf(parents: Int32Array, start: number): number {
  let n = start;
  while (parents[n] !== n) n = parents[n] = parents[parents[n]!]!;
  return n;
}

/** The root is the first run of a part. */
function join(parents: Int32Array, a: number, b: number): void {
  const [p, q] = [rootOf(parents, a), rootOf(parents, b)];
  if (p < q) parents[q] = p;
  else parents[p] = q;
}

function numbered(runs: Runs, parents: Int32Array): Components {
  const { dims, rowStarts, from, to } = runs;
  const partOfRun = new Int32Array(parents.length);
  let count = 0;
  for (let n = 0; n < parents.length; n++) {
    const root = rootOf(parents, n);
    partOfRun[n] = root === n ? ++count : partOfRun[root]!;
  }
  const sizes = new Float64Array(count + 1);
  const boxes = new Int32Array(6 * (count + 1));
  for (let row = 0; row + 1 < rowStarts.length; row++) {
    const [j, k] = [row % dims[1], Math.floor(row / dims[1])];
    for (let n = rowStarts[row]!; n < rowStarts[row + 1]!; n++) {
      const part = partOfRun[n]!;
      if (sizes[part] === 0) boxes.set([from[n]!, j, k, from[n]!, j, k], 6 * part);
      sizes[part]! += to[n]! - from[n]!;
      extend(boxes, 6 * part, from[n]!, to[n]! - 1, j, k);
    }
  }
  return { runs, partOfRun, count, sizes, boxes };
}

function extend(boxes: Int32Array, at: number, i0: number, i1: number, j: number, k: number): void {
  if (i0 < boxes[at]!) boxes[at] = i0;
  if (j < boxes[at + 1]!) boxes[at + 1] = j;
  if (i1 > boxes[at + 3]!) boxes[at + 3] = i1;
  if (j > boxes[at + 4]!) boxes[at + 4] = j;
  boxes[at + 5] = k;
}

/** The number of the largest part; 0 where there is none. */
export function largestPart({ sizes, count }: Components): number {
  let best = 0;
  for (let part = 1; part <= count; part++) if (sizes[part]! > sizes[best]!) best = part;
  return best;
}

/** The part that holds a voxel (linear index); 0 for none. */
export function partAt(
  { runs: { dims, rowStarts, from, to }, partOfRun }: Components,
  voxel: number,
): number {
  const row = Math.floor(voxel / dims[0]);
  const i = voxel - row * dims[0];
  for (let n = rowStarts[row]!; n < rowStarts[row + 1]! && from[n]! <= i; n++)
    if (i < to[n]!) return partOfRun[n]!;
  return 0;
}

/** A mask (0 and 1) of the parts that are kept. */
export function maskOfParts(found: Components, isKept: (part: number) => boolean): Uint8Array {
  const kept = Uint8Array.from({ length: found.count + 1 }, (_, part) => (part > 0 && isKept(part) ? 1 : 0));
  const mask = new Uint8Array(voxelsOf(found.runs.dims));
  eachRun(found, (part, start, end) => {
    if (kept[part]) mask.fill(1, start, end);
  });
  return mask;
}

/** The part of every voxel, 0 for none. */
export function labelsOfParts(found: Components): Int32Array {
  const labels = new Int32Array(voxelsOf(found.runs.dims));
  eachRun(found, (part, start, end) => labels.fill(part, start, end));
  return labels;
}

const voxelsOf = ([nx, ny, nz]: Dims): number => nx * ny * nz;

/** Every run as its part and the linear indices of its first voxel and of the one after its last. */
export function eachRun(
  { runs: { dims, rowStarts, from, to }, partOfRun }: Components,
  visit: (part: number, start: number, end: number) => void,
): void {
  for (let row = 0; row + 1 < rowStarts.length; row++) {
    const base = row * dims[0];
    for (let n = rowStarts[row]!; n < rowStarts[row + 1]!; n++)
      visit(partOfRun[n]!, base + from[n]!, base + to[n]!);
  }
}

/** Whether a part reaches one of the six faces of the grid (low i, j, k, high i, j, k), of those asked for. */
export function reachesFace(
  { runs, boxes }: Components,
  part: number,
  faces: readonly number[] = [0, 1, 2, 3, 4, 5],
): boolean {
  return faces.some((face) => boxes[6 * part + face] === (face < 3 ? 0 : runs.dims[face - 3]! - 1));
}
