import type { DataSet } from 'dicom-parser';
import { decimal, text } from '../dicom/dataset';
import { firstItem, type FunctionalGroups } from '../dicom/groups';

/** What the Case step shows of a series. Only what is listed here is read: no patient identifiers. */
export type Facts = Readonly<Record<string, string | number>>;

const texts = {
  description: 'x0008103e',
  manufacturer: 'x00080070',
  model: 'x00081090',
  kernel: 'x00181210',
  contrastAgent: 'x00180010',
  contrastPhase: 'x00189344',
  protocol: 'x00181030',
  bodyPart: 'x00180015',
  imageType: 'x00080008',
  derivation: 'x00082111',
  acquisitionDate: 'x00080022',
} as const;

const numbers = {
  kvp: 'x00180060',
  sliceThicknessMm: 'x00180050',
  seriesNumber: 'x00200011',
} as const;

/** Functional groups that hold some of it: reconstruction, X-ray details, pixel measures. */
const factGroups = ['x00189314', 'x00189325', 'x00289110'];

/** `group` gives the functional groups of a frame, where the image has them. */
export function readFacts(dataSet: DataSet, group?: FunctionalGroups): Facts {
  const places = [dataSet, ...factGroups.map((tag) => group?.(tag))];
  const first = <T>(read: (place: DataSet | undefined) => T | undefined) =>
    places.map(read).find((value) => value !== undefined);
  const facts: Record<string, string | number> = {};
  for (const [name, tag] of Object.entries(texts)) {
    const value = first((place) => text(place, tag));
    if (value) facts[name] = value;
  }
  for (const [name, tag] of Object.entries(numbers)) {
    const value = first((place) => decimal(place, tag));
    if (value !== undefined) facts[name] = value;
  }
  const agent = text(firstItem(dataSet, 'x00180012'), 'x00080104');
  return agent && !facts['contrastAgent'] ? { ...facts, contrastAgent: agent } : facts;
}

/**
 * True for files that carry the marking of Trocart's synthetic cases: derived images that say
 * SIMULATED in Image Type, Derivation Description or Series Description.
 */
export function saysSimulated(dataSet: DataSet): boolean {
  const imageType = text(dataSet, texts.imageType) ?? '';
  const words = [imageType, text(dataSet, texts.derivation), text(dataSet, texts.description)].join(' ');
  return /\bDERIVED\b/i.test(imageType) && /\bSIMULATED\b/i.test(words);
}
