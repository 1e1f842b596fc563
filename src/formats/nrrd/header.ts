import { fail, ok, type Result } from '../../core/result';
import { type LpsVector, lpsPoint, lpsVector } from '../../core/units';
import { gridFromColumns } from '../image/affine';
import type { ImageHeader } from '../image/header';
import { simulatedMarking } from '../image/marking';
import type { ValueType } from '../image/values';
import type { LabelName } from '../labels/names';
import { type NrrdFields, readFields } from './fields';
import { hasSegments, segmentNames } from './segments';

// NRRD (https://teem.sourceforge.net/nrrd/format.html).

const types: Readonly<Record<string, ValueType>> = {
  'signed char': 'int8',
  int8: 'int8',
  int8_t: 'int8',
  uchar: 'uint8',
  'unsigned char': 'uint8',
  uint8: 'uint8',
  uint8_t: 'uint8',
  short: 'int16',
  'short int': 'int16',
  'signed short': 'int16',
  'signed short int': 'int16',
  int16: 'int16',
  int16_t: 'int16',
  ushort: 'uint16',
  'unsigned short': 'uint16',
  'unsigned short int': 'uint16',
  uint16: 'uint16',
  uint16_t: 'uint16',
  int: 'int32',
  'signed int': 'int32',
  int32: 'int32',
  int32_t: 'int32',
  uint: 'uint32',
  'unsigned int': 'uint32',
  uint32: 'uint32',
  uint32_t: 'uint32',
  longlong: 'int64',
  'long long': 'int64',
  'long long int': 'int64',
  'signed long long': 'int64',
  int64: 'int64',
  int64_t: 'int64',
  ulonglong: 'uint64',
  'unsigned long long': 'uint64',
  'unsigned long long int': 'uint64',
  uint64: 'uint64',
  uint64_t: 'uint64',
  float: 'float32',
  double: 'float64',
};

/** Signs that turn the axes of a space into LPS. */
const spaces: Readonly<Record<string, readonly [number, number, number]>> = {
  'left-posterior-superior': [1, 1, 1],
  lps: [1, 1, 1],
  'right-anterior-superior': [-1, -1, 1],
  ras: [-1, -1, 1],
  'left-anterior-superior': [1, -1, 1],
  las: [1, -1, 1],
};

export const isNrrd = (bytes: Uint8Array): boolean =>
  String.fromCharCode(...bytes.subarray(0, 7)) === 'NRRD000';

/**
 * Header of a NRRD whose values are in the same file. World axes are turned to LPS here. Failures:
 * `image-broken`, `nrrd-detached`, `nrrd-encoding`, `image-type`, `not-3d`, `no-orientation`,
 * `length-unit`, `voxel-size`, `sheared-axes`.
 */
export function readNrrdHeader(bytes: Uint8Array, path: string): Result<ImageHeader> {
  const fields = readFields(bytes);
  if (!fields) return fail('image-broken', { path });
  const value = (name: string) => fields.values.get(name);
  if (value('data file')) return fail('nrrd-detached', { path });
  const type = types[value('type')?.toLowerCase() ?? ''];
  if (!type) return fail('image-type', { path, type: value('type') ?? '?' });
  const encoding = value('encoding')?.toLowerCase() ?? '';
  if (!['raw', 'gzip', 'gz'].includes(encoding)) return fail('nrrd-encoding', { path, encoding });
  const endian = value('endian');
  const skipped = Number(value('line skip') ?? 0) !== 0 || Number(value('byte skip') ?? 0) !== 0;
  if (skipped || (type !== 'int8' && type !== 'uint8' && !endian)) return fail('image-broken', { path });
  const layers = layersOf(fields);
  const grid = gridOf(fields, path, layers !== undefined);
  if (!grid.ok) return grid;
  const names = segmentNames(fields.keys);
  return ok({
    format: 'nrrd',
    grid: grid.value,
    type,
    littleEndian: endian !== 'big',
    slope: 1,
    intercept: 0,
    simulated: value('content')?.includes(simulatedMarking) ?? false,
    gzippedValues: encoding !== 'raw',
    offset: fields.end,
    names,
    ...(layers && { layers }),
    isLabels: type === 'uint8' || type === 'int8' || names.size > 0 || layers !== undefined,
  });
}

