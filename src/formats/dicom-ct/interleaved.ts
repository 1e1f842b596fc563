import { error, type Issue, warning } from '../issue';
import type { SliceHeader } from './header';
import type { Mark } from './marks';
import { isPlaced, placeSlices } from './placed';

/** What changes HU or sharpness: slices that differ in it make no volume where they lie between each other. */
const protocolMarks = ['kernel', 'kvp', 'contrast'] as const satisfies readonly Mark[];
/** What tells moments apart; a scanner may number one sweep in several. */
const momentMarks = ['temporalPosition', 'cardiacPhase', 'acquisition'] as const satisfies readonly Mark[];

/** Values of a mark in runs along the normal; undefined where slices have no place. */
function runsOf(slices: readonly SliceHeader[], by: Mark) {
  if (slices.every(({ marks }) => marks[by] === slices[0]!.marks[by])) return { runs: 1, kinds: 1 };
  const placed = placeSlices(slices);
  if (!isPlaced(placed)) return undefined;
  const values = placed.map(({ slice }) => slice.marks[by] ?? '');
  return {
    runs: values.filter((value, i) => i === 0 || value !== values[i - 1]).length,
    kinds: new Set(values).size,
  };
}

/** Whether slices of each value lie together, one value above the other: parts of one sweep. */
export function followEachOther(slices: readonly SliceHeader[], by: Mark): boolean {
  const found = runsOf(slices, by);
  return !found || found.runs === found.kinds;
}

/** Whether the value changes from slice to slice, more often than not. */
export function alternate(slices: readonly SliceHeader[], by: Mark): boolean {
  const found = runsOf(slices, by);
  return found !== undefined && found.kinds > 1 && 2 * found.runs > slices.length && found.runs > found.kinds;
}

/**
 * Slices of one stack that were not acquired or reconstructed alike. Where they lie between each other the
 * stack is refused (`protocols-interleaved`); where they follow each other it is told of (`protocols-joined`).
 */
export function protocolIssues(slices: readonly SliceHeader[]): Issue[] {
  const moment = momentMarks.find((by) => alternate(slices, by));
  if (moment) return [error('protocols-interleaved', differing(slices, moment)!)];
  const differ = protocolMarks.filter((by) => differing(slices, by));
  const between = differ.find((by) => !followEachOther(slices, by));
  if (between) return [error('protocols-interleaved', differing(slices, between)!)];
  return differ[0] ? [warning('protocols-joined', differing(slices, differ[0])!)] : [];
}

/** The first slice that differs, and in what; a kernel or voltage that is not stated differs from none. */
function differing(slices: readonly SliceHeader[], by: Mark): Issue['data'] | undefined {
  const unstated = by === 'kernel' || by === 'kvp' ? undefined : '–';
  const valueOf = ({ marks }: SliceHeader) => marks[by] ?? unstated;
  const first = slices.map(valueOf).find((value) => value !== undefined);
  const other = slices.find((slice) => (valueOf(slice) ?? first) !== first);
  return other && { path: other.path, one: first!, other: valueOf(other)! };
}
