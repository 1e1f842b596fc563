import type { DataSet } from 'dicom-parser';
import { decimal, text, uint16 } from '../dicom/dataset';
import { firstItem, type FunctionalGroups } from '../dicom/groups';

/** Values by number: entry 0 belongs to `first` and all below it, the last one to all above. */
export interface LookUpTable {
  readonly first: number;
  readonly values: Uint16Array;
}

/** How stored values become HU: by a line, or by a table and then a line. */
export interface Rescale {
  readonly slope: number;
  readonly intercept: number;
  readonly table?: LookUpTable;
  /** What the values are then, where the file says so and it is not HU (Rescale Type, Modality LUT Type). */
  readonly unit?: string;
}

/**
 * Rescale of an image, the first of: slope and intercept of its frame or its data set (PS3.3 C.11.1,
 * C.7.6.16.2.9); a Modality LUT; a Real World Value Mapping to HU (C.7.6.16.2.11). Undefined when none is stated.
 */
export const readRescale = (
  dataSet: DataSet,
  group: FunctionalGroups,
  signed: boolean,
): Rescale | undefined => {
  const mappings = [group('x00409096'), firstItem(dataSet, 'x00409096')];
  const found = line(group('x00289145')) ?? line(dataSet) ?? modalityLut(dataSet, signed);
  return found ? { ...unitOf(mappings), ...found } : realWorld(mappings);
};

/** Unspecified (US) is what some scanners say of plain HU. */
const typeOf = (type: string | undefined) =>
  type && !/^(hu|us)$|^houn[ds]*field/i.test(type) ? { unit: type } : {};

const codeOf = (mapping: DataSet | undefined) => text(firstItem(mapping, 'x004008ea'), 'x00080100');

/** What the values mean by a Real World Value Mapping, where that is not HU: a perfusion map, say. */
function unitOf(mappings: readonly (DataSet | undefined)[]) {
  const codes = mappings.flatMap((mapping) => codeOf(mapping) ?? []);
  return codes.length > 0 && !codes.some((code) => hounsfield.test(code)) ? { unit: codes[0]! } : {};
}

function line(dataSet: DataSet | undefined): Rescale | undefined {
  const slope = decimal(dataSet, 'x00281053');
  const intercept = decimal(dataSet, 'x00281052');
  if (!slope || intercept === undefined) return undefined;
  return { slope, intercept, ...typeOf(text(dataSet, 'x00281054')) };
}

/** Modality LUT Sequence (PS3.3 C.11.1.1): entries, first value mapped, bits of an entry; always unsigned. */
function modalityLut(dataSet: DataSet, signed: boolean): Rescale | undefined {
  const item = firstItem(dataSet, 'x00283000');
  const data = item?.elements['x00283006'];
  const stated = uint16(item, 'x00283002');
  if (!item || !data || stated === undefined || item.elements['x00283002']!.length < 6) return undefined;
  const entries = stated || 65536;
  const first = (signed ? item.int16('x00283002', 1) : item.uint16('x00283002', 1))!;
  const bytesPerEntry = data.length >= 2 * entries ? 2 : 1;
  if (data.length < bytesPerEntry * entries) return undefined;
  const values = Uint16Array.from({ length: entries }, (_, n) =>
    bytesPerEntry === 2 ? item.uint16('x00283006', n)! : item.byteArray[data.dataOffset + n]!,
  );
  return { slope: 1, intercept: 0, table: { first, values }, ...typeOf(text(item, 'x00283004')) };
}

/** Hounsfield units in UCUM. */
const hounsfield = /^\[?hnsf'U\]?$/i;

function realWorld(mappings: readonly (DataSet | undefined)[]): Rescale | undefined {
  const mapping = mappings.find((item) => hounsfield.test(codeOf(item) ?? ''));
  const number = (tag: string) => (mapping?.elements[tag]?.length === 8 ? mapping.double(tag) : undefined);
  const [slope, intercept] = [number('x00409225'), number('x00409224')];
  const known = Number.isFinite(slope) && slope !== 0 && Number.isFinite(intercept);
  return known ? { slope: slope!, intercept: intercept! } : undefined;
}
