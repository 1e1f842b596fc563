import type { DataSet } from 'dicom-parser';
import { decimal, text, uint16 } from '../dicom/dataset';
import type { FunctionalGroups } from '../dicom/groups';

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

/**
 * What an image says of itself, or a frame in its functional groups: frame content, frame type, contrast
 * usage, reconstruction, X-ray details (PS3.3 C.7.6.16.2.2, C.8.15.3).
 */
export function readMarks(dataSet: DataSet, group?: FunctionalGroups): SliceMarks {
  const marks: Partial<Record<Mark, string>> = {};
  const own = group ? ofFrame(group) : {};
  for (const name of markNames) {
    const value = own[name] ?? text(dataSet, tags[name]);
    if (value) marks[name] = name === 'kvp' ? plainNumber(value) : value;
  }
  return marks;
}

function ofFrame(group: FunctionalGroups): Partial<Record<Mark, string | undefined>> {
  const content = group('x00209111');
  const temporal = content?.elements['x00209128'];
  return {
    temporalPosition: temporal && temporal.length >= 4 ? content!.uint32('x00209128')?.toString() : undefined,
    acquisition: uint16(content, 'x00209156')?.toString(),
    contrast: text(group('x00189341'), 'x00189344'),
    imageType: text(group('x00189329'), 'x00089007'),
    kernel: text(group('x00189314'), 'x00181210'),
    kvp: decimal(group('x00189325'), 'x00180060')?.toString(),
  };
}

/** `120.0` is `120`. */
const plainNumber = (value: string) => (Number.isFinite(Number(value)) ? String(Number(value)) : value);
