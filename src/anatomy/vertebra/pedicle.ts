import type { KernelContext } from '../../core/kernel';
import { quantile } from '../../core/statistics';
import { halfLevel } from '../../core/structure';
import type { LpsPoint, LpsVector } from '../../core/units';
import { directionOf, type Local, type LocalBone, pointOf } from './bone';
import { heightAt, type HeightPlane, straightPart, weightedLine } from './fit';
import { calipers, type Section, sectionAt } from './section';

/**
 * The way through a pedicle: the line midway between its medial and its lateral wall seen from above, and midway between its
 * upper and its lower border seen from the side, along its narrow part (Zindrick 1987, doi:10.1097/00007632-198703000-00012).
 */
export interface PedicleAxis {
  /** On the axis in the middle of the narrow part. */
  readonly atMm: LpsPoint;
  /** Unit vector from back to front. */
  readonly direction: LpsVector;
  /** Of the cross-section there: narrowest width between parallel lines, extent across it, area. */
  readonly widthMm: number;
  readonly heightMm: number;
  readonly areaMm2: number;
  /** How long the narrow part is, from wall to wall at most 15 % wider than where it is narrowest. */
  readonly lengthMm: number;
  /** Against the midline, + towards it on the way to the front; against the level of the endplates, + rising to the front. */
  readonly convergenceDeg: number;
  readonly riseDeg: number;
}

/** A way through bone in the local frame: a point, how it is turned outwards to the back and how it rises to the front. */
interface Way {
  readonly at: Local;
  readonly outDeg: number;
  readonly riseDeg: number;
}

/** How far bone reaches across a way at `t` mm along it: to the left, the right, up and down, mm. */
interface Borders {
  readonly t: number;
  readonly left: number;
  readonly right: number;
  readonly above: number;
  readonly below: number;
}

/** Pedicles of the neck run outwards to the back by some 45°, those of the loin hardly; all nearly level. */
const outwards = [-6, 2, 10, 18, 26, 34, 42, 50, 58];
const rises = [-10, 0, 10];
const reach = { halfU: 14, halfV: 16 };
/** The narrow part: walls and borders farther apart than at the narrowest by less than this share of it, and at least 1.2 mm. */
const wider = 0.15;
const leastWiderMm = 1.2;
/** Share of the turn that one round takes: all of it would swing to and fro where the narrow part ends steeply. */
const turnShare = 0.5;
const rounds = 14;
/** How far along a way is looked for it, mm. */
const alongMm = 8;
const stepMm = 0.4;
/** Borders above and below are followed this far to both sides of the middle of the narrow part, mm. */
const bordersMm = 6;
/** Less is a fragment, mm². */
const leastMm2 = 12;
/** A shorter stretch has no direction, mm. */
const leastLengthMm = 2;
/** What ends farther from where it was looked for is no pedicle, mm. */
const mostDriftMm = 8;

/** The pedicle of the left (+1) or right (−1) side; undefined where no column of bone leaves the body there. */
export async function pedicleAxis(
  bone: LocalBone,
  wall: HeightPlane,
  side: 1 | -1,
  context: KernelContext,
): Promise<PedicleAxis | undefined> {
  const start = startOf(bone, wall, side);
  let at = start;
  let way: Way | undefined;
  for (let round = 0; at && round < 2; round++) {
    way = narrowestWay(bone, at, side);
    await context.checkpoint(0.1 * (round + 1));
    at = way?.at;
  }
  let length = 0;
  for (let round = 0; way && round < rounds; round++) {
    [way, length] = straightened(bone, way, side);
    await context.checkpoint(0.2 + (0.8 * round) / rounds);
  }
  const cut = way && cutAt(bone, way, side, 0.25);
  const drift = way && start ? Math.hypot(...way.at.map((value, c) => value - start[c]!)) : NaN;
  if (!way || !cut || !(drift <= mostDriftMm) || length < leastLengthMm) return undefined;
  return {
    atMm: pointOf(bone.frame, way.at),
    direction: directionOf(bone.frame, axesOf(way, side)[0]),
    ...calipers(cut),
    areaMm2: cut.areaMm2,
    lengthMm: length,
    convergenceDeg: way.outDeg,
    riseDeg: way.riseDeg,
  };
}

/** In the bone that is met beside the canal, 3 mm behind the wall. */
function startOf(bone: LocalBone, wall: HeightPlane, side: 1 | -1): Local | undefined {
  const met: Local[] = [];
  for (let h = -12; h <= 14; h += 1) {
    const a = heightAt(wall, 0, h) - 3;
    const far = bone.firstBone([side * 3, a, h], [side, 0, 0], 16);
    if (far !== undefined && far > 0) met.push([3 + far, a, h]);
  }
  // The medial wall where it lies nearest to the canal, not the articular processes above and below.
  const near = quantile(met.map(([l]) => l), 0.25) + 2; // prettier-ignore
  const walls = met.filter(([l]) => l <= near);
  if (walls.length < 3) return undefined;
  const median = (axis: 0 | 1 | 2) => quantile(walls.map((point) => point[axis]), 0.5); // prettier-ignore
  return [side * (median(0) + 2.5), median(1), median(2)];
}

/** Unit vectors of a way: along it to the front, across it to the left, across both. */
function axesOf({ outDeg, riseDeg }: Way, side: 1 | -1): readonly [Local, Local, Local] {
  const [out, rise] = [(outDeg * Math.PI) / 180, (riseDeg * Math.PI) / 180];
  const [so, co, sr, cr] = [side * Math.sin(out), Math.cos(out), Math.sin(rise), Math.cos(rise)];
  return [
    [-so * cr, co * cr, sr],
    [co, so, 0],
    [so * sr, -co * sr, cr],
  ];
}

