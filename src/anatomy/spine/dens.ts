import type { StraightSpine } from './curve';
import type { SpineProfile } from './profile';
import { quantile } from '../../core/statistics';

/** The dens of C2 along the spine, mm: from where the gaps beside it begin to its tip. */
export interface Dens {
  readonly from: number;
  readonly to: number;
  /** From the posterior wall to the middle of the gap between its front and the anterior arch of C1. */
  readonly frontMm: number;
}

/** The dens is brighter than the gaps between it and the lateral masses of C1 by this much, HU. */
const leastContrastHu = 150;
const lateralMassHu = 250;
const shortestMm = 8;
/** Bodies of the neck are not so deep; below them no dens is looked for, mm. */
const deepestNeckMm = 24;

/**
 * The dens: a column of bone in the midline, some 10 mm wide, with a gap and then the lateral masses of C1 on both
 * sides, over at least 8 mm: no vertebral body is so narrow (waist of the dens 8.9 ± 0.9 mm wide, ijssurgery.com/node/8046).
 * The longest such column above bodies of a neck; undefined where there is none.
 */
export function findDens(spine: StraightSpine, profile: SpineProfile): Dens | undefined {
  const isColumn = Array.from(
    { length: spine.length },
    (_, s) => freedomHu(spine, profile.wall[s]!, s) > leastContrastHu,
  );
  let best: Dens | undefined;
  for (let from = 0; from < spine.length; from++) {
    if (!isColumn[from]) continue;
    let to = from;
    // A noisy millimetre does not end it.
    while (isColumn[to + 1] || isColumn[to + 2]) to++;
    const below = profile.depth.slice(Math.max(0, from - 50), from + 1);
    const isNeck = quantile(below, 0.5) <= deepestNeckMm;
    if (isNeck && to - from + 1 >= shortestMm && (!best || to - from > best.to - best.from))
      best = { from, to, frontMm: gapInFront(spine, profile, from, to) };
    from = to;
  }
  return best;
}

/** By how much a column of 5 mm is brighter than the gaps beside it, at the depth where that is most; 0 without lateral masses. */
function freedomHu(spine: StraightSpine, wall: number, s: number): number {
  let most = 0;
  for (let a = wall - 2; a <= wall + 8; a++) {
    let core = 0;
    for (let q = -1; q <= 1; q++)
      for (let l = -2; l <= 2; l++) core += Math.min(700, spine.at(s, a + q, l)) / 15;
    const sides = [1, -1].map((side) => {
      const gap = Math.min(spine.at(s, a, side * 6), spine.at(s, a, side * 7));
      let mass = -Infinity;
      for (let l = 9; l <= 18; l++) mass = Math.max(mass, spine.at(s, a, side * l));
      return mass > lateralMassHu && gap > -200 ? gap : Infinity;
    });
    most = Math.max(most, core - Math.max(...sides));
  }
  return most;
}

/** The darkest place between two cortices in front of the dens, where the arch of C1 lies before it: the median along it. */
function gapInFront(spine: StraightSpine, { wall }: SpineProfile, from: number, to: number): number {
  const found: number[] = [];
  for (let s = from + 2; s < to; s++) {
    const row = Array.from({ length: 18 }, (_, d) => spine.at(s, wall[s]! + 3 + d, 0));
    const depths = row.map((hu, d) => Math.min(Math.max(...row.slice(0, d), -1024), Math.max(...row.slice(d + 1), -1024)) - hu); // prettier-ignore
    const deepest = depths.indexOf(Math.max(...depths.slice(4)), 4);
    if (depths[deepest]! > 80) found.push(3 + deepest);
  }
  return found.length > 0 ? quantile(found, 0.5) : 13;
}
