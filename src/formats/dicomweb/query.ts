import { tags } from './found';

/** What a user looks for; an empty field is not asked about. */
export interface StudySearch {
  readonly patientName?: string;
  readonly patientId?: string;
  /** `YYYY-MM-DD` or `YYYYMMDD`; either end may be open. */
  readonly from?: string;
  readonly to?: string;
  /** `CT`, `MR` …: studies that hold a series of it. */
  readonly modality?: string;
  readonly description?: string;
}

export interface Page {
  readonly limit: number;
  readonly offset: number;
}

type Pair = readonly [name: string, value: string | undefined];

/** Without control characters, and the backslash that parts values (PS3.5 section 6.1.3). */
const plain = (text: string | undefined): string => (text ?? '').replace(/[\p{Cc}\\]/gu, '').trim();

const hasWildcard = (text: string): boolean => /[*?]/.test(text);

/**
 * How a name is asked for (wildcards: PS3.4 section C.2.2.2.4): the beginning of it is enough, and the
 * parts of a name, which DICOM parts by `^`, are written with spaces. One's own `*` and `?` are kept.
 */
export function namePattern(name: string | undefined): string | undefined {
  const text = plain(name).replace(/[\s,^]+/g, '*');
  if (text === '') return undefined;
  return hasWildcard(plain(name)) ? text : `${text}*`;
}

/** A description holds the text anywhere, unless one's own `*` or `?` say where. */
export function descriptionPattern(description: string | undefined): string | undefined {
  const text = plain(description);
  if (text === '') return undefined;
  return hasWildcard(text) ? text : `*${text}*`;
}

/** A range of dates (PS3.4 section C.2.2.2.5); what is no date is an open end. */
export function dateRange(from: string | undefined, to: string | undefined): string | undefined {
  const day = (text: string | undefined) => {
    const digits = plain(text).replaceAll('-', '');
    return /^\d{8}$/.test(digits) ? digits : '';
  };
  const [first, last] = [day(from), day(to)];
  if (first === '' && last === '') return undefined;
  return first === last ? first : `${first}-${last}`;
}

const queryOf = (pairs: readonly Pair[]): string =>
  pairs
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(value!)}`)
    .join('&');

const pageOf = ({ limit, offset }: Page): readonly Pair[] => [
  ['limit', String(limit)],
  ['offset', String(offset)],
];

const include = (...fields: readonly string[]): readonly Pair[] =>
  fields.map((tag) => ['includefield', tag] as const);

/** Path and query of a search for studies (QIDO-RS, PS3.18 section 10.6), below the root. */
export function studiesPath(search: StudySearch, page: Page): string {
  const query = queryOf([
    ['PatientName', namePattern(search.patientName)],
    ['PatientID', plain(search.patientId)],
    ['StudyDate', dateRange(search.from, search.to)],
    ['ModalitiesInStudy', plain(search.modality)],
    ['StudyDescription', descriptionPattern(search.description)],
    ...include(tags.modalitiesInStudy, tags.studyDescription, tags.seriesInStudy, tags.instancesInStudy),
    ...pageOf(page),
  ]);
  return `/studies?${query}`;
}

export const seriesPath = (studyUid: string, page: Page): string =>
  `/studies/${studyUid}/series?${queryOf([
    ...include(tags.seriesDescription, tags.instancesInSeries),
    ...pageOf(page),
  ])}`;

export const instancesPath = (studyUid: string, seriesUid: string, page: Page): string =>
  `/studies/${studyUid}/series/${seriesUid}/instances?${queryOf(pageOf(page))}`;
