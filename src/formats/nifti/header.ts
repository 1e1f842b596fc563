import { fail, ok, type Result } from '../../core/result';
import { type LpsPoint, type LpsVector, lpsPoint, lpsVector } from '../../core/units';
import { gridFromColumns } from '../image/affine';
import type { ImageHeader } from '../image/header';
import { simulatedMarking } from '../image/marking';
import type { ValueType } from '../image/values';
import { namesFromXml } from '../labels/names';
import { layoutOf, type NiftiLayout } from './layout';

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
const mmPerUnit: Readonly<Record<number, number>> = { 0: 1, 1: 1000, 2: 1, 3: 0.001 };

export const isNifti = (bytes: Uint8Array): boolean => layoutOf(bytes) !== undefined;

/**
 * Header of a single-file NIfTI (unzipped bytes, at least up to the values). World axes are turned
 * from RAS to LPS here. Failures: `nifti-pair`, `image-type`, `not-3d`, `no-orientation`,
 * `sheared-axes`, `image-broken`.
 */
export function readNiftiHeader(bytes: Uint8Array, path: string): Result<ImageHeader> {
  const layout = layoutOf(bytes);
  if (!layout) return fail('image-broken', { path });
  if (!Number.isInteger(layout.offset)) return fail('image-broken', { path });
  if (layout.pair) return fail('nifti-pair', { path });
  const type = types[layout.datatype];
  if (!type) return fail('image-type', { path, type: layout.datatype });
  const [rank, nx, ny, nz, ...rest] = layout.dims as [number, number, number, number, ...number[]];
  const volumes = rest.slice(0, Math.max(0, rank - 3)).some((n) => n > 1);
  const depth = rank < 3 ? 1 : nz;
  if (rank < 2 || volumes || nx < 1 || ny < 1 || depth < 1) return fail('not-3d', { path, dimensions: rank });
  if (mmPerUnit[layout.units & 7] === undefined)
    return fail('length-unit', { path, unit: `xyzt_units ${layout.units & 7}` });
  const world = affine(layout);
  if (!world) return fail('no-orientation', { path });
  const grid = gridFromColumns(world.columns, world.origin, [nx, ny, depth], path);
  if (!grid.ok) return grid;
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
    names: namesFromXml(extensionText(bytes, layout)),
    isLabels: type === 'uint8' || type === 'int8' || layout.intent === labelIntent,
  });
}

/** The sform where it is set, else the qform; neither says nothing about left and right. */
function affine(layout: NiftiLayout) {
  const mm = mmPerUnit[layout.units & 7]!;
  if (layout.sformCode > 0) return worldOf(layout.sform, mm);
  return layout.qformCode > 0 ? worldOf(quaternionRows(layout), mm) : undefined;
}

/** Three rows of four, RAS, to columns and origin in LPS mm. */
function worldOf(rows: readonly number[], mm: number) {
  const column = (c: number) => [-rows[c]! * mm, -rows[4 + c]! * mm, rows[8 + c]! * mm] as const;
  const columns = [0, 1, 2].map((c) => lpsVector(...column(c))) as unknown as [
    LpsVector,
    LpsVector,
    LpsVector,
  ];
  const origin: LpsPoint = lpsPoint(...column(3));
  return { columns, origin };
}

/** Method 2 of nifti1.h: rotation from a unit quaternion, steps from pixdim, z turned by qfac. */
function quaternionRows({ quaternion, pixdim, qoffset }: NiftiLayout): number[] {
  const [b, c, d] = quaternion;
  const a = Math.sqrt(Math.max(0, 1 - b * b - c * c - d * d));
  const [dx, dy] = [pixdim[1]!, pixdim[2]!];
  const dz = pixdim[3]! * (pixdim[0]! < 0 ? -1 : 1);
  return [
    [(a * a + b * b - c * c - d * d) * dx, 2 * (b * c - a * d) * dy, 2 * (b * d + a * c) * dz, qoffset[0]],
    [2 * (b * c + a * d) * dx, (a * a + c * c - b * b - d * d) * dy, 2 * (c * d - a * b) * dz, qoffset[1]],
    [2 * (b * d - a * c) * dx, 2 * (c * d + a * b) * dy, (a * a + d * d - c * c - b * b) * dz, qoffset[2]],
  ].flat();
}

/** Text of every header extension, whatever its code: label tables come under several. */
function extensionText(bytes: Uint8Array, { headerSize, offset }: NiftiLayout): string {
  const end = Math.min(offset, bytes.length);
  return bytes[headerSize] && end > headerSize + 4
    ? new TextDecoder().decode(bytes.subarray(headerSize + 4, end))
    : '';
}
