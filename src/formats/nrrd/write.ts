import { gzipSync } from 'fflate';
import { simulatedMarking } from '../image/marking';
import { type Grid, voxelCount } from '../../core/grid';

/**
 * A NRRD (gzip encoding, LPS space) of values with i fastest on `grid`; a synthetic one says so.
 * @throws RangeError when the values do not fill the grid
 */
export function writeNrrd(grid: Grid, values: Int16Array | Float32Array, simulated = false): Uint8Array {
  if (values.length !== voxelCount(grid)) throw new RangeError('values do not fill the grid');
  return nrrdOf(grid, values, simulated ? simulatedMarking : undefined, false);
}

/**
 * A NRRD of three numbers a voxel, which come first in memory (kind `vector`: along the axes of the space).
 * @param content what it holds
 * @throws RangeError when the values do not fill the grid
 */
export function writeVectorNrrd(grid: Grid, values: Float32Array, content: string): Uint8Array {
  if (values.length !== 3 * voxelCount(grid)) throw new RangeError('values do not fill the grid');
  return nrrdOf(grid, values, content, true);
}

function nrrdOf(
  grid: Grid,
  values: Int16Array | Float32Array,
  content: string | undefined,
  isVector: boolean,
): Uint8Array {
  const vector = (numbers: readonly number[]) => `(${numbers.map((n) => n || 0).join(',')})`;
  const directions = grid.axes.map((axis, i) => vector(axis.map((c) => c * grid.spacing[i]!)));
  const header = [
    'NRRD0004',
    ...(content === undefined ? [] : [`content: ${content}`]),
    `type: ${values instanceof Int16Array ? 'short' : 'float'}`,
    `dimension: ${isVector ? 4 : 3}`,
    'space: left-posterior-superior',
    `sizes: ${isVector ? '3 ' : ''}${grid.dims.join(' ')}`,
    `space directions: ${isVector ? 'none ' : ''}${directions.join(' ')}`,
    `kinds: ${isVector ? 'vector ' : ''}domain domain domain`,
    'endian: little',
    'encoding: gzip',
    `space origin: ${vector(grid.origin)}`,
    '',
    '',
  ].join('\n');
  const text = new TextEncoder().encode(header);
  const body = gzipSync(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), {
    level: 4,
    mtime: 0,
  });
  const bytes = new Uint8Array(text.length + body.length);
  bytes.set(text);
  bytes.set(body, text.length);
  return bytes;
}
