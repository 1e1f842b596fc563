import { quantile } from '../../core/statistics';
import type { SpineCoordinates } from './curve';
import type { Dens } from './dens';
import { type Disc, discHeight } from './discs';
import type { Level } from './levels';
import type { SpineProfile } from './profile';

/** Labels beside those of the levels, which count from 1. */
export const otherBone = { skull: 250, rib: 251, beyond: 252 } as const;

interface Ground {
  readonly hu: Int16Array;
  readonly coordinates: SpineCoordinates;
  readonly profile: SpineProfile;
  readonly levels: readonly Level[];
  readonly dens?: Dens;
}

/** What is certainly bone where a lamina, a pedicle is looked for, HU. */
const [laminaHu, pedicleHu] = [180, 150];
/** A body may be porous, lytic, broken: anything but fat and gas. */
const bodyHu = 20;

/** Where each vertebra certainly is: the middle of its body, its pedicles, its lamina. @returns label of each voxel, 0 for none */
export function seedsOf(ground: Ground): Uint8Array {
  const { hu, coordinates, profile, levels, dens } = ground;
  const seeds = new Uint8Array(hu.length);
  const { s, a, l } = coordinates;
  const last = profile.wall.length - 1;
  for (let n = 0; n < hu.length; n++) {
    const along = s[n]!;
    if (Number.isNaN(along) || hu[n]! < bodyHu) continue;
    const at = Math.min(Math.max(Math.round(along), 0), last);
    const place = { s: along, at, a: a[n]!, l: l[n]! };
    if (dens && hu[n]! > laminaHu && isSkull(profile, dens, place)) {
      seeds[n] = otherBone.skull;
      continue;
    }
    const isLamina = hu[n]! >= laminaHu && isBehind(profile, place);
    const isCrest = hu[n]! >= laminaHu && isSacralCrest(ground, place);
    const level = isCrest ? 0 : isLamina ? levelBetweenGaps(levels, along) : levelHere(ground, place, hu[n]!);
    if (level >= 0) seeds[n] = level + 1;
    else if (isBeyond(ground, place)) seeds[n] = otherBone.beyond;
  }
  return seeds;
}

/** Whether a place is sure to lie in what the picture shows of the vertebra below the lowest level or above the highest. */
function isBeyond({ profile, levels }: Ground, place: Place): boolean {
  const [under, over] = [levels[0]?.below, levels.at(-1)?.above];
  const isPast = (disc: Disc | undefined, sign: 1 | -1) =>
    disc !== undefined &&
    isClear(disc, levels) &&
    sign * (place.s - discHeight(disc, profile, place.a, place.l)) > 4;
  return (isPast(under, -1) || isPast(over, 1)) && isInMiddle(profile, place);
}

/** Told from its plates at least half as well as the other discs: the last one of a picture may be a guess. */
function isClear({ contrastHu }: Disc, levels: readonly Level[]): boolean {
  const others = levels.flatMap(({ below }) => below?.contrastHu ?? []);
  return others.length > 0 && contrastHu >= 0.5 * quantile(others, 0.5);
}

interface Place {
  readonly s: number;
  readonly at: number;
  readonly a: number;
  readonly l: number;
}

/** Above the tip of the dens, or at its height far behind the arch of C1: the occiput. */
const isSkull = ({ back }: SpineProfile, dens: Dens, { s, at, a }: Place): boolean =>
  s > dens.to + 9 || (s > dens.from + 5 && a < -back[at]! - 20);

/** The first 4 mm of what lies behind the canal, so that the spinous process of the vertebra above is not meant. */
const isBehind = ({ back }: SpineProfile, { at, a, l }: Place): boolean =>
  a <= -back[at]! + 1 && a >= -back[at]! - 3 && Math.abs(l) <= 6;

/** How far behind the canal the crest of the sacrum is sought, mm: its canal widens away from the line of the loin. */
const crestMm = 16;

/** In the midline behind the sacrum's canal, 3 mm below the opening under the lamina of L5. */
const isSacralCrest = ({ profile: { back }, levels }: Ground, { s, at, a, l }: Place): boolean =>
  levels[0]?.isSacrum === true &&
  s < (levels[0].gapAbove ?? -Infinity) - 3 &&
  a <= -back[at]! + 1 &&
  a >= -back[at]! - crestMm &&
  Math.abs(l) <= 6;

/** The level between whose openings a height lies, 3 mm from both; −1 for none. */
function levelBetweenGaps(levels: readonly Level[], s: number): number {
  return levels.findIndex(({ gapBelow, gapAbove }) => {
    const low = gapBelow ?? (gapAbove ?? Infinity) - 20;
    const high = gapAbove ?? (gapBelow ?? -Infinity) + 20;
    return s > low + 3 && s < high - 3;
  });
}

/** The level in whose body or pedicle a place lies; −1 for none. */
function levelHere({ profile, levels, dens }: Ground, place: Place, hu: number): number {
  return levels.findIndex((level) => {
    if (level.isAtlas)
      return (
        dens !== undefined &&
        hu > laminaHu &&
        (isLateralMass(profile, dens, place) || isFrontArch(profile, dens, place))
      );
    return (hu >= pedicleHu && isPedicle(profile, level, place)) || isBody(profile, level, dens, place);
  });
}

const isLateralMass = ({ wall }: SpineProfile, dens: Dens, { s, at, a, l }: Place): boolean =>
  s > dens.from + 4 && s < dens.from + 11 && a > wall[at]! - 3 && a < wall[at]! + 7 && Math.abs(l) >= 12 && Math.abs(l) <= 18; // prettier-ignore

/** The anterior arch of C1 in the midline, before the dens and the gap between them. */
const isFrontArch = ({ wall }: SpineProfile, { from, to, frontMm }: Dens, { s, at, a, l }: Place): boolean =>
  s > from + 2 && s < to - 1 && Math.abs(l) <= 4 && a > wall[at]! + frontMm && a < wall[at]! + frontMm + 6;

const isPedicle = ({ wall }: SpineProfile, { pedicle }: Level, { s, a, l }: Place): boolean =>
  Math.abs(s - pedicle) <= 2.5 &&
  a <= wall[pedicle]! &&
  a >= wall[pedicle]! - 6 &&
  Math.abs(l) >= 7 &&
  Math.abs(l) <= 13;

/** The middle of the body: 4 mm from the discs, within 60 % of its width and depth; of C2 the dens too. */
function isBody(
  profile: SpineProfile,
  { from, to, below, above, isAxis }: Level,
  dens: Dens | undefined,
  place: Place,
): boolean {
  const { s, a, l } = place;
  const isDens = isAxis && dens && s >= dens.from && s <= dens.to - 2;
  if (!isInMiddle(profile, place, isDens)) return false;
  const under = (disc: Disc) => discHeight(disc, profile, a, l) - s;
  const low = below ? -under(below) : s - from;
  const high = isAxis && dens ? dens.to - s : above ? under(above) : to - s;
  return low > 4 && high > 4;
}

/** Within 60 % of the width and 75 % of the depth of a body, or within a dens. */
function isInMiddle({ wall, depth, half }: SpineProfile, { at, a, l }: Place, isDens = false): boolean {
  const [side, front] = isDens ? [3, 9] : [0.6 * half[at]!, 0.75 * depth[at]!];
  return a >= wall[at]! + 2 && a <= wall[at]! + front && Math.abs(l) <= side;
}
