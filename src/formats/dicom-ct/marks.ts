import type { DataSet } from 'dicom-parser';
import { text } from '../dicom/dataset';

/** What tells images at one place apart, in the order in which it is asked: phases first. */
const tags = {
  temporalPosition: 'x00200100',
  cardiacPhase: 'x00209241',
  acquisition: 'x00200012',
  triggerTime: 'x00181060',
  echo: 'x00180086',
  seriesTime: 'x00080031',
  contrast: 'x00180010',
  imageType: 'x00080008',
  kernel: 'x00181210',
  kvp: 'x00180060',
  acquisitionTime: 'x00080032',
} as const;

export type Mark = keyof typeof tags;
export const markNames = Object.keys(tags) as readonly Mark[];

/** Values as the file writes them; what it does not say is missing. */
export type SliceMarks = Readonly<Partial<Record<Mark, string>>>;

export function readMarks(dataSet: DataSet): SliceMarks {
  const marks: Partial<Record<Mark, string>> = {};
  for (const name of markNames) {
    const value = text(dataSet, tags[name]);
    if (value) marks[name] = value;
  }
  return marks;
}
