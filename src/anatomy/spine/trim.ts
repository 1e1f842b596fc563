import type { SpineCoordinates } from './curve';
import { discHeight } from './discs';
import type { Level } from './levels';
import type { SpineProfile } from './profile';

/** Uncinate processes, spurs and what a disc plane is off by, mm. */
const beyondDiscMm = 6;
/** Facets lie farther behind the posterior wall, mm. */
const behindWallMm = 4;

/**
 * Takes from each vertebra, in place, what lies beside or before the bodies of its neighbours: a vessel with contrast that
 * runs on through its foramen, a rib's head, a bridge of bone.
 */
export function trimAtDiscs(
  labels: Uint8Array,
  { s, a, l }: SpineCoordinates,
  levels: readonly Level[],
  profile: SpineProfile,
): void {
  const last = profile.wall.length - 1;
  for (let n = 0; n < labels.length; n++) {
    const level = levels[labels[n]! - 1];
    if (!level || level.isAtlas) continue;
    const at = Math.min(Math.max(Math.round(s[n]!), 0), last);
    if (a[n]! < profile.wall[at]! - behindWallMm) continue;
    const { below, above, isAxis } = level;
    const isUnder = below && s[n]! < discHeight(below, profile, a[n]!, l[n]!) - beyondDiscMm;
    const isOver = above && !isAxis && s[n]! > discHeight(above, profile, a[n]!, l[n]!) + beyondDiscMm;
    if (isUnder || isOver) labels[n] = 0;
  }
}
