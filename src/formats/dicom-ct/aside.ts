import { type Issue, warning } from '../issue';
import { isGreyscale, type SliceHeader } from './header';

/** Why an image within a CT series is no slice of it. */
type Reason = 'localizer' | 'screen' | 'colour' | 'other-modality' | 'unplaced';

const secondaryCapture = '1.2.840.10008.5.1.4.1.1.7';
/** Values of Image Type by which scanners mark their dose reports and saved screens. */
const screenTypes = /^(SCREEN ?SAVE|SCREEN ?SHOT|DOSE.*|.*DOSE_?INFO|PATIENT PROTOCOL|PROTOCOL|REPORT)$/i;

/** Whether a picture of a screen: a dose report, a protocol, a saved view. */
export const isScreen = ({ facts, sopClassUid, position }: SliceHeader): boolean =>
  String(facts['imageType'] ?? '')
    .split('\\')
    .some((value) => screenTypes.test(value.trim())) ||
  (sopClassUid.startsWith(secondaryCapture) && !position);

function reasonOf(image: SliceHeader): Reason | undefined {
  if (image.modality !== 'CT') return 'other-modality';
  if (image.localizer) return 'localizer';
  if (isScreen(image)) return 'screen';
  if (!isGreyscale(image)) return 'colour';
  return image.position ? undefined : 'unplaced';
}

export interface Sorted {
  readonly slices: readonly SliceHeader[];
  /** What was left out beside them, by reason. */
  readonly remarks: readonly Issue[];
}

/** Takes scouts, dose screens and other strangers out of a series that has slices beside them. */
export function setAside(images: readonly SliceHeader[]): Sorted {
  const slices = images.filter((image) => reasonOf(image) === undefined);
  if (slices.length === 0) return { slices: images, remarks: [] };
  const remarks = new Map<Reason, { readonly path: string; count: number }>();
  for (const image of images) {
    const reason = reasonOf(image);
    if (!reason) continue;
    const entry = remarks.get(reason) ?? { path: image.path, count: 0 };
    entry.count++;
    remarks.set(reason, entry);
  }
  return { slices, remarks: [...remarks].map(([reason, data]) => asideRemark(reason, data)) };
}

function asideRemark(reason: Reason, data: Issue['data']): Issue {
  switch (reason) {
    case 'localizer':
      return warning('localizer-set-aside', data);
    case 'screen':
      return warning('screen-set-aside', data);
    case 'colour':
      return warning('colour-set-aside', data);
    case 'other-modality':
      return warning('modality-set-aside', data);
    default:
      return warning('unplaced-set-aside', data);
  }
}

/**
 * Copies of one SOP instance in other files are left out; frames of one file are no copies. Nor is what differs
 * in place, acquisition, reconstruction or the meaning of its values: that stays, and is told of.
 */
export function withoutCopies(images: readonly SliceHeader[]): Sorted {
  const homes = new Map<string, string>();
  const contents = new Map<string, string>();
  const frames = new Map<string, number>();
  const copies: SliceHeader[] = [];
  const clashes: SliceHeader[] = [];
  const slices = images.filter((image) => {
    const frame = frames.get(image.path) ?? 0;
    frames.set(image.path, frame + 1);
    if (!image.sopInstanceUid) return true;
    const instance = `${image.sopInstanceUid} ${frame}`;
    const content = contentOf(image);
    const key = `${instance} ${content}`;
    const home = homes.get(key) ?? image.path;
    homes.set(key, home);
    const first = contents.get(instance) ?? content;
    contents.set(instance, first);
    const isCopy = home !== image.path;
    if (isCopy) copies.push(image);
    else if (first !== content) clashes.push(image);
    return !isCopy;
  });
  return {
    slices,
    remarks: [
      ...(copies[0] ? [warning('copies-left-out', { path: copies[0].path, count: copies.length })] : []),
      ...(clashes[0]
        ? [warning('instance-uids-shared', { path: clashes[0].path, count: clashes.length })]
        : []),
    ],
  };
}

/** What the header says of an image, but for how its pixels are compressed. */
function contentOf({ rows, columns, position, orientation, marks, pixels }: SliceHeader): string {
  const { bitsAllocated, bitsStored, highBit, signed, slope, intercept, table } = pixels;
  const stored = [bitsAllocated, bitsStored, highBit, signed, slope, intercept, table?.first];
  return JSON.stringify([rows, columns, position, orientation, marks, stored]);
}
