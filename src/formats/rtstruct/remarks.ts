import type { Failure } from '../../core/result';
import type { DicomOrigin } from '../dicom-ct/origin';
import type { Painted, Plane } from './aligned';
import type { Spacing } from './gaps';
import type { Region } from './regions';
import type { Stack } from './sections';

const remark = (code: string, data: Failure['data'] = {}): Failure => ({ code, data });
const counted = (code: string, count: number): Failure[] => (count > 0 ? [remark(code, { count })] : []);
const oneDecimal = (value: number) => Math.round(value * 10) / 10;

/** What the user should know of how a region became voxels. */
export function remarksOn(
  { open, broken }: Region,
  { others, frame, aligned }: Stack,
  planes: readonly Plane[],
  spacing: Spacing,
  { between, beyond }: Pick<Painted, 'between'> & { readonly beyond: number },
): Failure[] {
  const outlines = planes.map(({ outline }) => outline);
  const overlapping = outlines.filter((outline) => outline.overlapping).length;
  const spacingMm = oneDecimal((spacing.usual ?? 0) * frame.spacing[2]);
  return [
    ...counted('contours-open', open),
    ...counted('contours-broken', broken),
    ...counted('contours-other-planes', others),
    ...counted('contours-overlap', overlapping),
    ...counted('contours-apart', spacing.open),
    ...(between > 0 ? [remark('contours-between', { count: between, spacingMm })] : []),
    ...(aligned ? [] : [remark('contours-oblique')]),
    ...counted('contours-beyond', beyond),
  ];
}

/** Regions of the file that gave no structure. */
export const leftOut = (names: readonly string[]): Failure[] =>
  names.length > 0 ? [remark('regions-left-out', { names: names.join(', ') })] : [];

/** Regions of different names under one number. */
export const sameNumber = (regions: readonly Region[]): Failure[] =>
  regions.length > 0
    ? [remark('regions-same-number', { names: regions.map(({ name }) => name.name).join(', ') })]
    : [];

/** Regions that were drawn on images which are not those of the CT. */
export const drawnElsewhere = (regions: readonly Region[], origin: DicomOrigin | undefined): Failure[] => {
  const known = new Set(origin?.instances.map(({ sopInstanceUid }) => sopInstanceUid));
  const foreign = regions.some(({ images }) => [...images].some((image) => !known.has(image)));
  return origin && foreign ? [remark('contours-other-images')] : [];
};
