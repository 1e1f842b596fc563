import type { DataSet } from 'dicom-parser';
import { text, uint16 } from '../dicom/dataset';
import type { LabelName } from '../labels/names';
import { code, item } from './frames';

/** SNOMED RT codes of the sides, as older writers have them. */
const sides: Readonly<Record<string, string>> = { 'G-A100': '24028007', 'G-A101': '7771000' };

/** What the Segment Sequence says of a segment: label, property type and side. */
export function segmentName(dataSet: DataSet, number: number): LabelName {
  const segment = dataSet.elements['x00620002']?.items?.find(
    ({ dataSet: own }) => own && uint16(own, 'x00620004') === number,
  )?.dataSet;
  const name = (segment && text(segment, 'x00620005')) ?? `segment ${number}`;
  const type = code(segment, 'x0062000f');
  if (type?.scheme !== 'SCT') return { name };
  const side = code(item(segment, 'x0062000f'), 'x00620011')?.value;
  return { name, snomed: { code: type.value, ...(side && { lateralityCode: sides[side] ?? side }) } };
}
