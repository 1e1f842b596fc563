import dcmjs from 'dcmjs';
import { basicProfile, type ProfileAction } from './table';

const { DicomMetaDictionary } = dcmjs.data;

const listed = new Map<string, ProfileAction>(
  Object.entries(basicProfile).flatMap(([action, tags]) =>
    tags
      .trim()
      .split(/\s+/)
      .map((tag) => [tag, action as ProfileAction] as const),
  ),
);

/** What is done with one attribute. */
export type Action = 'remove' | 'empty' | 'dummy' | 'uid' | 'keep';

/**
 * Where the table leaves a choice, what every object allows: empty rather than removed, a dummy rather than
 * empty. Of images that are referred to, the reference stays with its new UID.
 */
const chosen: Readonly<Record<ProfileAction, Action>> = {
  X: 'remove',
  Z: 'empty',
  D: 'dummy',
  U: 'uid',
  'X/Z': 'empty',
  'X/D': 'dummy',
  'Z/D': 'dummy',
  'X/Z/D': 'dummy',
  'X/Z/U*': 'keep',
};

/** UIDs that say of what class something is, also where a manufacturer defined it. */
const classUids = new Set(['00080016', '0008001a', '0008001b', '00080062', '0008010c', '00081150']);

/** Needed in every RT structure set, typed by people, and in newer editions of the table. */
const structureSetLabel = '30060002';

/** Value representations of which the table cannot list all: people, dates, free text, addresses. */
const byVr: Readonly<Record<string, Action>> = {
  PN: 'dummy',
  DA: 'dummy',
  DT: 'dummy',
  TM: 'dummy',
  AS: 'remove',
  LT: 'remove',
  ST: 'remove',
  UT: 'remove',
  UC: 'remove',
  UR: 'remove',
  UN: 'remove',
  UI: 'uid',
};

/** Where PS3.6 leaves a choice, as dcmjs writes it, a VR that any file may state. */
const choices: Readonly<Record<string, string>> = { xs: 'US', ox: 'OW', lt: 'OW' };

/** The VR of a standard attribute (PS3.6), its tag as eight hexadecimal digits; undefined where there is none. */
export function vrOf(tag: string): string | undefined {
  const entry = DicomMetaDictionary.dictionary[`(${tag.slice(0, 4)},${tag.slice(4)})`.toUpperCase()];
  const vr = entry?.vr.slice(0, 2);
  return vr && (choices[vr] ?? vr);
}

/**
 * What becomes of an attribute: what PS3.15 table E.1-1 says, and beyond it, since the table grows with each
 * edition: everything private or unknown is removed, and people, dates and free text that it does not list.
 */
export function actionFor(tag: string, vr: string | undefined): Action {
  const group = parseInt(tag.slice(0, 4), 16);
  const isCurveOrOverlay = (group & 0xff00) === 0x5000 || (group & 0xff00) === 0x6000;
  if (group % 2 === 1 || group < 8 || isCurveOrOverlay) return 'remove';
  if (classUids.has(tag)) return 'keep';
  if (tag === structureSetLabel) return 'dummy';
  const action = listed.get(tag);
  if (action) return chosen[action];
  if (!vrOf(tag)) return 'remove';
  return (vr && byVr[vr]) || 'keep';
}
