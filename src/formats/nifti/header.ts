import { fail, ok, type Result } from '../../core/result';
import { gridFromColumns } from '../image/affine';
import type { ImageHeader } from '../image/header';
import { simulatedMarking } from '../image/marking';
import type { ValueType } from '../image/values';
import { namesFromXml } from '../labels/names';
import { layoutOf, type NiftiLayout } from './layout';
import { worldOf } from './world';

// NIfTI-1 (https://nifti.nimh.nih.gov/pub/dist/src/niftilib/nifti1.h) and NIfTI-2.

const types: Readonly<Record<number, ValueType>> = {
  2: 'uint8',
  4: 'int16',
  8: 'int32',
  16: 'float32',
  64: 'float64',
  256: 'int8',
  512: 'uint16',
  768: 'uint32',
  1024: 'int64',
  1280: 'uint64',
};

const labelIntent = 1002;
const mostLayers = 4096;

export const isNifti = (bytes: Uint8Array): boolean => layoutOf(bytes) !== undefined;

/**
 * Header of a single-file NIfTI (unzipped bytes, at least up to the values). World axes are turned
 * from RAS to LPS here. Label maps of more than three dimensions are layers, one after the other. Failures:
 * `nifti-pair`, `image-type`, `not-3d`, `image-broken`, those of `worldOf` and `gridFromColumns`.
 */
export function readNiftiHeader(bytes: Uint8Array, path: string): Result<ImageHeader> {
  const layout = layoutOf(bytes);
  if (!layout) return fail('image-broken', { path });
  if (!Number.isInteger(layout.offset)) return fail('image-broken', { path });
  if (layout.pair) return fail('nifti-pair', { path });
  const type = types[layout.datatype];
  if (!type) return fail('image-type', { path, type: layout.datatype });
  const [rank, nx, ny, nz, ...rest] = layout.dims as [number, number, number, number, ...number[]];
  const volumes = rest.slice(0, Math.max(0, rank - 3)).reduce((count, n) => count * Math.max(n, 1), 1);
  const depth = rank < 3 ? 1 : nz;
  const isLabels = type === 'uint8' || type === 'int8' || layout.intent === labelIntent;
  // Other volumes in a row are moments or energies, and no CT that a path could be planned on.
  if (rank < 2 || (volumes > 1 && !isLabels) || nx < 1 || ny < 1 || depth < 1)
    return fail('not-3d', { path, dimensions: rank });
  if (volumes > mostLayers) return fail('image-broken', { path });
  const dims = [nx, ny, depth] as const;
  const world = worldOf(layout, dims, path);
  if (!world.ok) return world;
  const { columns, origin, issues } = world.value;
  const grid = gridFromColumns(columns, origin, dims, path);
  if (!grid.ok) return grid;
  const names = namesFromXml(extensionText(bytes, layout));
  const scaled = Number.isFinite(layout.slope) && layout.slope !== 0;
  return ok({
    format: 'nifti',
    grid: grid.value,
    type,
    littleEndian: layout.littleEndian,
    slope: scaled ? layout.slope : 1,
    intercept: scaled && Number.isFinite(layout.intercept) ? layout.intercept : 0,
    simulated: layout.description.includes(simulatedMarking),
    gzippedValues: false,
    offset: layout.offset,
    issues,
    names,
    ...(volumes > 1 && { layers: Array.from({ length: volumes }, () => names), layersApart: true }),
    isLabels,
  });
}

/** Text of every header extension, whatever its code: label tables come under several. */
function extensionText(bytes: Uint8Array, { headerSize, offset }: NiftiLayout): string {
  const end = Math.min(offset, bytes.length);
  return bytes[headerSize] && end > headerSize + 4
    ? new TextDecoder().decode(bytes.subarray(headerSize + 4, end))
    : '';
}
