import { fail, ok, type Result } from '../../core/result';

/** One data set in the DICOM JSON model (PS3.18 section F.2): attributes by tag, eight hex digits. */
export type JsonDataSet = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is JsonDataSet =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The data sets of a QIDO-RS answer; nothing at all is an answer too. Failure `pacs-malformed`. */
export function readDataSets(text: string): Result<JsonDataSet[]> {
  if (text.trim() === '') return ok([]);
  try {
    const value: unknown = JSON.parse(text);
    if (Array.isArray(value) && value.every(isObject)) return ok(value);
  } catch {
    // Said below: a page in place of an answer, or an answer that was cut off.
  }
  return fail('pacs-malformed');
}

/** The values of an attribute; none when it is absent, empty, or not as the model wants it. */
function valuesOf(dataSet: JsonDataSet, tag: string): readonly unknown[] {
  const attribute = dataSet[tag];
  const values = isObject(attribute) ? attribute['Value'] : undefined;
  return Array.isArray(values) ? values : [];
}

/** A person's name comes in up to three scripts (PS3.18 section F.2.2); the alphabetic one is shown. */
function asText(value: unknown): string | undefined {
  const plain = isObject(value) ? (value['Alphabetic'] ?? value['Ideographic']) : value;
  if (typeof plain === 'number') return String(plain);
  return typeof plain === 'string' ? plain.trim() || undefined : undefined;
}

/** All values as text. */
export const textsOf = (dataSet: JsonDataSet, tag: string): string[] =>
  valuesOf(dataSet, tag).flatMap((value) => asText(value) ?? []);

export const textOf = (dataSet: JsonDataSet, tag: string): string | undefined => textsOf(dataSet, tag)[0];

/** A whole number from 0 on, written as a number or as text; undefined for anything else. */
export function countOf(dataSet: JsonDataSet, tag: string): number | undefined {
  const text = textOf(dataSet, tag);
  const value = text === undefined ? Number.NaN : Number(text);
  return Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

/** A UID as PS3.5 section 9.1 allows it. It becomes part of addresses and file names. */
export const isUid = (text: string | undefined): text is string =>
  text !== undefined && /^\d+(\.\d+)*$/.test(text) && text.length <= 64;