const sizesOf = ({ values }: NrrdFields) => (values.get('sizes') ?? '').split(/\s+/).map(Number);

const mostLayers = 1000;

/** The layers of a segmentation in 3D Slicer's four dimensions, of which the first has no place in space. */
function layersOf(fields: NrrdFields): ReadonlyMap<number, LabelName>[] | undefined {
  const [count = 0] = sizesOf(fields);
  const isLayered =
    Number(fields.values.get('dimension')) === 4 &&
    (fields.values.get('space directions') ?? '').trim().startsWith('none') &&
    hasSegments(fields.keys);
  if (!isLayered || !Number.isInteger(count) || count < 1 || count > mostLayers) return undefined;
  return Array.from({ length: count }, (_, layer) => segmentNames(fields.keys, layer));
}

function gridOf(fields: NrrdFields, path: string, isLayered: boolean) {
  const { values } = fields;
  const dimension = Number(values.get('dimension'));
  const sizes = sizesOf(fields).slice(isLayered ? 1 : 0);
  if (
    dimension !== (isLayered ? 4 : 3) ||
    sizes.length !== 3 ||
    !sizes.every((n) => Number.isInteger(n) && n > 0)
  ) {
    return fail('not-3d', { path, dimensions: dimension || '?' });
  }
  const signs = spaces[values.get('space')?.toLowerCase() ?? ''];
  const origin = vectors(values.get('space origin'))[0];
  const directions = vectors(values.get('space directions'));
  if (!signs || !origin || directions.length !== 3) return fail('no-orientation', { path });
  const units = unitsOf(values.get('space units'));
  const unknown = units.find((unit) => mmPer(unit) === undefined);
  if (unknown !== undefined) return fail('length-unit', { path, unit: unknown });
  const scales = signs.map((sign, axis) => sign * mmPer(units[axis] ?? '')!);
  const turn = (v: readonly number[]) =>
    [v[0]! * scales[0]!, v[1]! * scales[1]!, v[2]! * scales[2]!] as const;
  const columns = directions.map((v) => lpsVector(...turn(v))) as [LpsVector, LpsVector, LpsVector];
  return gridFromColumns(columns, lpsPoint(...turn(origin)), sizes as [number, number, number], path);
}

/** What each axis of the space is measured in: `"mm" "mm" "mm"`, with or without quotes. */
const unitsOf = (text = ''): string[] =>
  [...text.matchAll(/"([^"]*)"|([^\s"]+)/g)].map(([, quoted, bare]) => (quoted ?? bare)!.trim());

/** Millimetres in a unit; a unit that is left open (`""`, teem's `???`) is taken as the millimetre, undefined for others. */
const mmPer = (unit: string): number | undefined => lengths[unit.toLowerCase()];

const lengths: Readonly<Record<string, number>> = {
  '': 1,
  '???': 1,
  mm: 1,
  millimeter: 1,
  millimeters: 1,
  millimetre: 1,
  millimetres: 1,
  cm: 10,
  centimeter: 10,
  centimeters: 10,
  m: 1000,
  meter: 1000,
  meters: 1000,
  um: 0.001,
  // The micro sign, and the Greek letter that it becomes in lower case or is written as.
  '\u00b5m': 0.001,
  '\u03bcm': 0.001,
};

/** `(1,0,0) (0,1,0)` → triples; anything else (`none`, two numbers) is left out. */
const vectors = (text = ''): number[][] =>
  [...text.matchAll(/\(([^)]*)\)/g)]
    .map(([, inner]) => inner!.split(',').map(Number))
    .filter((v) => v.length === 3);
