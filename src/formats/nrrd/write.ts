import { gzipSync } from 'fflate';
import { simulatedMarking } from '../image/marking';
import { type Grid, voxelCount } from '../../core/grid';

/**
 * A NRRD (gzip encoding, LPS space) of values with i fastest on `grid`; a synthetic one says so.
 * @throws RangeError when the values do not fill the grid
 */
export function writeNrrd(grid: Grid, values: Int16Array | Float32Array, simulated = false): Uint8Array {
  if (values.length !== voxelCount(grid)) throw new RangeError('values do not fill the grid');
  const vector = (numbers: readonly number[]) => `(${numbers.map((n) => n || 0).join(',')})`;
  const directions = grid.axes.map((axis, i) => vector(axis.map((c) => c * grid.spacing[i]!)));
  const header = [
    'NRRD0004',
    ...(simulated ? [`content: ${simulatedMarking}`] : []),
    `type: ${values instanceof Int16Array ? 'short' : 'float'}`,
    'dimension: 3',
    'space: left-posterior-superior',
    `sizes: ${grid.dims.join(' ')}`,
    `space directions: ${directions.join(' ')}`,
    'kinds: domain domain domain',
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
