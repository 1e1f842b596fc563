import type { DataSet } from 'dicom-parser';
import { decimal, text } from './dataset';

/** The first item of a sequence. */
export const firstItem = (dataSet: DataSet | undefined, tag: string): DataSet | undefined =>
  dataSet?.elements[tag]?.items?.[0]?.dataSet;

/** The item of a functional group by the tag of its sequence. */
export type FunctionalGroups = (tag: string) => DataSet | undefined;

/**
 * The functional groups of each frame, shared ones included (PS3.3 C.7.6.16): a group is given either
 * frame by frame or once for all. Undefined when the data set does not list as many frames as it has.
 */
export function functionalGroups(dataSet: DataSet): FunctionalGroups[] | undefined {
  const shared = firstItem(dataSet, 'x52009229');
  const perFrame = dataSet.elements['x52009230']?.items;
  if (!perFrame || perFrame.length !== (decimal(dataSet, 'x00280008') ?? 1)) return undefined;
  return perFrame.map(
    ({ dataSet: own }) =>
      (tag) =>
        firstItem(own, tag) ?? firstItem(shared, tag),
  );
}

/** A coded concept: the first item of a code sequence (PS3.3 section 8). */
export function conceptCode(dataSet: DataSet | undefined, tag: string) {
  const concept = firstItem(dataSet, tag);
  const value = text(concept, 'x00080100');
  return value ? { value, scheme: text(concept, 'x00080102') ?? '' } : undefined;
}
