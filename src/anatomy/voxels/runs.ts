import type { Grid } from '../../core/grid';

/** Voxels along each axis, i fastest in memory. */
export type Dims = Grid['dims'];

/**
 * A mask as runs of voxels along i. Row `r` (j + ny·k) has the runs `rowStarts[r]` … `rowStarts[r + 1]`;
 * a run spans the voxels `from` … `to` − 1 of its row.
 */
export interface Runs {
  readonly dims: Dims;
  readonly rowStarts: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/**
 * Finds the runs of a mask (anything but 0 is set; 0 and 1 are fastest), or of what it leaves free.
 * @param wanted whether set or free voxels are meant
 */
export function runsOf(mask: Uint8Array, dims: Dims, wanted: 'set' | 'free' = 'set'): Runs {
  const [nx, ny, nz] = dims;
  // Four voxels at a time where they are alike: most of a picture is.
  const isAligned = mask.byteOffset % 4 === 0;
  const words = isAligned ? new Uint32Array(mask.buffer, mask.byteOffset, mask.length >> 2) : noWords;
  const [four, two] = wanted === 'set' ? [0x01010101, 0] : [0, 0x01010101];
  const isWanted = wanted === 'set';
  const rowStarts = new Int32Array(ny * nz + 1);
  let from = new Int32Array(1024);
  let to = new Int32Array(1024);
  let count = 0;
  for (let row = 0, at = 0; row < ny * nz; row++) {
    rowStarts[row] = count;
    const [start, end] = [row * nx, (row + 1) * nx];
    at = start;
    while (at < end) {
      at = runEnd(mask, words, at, end, !isWanted, two);
      if (at >= end) break;
      if (count === from.length) {
        from = larger(from);
        to = larger(to);
      }
      from[count] = at - start;
      at = runEnd(mask, words, at, end, isWanted, four);
      to[count++] = at - start;
    }
  }
  rowStarts[ny * nz] = count;
  return { dims, rowStarts, from: from.subarray(0, count), to: to.subarray(0, count) };
}

const noWords = new Uint32Array(0);

/** The first voxel from `at` on, before `end`, that is not (set, or free) as asked. */
function runEnd(
  mask: Uint8Array,
  words: Uint32Array,
  from: number,
  end: number,
  isSet: boolean,
  four: number,
): number {
  let at = from;
  while (at < end) {
    if ((at & 3) === 0 && at + 4 <= end && words[at >> 2] === four) at += 4;
    else if ((mask[at] !== 0) === isSet) at++;
    else break;
  }
  return at;
}

function larger(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const out = new Int32Array(2 * array.length);
  out.set(array);
  return out;
}
