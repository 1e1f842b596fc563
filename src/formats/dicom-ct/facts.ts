import type { DataSet } from 'dicom-parser';
import { decimal, text } from '../dicom/dataset';

/** What the Case step shows of a series. Only what is listed here is read: no patient identifiers. */
export type Facts = Readonly<Record<string, string | number>>;

const texts = {
  description: 'x0008103e',
  manufacturer: 'x00080070',
  model: 'x00081090',
  kernel: 'x00181210',
  contrastAgent: 'x00180010',
  bodyPart: 'x00180015',
  imageType: 'x00080008',
  derivation: 'x00082111',
  acquisitionDate: 'x00080022',
} as const;

const numbers = { kvp: 'x00180060', sliceThicknessMm: 'x00180050', seriesNumber: 'x00200011' } as const;

export function readFacts(dataSet: DataSet): Facts {
  const facts: Record<string, string | number> = {};
  for (const [name, tag] of Object.entries(texts)) {
    const value = text(dataSet, tag);
    if (value) facts[name] = value;
  }
  for (const [name, tag] of Object.entries(numbers)) {
    const value = decimal(dataSet, tag);
    if (value !== undefined) facts[name] = value;
  }
  return facts;
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
