import { halfLevel } from '../../core/structure';
import type { Local, LocalBone } from './bone';
import { straightPart, weightedLine } from './fit';

/** A way through bone in the local frame: a point, how it is turned outwards to the back and how it rises to the front. */
export interface Way {
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

/** The narrow part: walls and borders farther apart than at the narrowest by less than this share of it, and at least 1.2 mm. */
const wider = 0.15;
const leastWiderMm = 1.2;
/** Share of the turn that one round takes: all of it would swing to and fro where the narrow part ends steeply. */
const turnShare = 0.5;
/** How far along a way is looked for it, mm. */
const alongMm = 8;
const stepMm = 0.4;
/** Borders above and below are followed this far to both sides of the middle of the narrow part, mm. */
const bordersMm = 6;
/** Unit vectors of a way: along it to the front, across it to the left, across both. */
export function axesOf({ outDeg, riseDeg }: Way, side: 1 | -1): readonly [Local, Local, Local] {
  const [out, rise] = [(outDeg * Math.PI) / 180, (riseDeg * Math.PI) / 180];
  const [so, co, sr, cr] = [side * Math.sin(out), Math.cos(out), Math.sin(rise), Math.cos(rise)];
  return [
    [-so * cr, co * cr, sr],
    [co, so, 0],
    [so * sr, -co * sr, cr],
  ];
}

export function placeOn(way: Way, side: 1 | -1, u: number, v: number, t: number): Local {
  const [n, across, up] = axesOf(way, side);
  const on = (c: 0 | 1 | 2) => way.at[c] + t * n[c] + u * across[c] + v * up[c];
  return [on(0), on(1), on(2)];
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
export function straightened(bone: LocalBone, way: Way, side: 1 | -1): readonly [Way, number] {
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
