import type { DataSet } from 'dicom-parser';
import { text, uint16 } from '../dicom/dataset';
import { conceptCode, firstItem } from '../dicom/groups';
import type { LabelName } from '../labels/names';

/** SNOMED RT codes of the sides, as older writers have them. */
const sides: Readonly<Record<string, string>> = { 'G-A100': '24028007', 'G-A101': '7771000' };

/** One item of the Segment Sequence. */
export interface Segment {
  readonly name: LabelName;
  /** Coded as what is no structure (PS3.16 CID 7150 and the like): the background of a label map. */
  readonly isBackground: boolean;
}

/** The segments that a file describes, by number: label, property type and side (PS3.3 C.8.20.2). */
export function readSegments(dataSet: DataSet): Map<number, Segment> {
  const segments = new Map<number, Segment>();
  for (const { dataSet: item } of dataSet.elements['x00620002']?.items ?? []) {
    const number = uint16(item, 'x00620004');
    if (item && number !== undefined) segments.set(number, segmentOf(item, number));
  }
  return segments;
}

export const unnamed = (number: number): LabelName => ({ name: `segment ${number}` });

function segmentOf(item: DataSet, number: number): Segment {
  const type = conceptCode(item, 'x0062000f');
  const concept = firstItem(item, 'x0062000f');
  const name = text(item, 'x00620005') ?? text(concept, 'x00080104') ?? unnamed(number).name;
  const side = conceptCode(concept, 'x00620011')?.value;
  const isBackground = (type?.scheme === 'DCM' && type.value === '125040') || /^background$/i.test(name);
  if (type?.scheme !== 'SCT') return { name: { name }, isBackground };
  const snomed = { code: type.value, ...(side && { lateralityCode: sides[side] ?? side }) };
  return { name: { name, snomed }, isBackground };
}