function placeOn(way: Way, side: 1 | -1, u: number, v: number, t: number): Local {
  const [n, across, up] = axesOf(way, side);
  const on = (c: 0 | 1 | 2) => way.at[c] + t * n[c] + u * across[c] + v * up[c];
  return [on(0), on(1), on(2)];
}

/** The piece of bone across a way at its point; undefined where it is not bounded all around. */
function cutAt(bone: LocalBone, way: Way, side: 1 | -1, mm: number): Section | undefined {
  const [, u, v] = axesOf(way, side);
  const piece = sectionAt(bone, { at: way.at, u, v, ...reach }, mm);
  return piece && !piece.isOpen && piece.areaMm2 >= leastMm2 ? piece : undefined;
}

/** Of all directions and 2 mm to both sides, the way across which there is least bone, through its middle. */
function narrowestWay(bone: LocalBone, at: Local, side: 1 | -1): Way | undefined {
  let best: (Way & { readonly areaMm2: number }) | undefined;
  for (const outDeg of outwards) {
    for (const riseDeg of rises) {
      for (const t of [-2, 0, 2]) {
        const way = { at: placeOn({ at, outDeg, riseDeg }, side, 0, 0, t), outDeg, riseDeg };
        const cut = cutAt(bone, way, side, 1);
        if (!cut || (best && cut.areaMm2 >= best.areaMm2)) continue;
        best = { ...way, at: placeOn(way, side, cut.u, cut.v, 0), areaMm2: cut.areaMm2 };
      }
    }
  }
  return best;
}

/** A gap that an edge is looked for beyond: marrow that a threshold left out, mm. */
const gapMm = 2;
const farMm = 14;

/** How far bone reaches from a place along a direction, mm. */
function edge(bone: LocalBone, [l, a, h]: Local, [dl, da, dh]: Local): number {
  let [last, before] = [0, 255];
  for (let mm = 0, value = 0; mm <= farMm && mm - last <= gapMm; mm += 0.5, before = value) {
    value = bone.at(l + mm * dl, a + mm * da, h + mm * dh);
    if (value > halfLevel) last = mm;
    else if (before > halfLevel) last = mm - 0.5 * ((halfLevel - value) / (before - value));
  }
  return last;
}

/** Rows and columns that a wall is looked for along, as shares of the half extent across. */
const rows = [-0.4, -0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3, 0.4];

function bordersAt(
  bone: LocalBone,
  way: Way,
  side: 1 | -1,
  t: number,
  about: { readonly width: number; readonly height: number },
): Borders {
  const [, u, v] = axesOf(way, side);
  const back = (d: Local): Local => [-d[0], -d[1], -d[2]];
  const reachOf = (d: Local, place: (share: number) => Local) =>
    rows.reduce((sum, share) => sum + edge(bone, place(share), d), 0) / rows.length;
  const upright = (share: number) => placeOn(way, side, (share * about.width) / 2, 0, t);
  const [above, below] = [reachOf(v, upright), reachOf(back(v), upright)];
  const level = (share: number) => placeOn(way, side, 0, (share * about.height) / 2, t);
  const [left, right] = [reachOf(u, level), reachOf(back(u), level)];
  return { t, left, right, above, below };
}

/** Weights of a stretch about its least extent: 1 there, 0 from where it is by a share larger, and beyond. */
function narrowWeights(raw: readonly number[], share: number): number[] {
  const extents = raw.map((_, n) => {
    const near = raw.slice(Math.max(0, n - 1), n + 2);
    return near.reduce((sum, value) => sum + value, 0) / near.length;
  });
  const inner = extents.map((value, n) =>
    Math.abs(n - (extents.length - 1) / 2) * stepMm <= 5 ? value : Infinity,
  );
  const least = Math.min(...inner);
  const from = inner.indexOf(least);
  const more = Math.max(leastWiderMm, share * least);
  const weights = extents.map((value) => Math.max(0, 1 - (value - least) / more) ** 2);
  const end = (step: 1 | -1) => {
    let n = from;
    while (weights[n + step]! > 0) n += step;
    return n;
  };
  const [low, high] = [end(-1), end(1)];
  return weights.map((value, n) => (n >= low && n <= high ? value : 0));
}

/** The way midway between its walls and borders, each followed as far as it is straight; and how long its narrow part is, mm. */
function straightened(bone: LocalBone, way: Way, side: 1 | -1): readonly [Way, number] {
  const here = bordersAt(bone, way, side, 0, { width: 2, height: 4 });
  const about = { width: here.left + here.right, height: here.above + here.below };
  const along: Borders[] = [];
  for (let t = -alongMm; t <= alongMm; t += stepMm) along.push(bordersAt(bone, way, side, t, about));
  const weights = narrowWeights(along.map((b) => b.left + b.right), wider); // prettier-ignore
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const t = weights.reduce((sum, weight, n) => sum + weight * along[n]!.t, 0) / total;
  const near = along.filter((b) => Math.abs(b.t - t) <= bordersMm);
  const [above, below] = [straightPart(near.map((b) => [b.t, b.above])), straightPart(near.map((b) => [b.t, b.below]))]; // prettier-ignore
  const across = weightedLine(along.map((b, n) => [b.t, (b.left - b.right) / 2, weights[n]!]));
  const [u, v] = [across.slope, (above.slope - below.slope) / 2];
  const toDegrees = (slope: number) => (Math.atan(slope) * 180) / Math.PI;
  const turned = {
    at: placeOn(way, side, across.at + t * u, (above.at - below.at) / 2 + t * v, t),
    outDeg: way.outDeg - side * turnShare * toDegrees(u),
    riseDeg: way.riseDeg + turnShare * toDegrees(v),
  };
  return [turned, stepMm * weights.filter((weight) => weight > 0).length];
}
