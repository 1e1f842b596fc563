import { levels } from '../../catalog/structures/vertebrae';

/** What counts for the name of a vertebra found between others. */
export interface Countable {
  readonly isAxis: boolean;
  readonly isSacrum: boolean;
  readonly bearsRib: boolean;
  /** Cut by the edge of the picture: what it bears is not known. */
  readonly isCut: boolean;
}

/** What a reading is counted from. */
export type Anchor = 'dens' | 'sacrum' | 'last-rib' | 'click';

/** Why a reading may be wrong; worded as `spine.warning.<code>`. */
export type NamingWarning =
  | 'four-lumbar'
  | 'six-lumbar'
  | 'transitional'
  | 'lumbar-rib'
  | 'counted-from-below'
  | 'field-too-short'
  | 'beyond-names';

/** One way to name vertebrae, in the order in which they were given (foot to head); undefined beyond C1 and S1. */
export interface Reading {
  readonly anchor: Anchor;
  readonly names: readonly (string | undefined)[];
  readonly warnings: readonly NamingWarning[];
}

/** Names counted from one vertebra (index, foot to head) that is given its level. */
export function namesFrom(count: number, index: number, level: string): (string | undefined)[] {
  const at = levels.indexOf(level);
  return Array.from({ length: count }, (_, n) => levels[at - (n - index)]);
}

/**
 * The ways to count the vertebrae of a picture, the most certain first: from C2 with its dens; from the sacrum (the one
 * above is L5); from the lowest rib (T12). Counting from below is wrong in one of seven (14.1 %, PMC3955794) where there
 * are four or six lumbar vertebrae or the lowest rib is a lumbar one (5.8 %, PMC3948909): both readings are given where they
 * differ. None where nothing to count from is in the picture.
 */
export function readingsOf(vertebrae: readonly Countable[]): Reading[] {
  const axis = vertebrae.findIndex(({ isAxis }) => isAxis);
  if (axis >= 0) return [reading('dens', vertebrae, axis, 'C2', [])];
  const sacrum = vertebrae.findIndex(({ isSacrum }) => isSacrum);
  const rib = lastRib(vertebrae);
  const below = ['counted-from-below'] as const;
  if (sacrum < 0) {
    return rib === undefined ? [] : [reading('last-rib', vertebrae, rib, 'T12', [...below, 'lumbar-rib'])];
  }
  if (sacrum === vertebrae.length - 1) return [];
  const lumbar = rib === undefined ? undefined : rib - sacrum - 1;
  if (lumbar === undefined) {
    return [reading('sacrum', vertebrae, sacrum + 1, 'L5', [...below, 'field-too-short'])];
  }
  if (lumbar === 5) return [reading('sacrum', vertebrae, sacrum + 1, 'L5', below)];
  const odd: NamingWarning[] = lumbar < 5 ? ['four-lumbar'] : ['six-lumbar'];
  const warnings = [...below, ...odd, 'transitional', 'lumbar-rib'] as const;
  return [
    reading('sacrum', vertebrae, sacrum + 1, 'L5', warnings),
    reading('last-rib', vertebrae, rib!, 'T12', warnings),
  ];
}

function reading(
  anchor: Anchor,
  vertebrae: readonly Countable[],
  index: number,
  level: string,
  warnings: readonly NamingWarning[],
): Reading {
  const names = namesFrom(vertebrae.length, index, level);
  const own = names.map((name, n) => (vertebrae[n]!.isSacrum ? undefined : name));
  const isBeyond = own.some((name, n) => name === undefined && !vertebrae[n]!.isSacrum);
  return { anchor, names: own, warnings: isBeyond ? [...warnings, 'beyond-names'] : warnings };
}

/** The lowest vertebra with a rib, where one without lies wholly in the picture below it. */
function lastRib(vertebrae: readonly Countable[]): number | undefined {
  const rib = vertebrae.findIndex(({ bearsRib, isSacrum }) => bearsRib && !isSacrum);
  const below = vertebrae[rib - 1];
  return rib > 0 && below && !below.isCut && !vertebrae[rib]!.isSacrum ? rib : undefined;
}
