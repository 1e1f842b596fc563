import type { Result } from '../../core/result';
import { countOf, isUid, type JsonDataSet, readDataSets, textOf, textsOf } from './json';

/** A study as a PACS lists it. Name and number of the patient are shown when they are asked for. */
export interface PacsStudy {
  readonly studyUid: string;
  /** `YYYYMMDD`. */
  readonly date?: string;
  readonly description: string;
  readonly modalities: readonly string[];
  readonly series?: number;
  readonly instances?: number;
  readonly patientName?: string;
  readonly patientId?: string;
}

export interface PacsSeries {
  readonly seriesUid: string;
  readonly modality: string;
  readonly description: string;
  readonly number?: number;
  readonly instances?: number;
}

export interface PacsInstance {
  readonly sopInstanceUid: string;
  readonly number?: number;
}

/** Tags by keyword (PS3.6), as QIDO-RS writes them. */
export const tags = {
  studyDate: '00080020',
  modality: '00080060',
  modalitiesInStudy: '00080061',
  studyDescription: '00081030',
  seriesDescription: '0008103E',
  sopInstanceUid: '00080018',
  patientName: '00100010',
  patientId: '00100020',
  studyUid: '0020000D',
  seriesUid: '0020000E',
  seriesNumber: '00200011',
  instanceNumber: '00200013',
  seriesInStudy: '00201206',
  instancesInStudy: '00201208',
  instancesInSeries: '00201209',
} as const;

type Optional<T> = { readonly [K in keyof T]: T[K] | undefined };

/** The entries that hold something. */
const stated = <T extends object>(entries: Optional<T>): Partial<T> =>
  Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined)) as Partial<T>;

/** Reads an answer; entries without a UID that could be asked for again are left out. */
function readAll<T>(text: string, read: (found: JsonDataSet) => T | undefined): Result<T[]> {
  const sets = readDataSets(text);
  if (!sets.ok) return sets;
  return { ok: true, value: sets.value.flatMap((found) => read(found) ?? []) };
}

/** Studies of a QIDO-RS answer (PS3.18 section 10.6.3.3.1). Failure `pacs-malformed`. */
export const readStudies = (text: string): Result<PacsStudy[]> =>
  readAll(text, (found) => {
    const studyUid = textOf(found, tags.studyUid);
    if (!isUid(studyUid)) return undefined;
    return {
      studyUid,
      description: textOf(found, tags.studyDescription) ?? '',
      modalities: textsOf(found, tags.modalitiesInStudy),
      ...stated({
        date: textOf(found, tags.studyDate),
        series: countOf(found, tags.seriesInStudy),
        instances: countOf(found, tags.instancesInStudy),
        patientName: textOf(found, tags.patientName),
        patientId: textOf(found, tags.patientId),
      }),
    };
  });

/** Series of one study. Failure `pacs-malformed`. */
export const readSeries = (text: string): Result<PacsSeries[]> =>
  readAll(text, (found) => {
    const seriesUid = textOf(found, tags.seriesUid);
    if (!isUid(seriesUid)) return undefined;
    return {
      seriesUid,
      modality: textOf(found, tags.modality) ?? '',
      description: textOf(found, tags.seriesDescription) ?? '',
      ...stated({
        number: countOf(found, tags.seriesNumber),
        instances: countOf(found, tags.instancesInSeries),
      }),
    };
  });

/** Instances of one series. Failure `pacs-malformed`. */
export const readInstances = (text: string): Result<PacsInstance[]> =>
  readAll(text, (found) => {
    const sopInstanceUid = textOf(found, tags.sopInstanceUid);
    if (!isUid(sopInstanceUid)) return undefined;
    return { sopInstanceUid, ...stated({ number: countOf(found, tags.instanceNumber) }) };
  });

/** In the order of their numbers; those without one come last. */
export const inOrder = <T extends { readonly number?: number }>(items: readonly T[]): T[] =>
  [...items].sort((a, b) => (a.number ?? Infinity) - (b.number ?? Infinity) || 0);
