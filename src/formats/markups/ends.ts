import { depthInBodyMm } from '../../core/body-depth';
import type { RoughBody } from '../../core/rough-body';
import type { Grid } from '../../core/grid';
import type { LpsPoint } from '../../core/units';
import type { ControlPoint } from './markup';

/** What tells an entry from a target: the points' own labels, the skin, or nothing but their order in the file. */
export type EntryBy = 'label' | 'skin' | 'order';

/** The CT that markups are laid on, with the body that was found in it. */
export interface MarkupsCt {
  readonly grid: Grid;
  readonly mask: RoughBody;
}

export interface Ends {
  readonly entryMm: LpsPoint;
  readonly targetMm: LpsPoint;
  readonly entryBy: EntryBy;
}

const isEntry = ({ label }: ControlPoint) => /^(entry|entr[ée]e|skin|peau)\b/i.test(label.trim());
const isTarget = ({ label }: ControlPoint) => /^(target|cible|tip|pointe)\b/i.test(label.trim());

/** The body is known to a sample of some 6 mm: depths that differ by less tell nothing. */
const leastMm = 6;

/**
 * Which of two points is the entry: the one labelled so (or whose other is labelled the target), else the one nearer the
 * skin, else the first.
 */
export function endsOf(first: ControlPoint, second: ControlPoint, ct: MarkupsCt | undefined): Ends {
  const [a, b] = [first.positionMm, second.positionMm];
  const forwards = isEntry(first) || isTarget(second);
  const backwards = isEntry(second) || isTarget(first);
  if (forwards !== backwards) return { ...ordered(a, b, backwards), entryBy: 'label' };
  const depths = ct && [a, b].map((point) => depthInBodyMm(ct.grid, ct.mask, point));
  const [depthA, depthB] = depths ?? [];
  if (depthA === undefined || depthB === undefined || Math.abs(depthA - depthB) < leastMm) {
    return { ...ordered(a, b, false), entryBy: 'order' };
  }
  return { ...ordered(a, b, depthB < depthA), entryBy: 'skin' };
}

const ordered = (a: LpsPoint, b: LpsPoint, isReversed: boolean) =>
  isReversed ? { entryMm: b, targetMm: a } : { entryMm: a, targetMm: b };
