import type { DataSet } from 'dicom-parser';
import { decimal, decimals, text, uint16 } from '../dicom/dataset';

/** One frame: which segment it belongs to and where it lies (LPS mm). */
export interface Frame {
  /** Place in the pixel data. */
  readonly index: number;
  readonly segment: number;
  readonly rows: number;
  readonly columns: number;
  readonly position: readonly number[];
  readonly orientation: readonly number[];
  /** [between rows, between columns]. */
  readonly pixelSpacing: readonly number[];
  /** Spacing Between Slices, where the file states it. */
  readonly stepMm?: number;
  readonly thicknessMm?: number;
}

/** The first item of a sequence. */
export const item = (dataSet: DataSet | undefined, tag: string): DataSet | undefined =>
  dataSet?.elements[tag]?.items?.[0]?.dataSet;

/** Frames from the functional groups (PS3.3 C.7.6.16); undefined when one lacks its place. */
export function readFrames(dataSet: DataSet): Frame[] | undefined {
  const shared = item(dataSet, 'x52009229');
  const perFrame = dataSet.elements['x52009230']?.items ?? [];
  const count = decimal(dataSet, 'x00280008') ?? 1;
  const rows = uint16(dataSet, 'x00280010');
  const columns = uint16(dataSet, 'x00280011');
  if (!rows || !columns || perFrame.length !== count) return undefined;
  const frames: Frame[] = [];
  for (const [index, { dataSet: own }] of perFrame.entries()) {
    // A functional group is either shared or given frame by frame.
    const group = (tag: string) => item(own, tag) ?? item(shared, tag);
    const place = geometry(group);
    const identification = group('x0062000a');
    const segment = identification && uint16(identification, 'x0062000b');
    if (!place || !segment) return undefined;
    frames.push({ index, segment, rows, columns, ...place });
  }
  return frames;
}

function geometry(group: (tag: string) => DataSet | undefined) {
  const measures = group('x00289110');
  const plane = group('x00209113');
  const direction = group('x00209116');
  const position = plane && decimals(plane, 'x00200032', 3);
  const orientation = direction && decimals(direction, 'x00200037', 6);
  const pixelSpacing = measures && decimals(measures, 'x00280030', 2);
  if (!position || !orientation || !pixelSpacing) return undefined;
  const stepMm = decimal(measures, 'x00180088');
  const thicknessMm = decimal(measures, 'x00180050');
  return {
    position,
    orientation,
    pixelSpacing,
    ...(stepMm && { stepMm }),
    ...(thicknessMm && { thicknessMm }),
  };
}

/** A coded concept: the first item of a code sequence (PS3.3 section 8). */
export function code(dataSet: DataSet | undefined, tag: string) {
  const concept = item(dataSet, tag);
  const value = concept && text(concept, 'x00080100');
  return value ? { value, scheme: text(concept, 'x00080102') ?? '' } : undefined;
}
