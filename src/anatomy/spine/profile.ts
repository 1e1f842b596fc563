import type { StraightSpine } from './curve';
import { quantile } from '../../core/statistics';
import { againstRange, runningQuantile } from './running';

/** What lies around the canal at each millimetre along it; lengths in mm. */
export interface SpineProfile {
  /** From the line forward to the posterior wall of the bodies. */
  readonly wall: Float64Array;
  /** From the posterior wall to the front of the bodies. */
  readonly depth: Float64Array;
  /** From the midline to the side of the bodies. */
  readonly half: Float64Array;
  /** From the line back to the laminae. */
  readonly back: Float64Array;
  /** Bone beside the front of the canal: high at pedicles, low at foramina; about −½ … ½. */
  readonly pedicle: Float64Array;
  /** Bone behind the canal in the midline: high at laminae, low between them; about −½ … ½. */
  readonly lamina: Float64Array;
}

/** Between soft tissue and cortex, HU. */
const boneHu = 150;
/** Less than even porous bone, HU. */
const softHu = 90;

export function profileOf(spine: StraightSpine): SpineProfile {
  const stations = Array.from({ length: spine.length }, (_, s) => s);
  const toBone = (s: number, from: number, step: number, most: number) => {
    const rays = [-4, -2, 0, 2, 4].map((l) => {
      let a = from;
      while (Math.abs(a) < most && spine.at(s, a, l) < boneHu) a += step;
      return Math.abs(a);
    });
    return quantile(rays, 0.5);
  };
  const wall = runningQuantile(
    stations.map((s) => toBone(s, 0, 1, 16)),
    20,
  );
  const depths = stations.map((s) => quantile([-4, 0, 4].map((l) => lastBone((d) => spine.at(s, wall[s]! + d, l), 45)), 0.5)); // prettier-ignore
  const usual = runningQuantile(depths, 60, 0.6);
  const depth = runningQuantile(depths, 22).map((value, s) => Math.max(value, 0.75 * usual[s]!, 12));
  const halves = stations.map((s) =>
    Math.min(...[1, -1].map((side) => lastBone((d) => spine.at(s, wall[s]! + depth[s]! / 2, side * d), 32))),
  );
  const half = runningQuantile(halves, 22).map((value) => Math.max(value, 8));
  // Laminae, not the openings between them: the lower third.
  const back = runningQuantile(
    stations.map((s) => toBone(s, -3, -1, 28)),
    20,
    0.35,
  );
  return {
    wall,
    depth,
    half,
    back,
    pedicle: againstRange(
      stations.map((s) => pedicleHu(spine, s, wall[s]!)),
      40,
      40,
    ),
    lamina: againstRange(
      stations.map((s) => laminaHu(spine, s, back[s]!)),
      40,
      40,
    ),
  };
}

/** How far bone goes on: to where 4 mm are softer than any. */
function lastBone(huAt: (mm: number) => number, most: number): number {
  let soft = 0;
  for (let d = 5; d <= most; d++) {
    soft = huAt(d) < softHu ? soft + 1 : 0;
    if (soft === 4) return d - 4;
  }
  return most;
}

/** Mean HU (0–400) of the 5 mm with most bone at the side with less, over 6 mm behind the posterior wall. */
function pedicleHu(spine: StraightSpine, s: number, wall: number): number {
  let sum = 0;
  for (let a = wall - 6; a <= wall - 1; a++) {
    const side = (sign: 1 | -1) => {
      const row = Array.from({ length: 15 }, (_, n) => clamped(spine.at(s, a, sign * (6 + n))));
      let [window, most] = [0, 0];
      row.forEach((value, n) => {
        window += value - (row[n - 5] ?? 0);
        if (n >= 4) most = Math.max(most, window / 5);
      });
      return most;
    };
    sum += Math.min(side(1), side(-1));
  }
  return sum / 6;
}

/** Mean HU (0–400) of the midline over 6 mm behind the canal. */
function laminaHu(spine: StraightSpine, s: number, back: number): number {
  let sum = 0;
  for (let d = -1; d <= 5; d++) for (let l = -4; l <= 4; l += 2) sum += clamped(spine.at(s, -back - d, l));
  return sum / 35;
}

const clamped = (hu: number): number => Math.max(0, Math.min(400, hu));
