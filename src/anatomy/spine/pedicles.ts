import type { LpsPoint, LpsVector } from '../../core/units';
import { heightAt, type HeightPlane, lineThrough } from './fit';
import { directionOf, type LocalBone, pointOf } from './local';
import { quantile } from '../../core/statistics';
import { type Section, sectionAt } from './sections';

/**
 * The way through a pedicle, LPS mm. On synthetic cases the place is 0.2–2.4 mm off and the direction 6–39°: a first
 * proposal to be looked at, not a path to plan on.
 */
export interface PedicleAxis {
  /** Where it is narrowest. */
  readonly atMm: LpsPoint;
  /** Unit vector from back to front. */
  readonly direction: LpsVector;
  /** Narrowest cross-section: extents across and along the body's height, and area. */
  readonly widthMm: number;
  readonly heightMm: number;
  readonly areaMm2: number;
  /** How far behind that point the column of bone stays about as narrow. */
  readonly behindMm: number;
}

type Local = readonly [l: number, a: number, h: number];

/** A way through bone in the local frame: a point, how it is turned outwards to the back and how it rises to the front. */
interface Way {
  readonly at: Local;
  readonly outDeg: number;
  readonly riseDeg: number;
}

interface Cut extends Section {
  /** Along the way, mm from its point. */
  readonly t: number;
}

/** Pedicles of the neck run outwards to the back by some 45°, those of the loin hardly; both nearly level. */
const outwards = [-5, 8, 21, 34, 47, 58];
const rises = [-20, -10, 0, 10, 20];
const window = { u: 0, v: 0, halfU: 11, halfV: 12 };
/** What belongs to the same column is not so much larger than where it is narrowest. */
const sameColumn = 1.25;
/** Less is a fragment, mm²: a pedicle 5 mm wide and high. */
const leastArea = 20;
/** An ellipse fills 79 % of the box around it; a shell whose inside was not found, far less. */
const leastFilled = 0.45;

/** The pedicle of the left (+1) or right (−1) side; undefined where no column of bone leaves the body there. */
export function pedicleAxis(bone: LocalBone, wall: HeightPlane, side: 1 | -1): PedicleAxis | undefined {
  let at = startOf(bone, wall, side);
  if (!at) return undefined;
  let way: Way | undefined;
  for (let round = 0; round < 2; round++) {
    way = narrowestWay(bone, at, side);
    if (!way) return undefined;
    at = way.at;
  }
  let cuts: Cut[] = [];
  for (let round = 0; round < 3; round++) {
    cuts = columnAlong(bone, way!, side);
    if (cuts.length < 4) break;
    way = straightened(way!, side, cuts);
  }
  const narrow = columnAlong(bone, way!, side).sort((x, y) => x.areaMm2 - y.areaMm2)[0];
  if (!narrow) return undefined;
  const middle = placeOn(way!, side, narrow.u, narrow.v, narrow.t);
  const [n] = axesOf(way!, side);
  return {
    atMm: pointOf(bone.frame, ...middle),
    direction: directionOf(bone.frame, ...n),
    widthMm: narrow.widthMm,
    heightMm: narrow.heightMm,
    areaMm2: narrow.areaMm2,
    behindMm: narrow.t - Math.min(narrow.t, ...cuts.map(({ t }) => t)),
  };
}

/** The middle of the bone that is met beside the canal, 3 mm behind the wall. */
function startOf(bone: LocalBone, wall: HeightPlane, side: 1 | -1): Local | undefined {
  const met: Local[] = [];
  for (let h = -12; h <= 14; h += 1) {
    const a = heightAt(wall, 0, h) - 3;
    const far = bone.firstBone((mm) => [side * (3 + mm), a, h], 16);
    if (far === undefined || far === 0) continue;
    met.push([3 + far, a, h]);
  }
  // The medial wall where it lies nearest to the canal, not the articular processes above and below.
  const near = quantile(met.map(([l]) => l), 0.25) + 2; // prettier-ignore
  const walls = met.filter(([l]) => l <= near);
  if (walls.length < 3) return undefined;
  const median = (axis: 0 | 1 | 2) => quantile(walls.map((point) => point[axis]), 0.5); // prettier-ignore
  return [side * (median(0) + 3), median(1), median(2)];
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

/** The piece of bone across a way; undefined where it is not bounded all around. */
function cutAt(bone: LocalBone, way: Way, side: 1 | -1, t: number, stepMm?: number): Cut | undefined {
  const [, across, up] = axesOf(way, side);
  const [x, y, z] = placeOn(way, side, 0, 0, t);
  const piece = sectionAt(bone, (u, v) => [x + u * across[0] + v * up[0], y + u * across[1] + v * up[1], z + u * across[2] + v * up[2]], window, stepMm); // prettier-ignore
  const least = piece ? Math.max(leastArea, leastFilled * piece.widthMm * piece.heightMm) : 0;
  return piece && !piece.isOpen && piece.areaMm2 >= least ? { ...piece, t } : undefined;
}

/** Of all directions and 2 mm to both sides, the way across which there is least bone, through its middle. */
function narrowestWay(bone: LocalBone, at: Local, side: 1 | -1): Way | undefined {
  let best: (Way & { readonly areaMm2: number }) | undefined;
  for (const outDeg of outwards) {
    for (const riseDeg of rises) {
      const way = { at, outDeg, riseDeg };
      for (const t of [-2, 0, 2]) {
        const cut = cutAt(bone, way, side, t, 1);
        if (!cut || (best && cut.areaMm2 >= best.areaMm2)) continue;
        best = { at: placeOn(way, side, cut.u, cut.v, t), outDeg, riseDeg, areaMm2: cut.areaMm2 };
      }
    }
  }
  return best;
}

/** The cuts to both sides of the narrowest, as far as they belong to one column, 5 mm at most. */
function columnAlong(bone: LocalBone, way: Way, side: 1 | -1): Cut[] {
  const cuts: Cut[] = [];
  for (let t = -5; t <= 5; t += 0.5) {
    const cut = cutAt(bone, way, side, t);
    if (cut) cuts.push(cut);
  }
  const least = Math.min(...cuts.map(({ areaMm2 }) => areaMm2));
  return cuts.filter(({ areaMm2 }) => areaMm2 <= sameColumn * least);
}

/** The way through the middles of its cuts. */
function straightened(way: Way, side: 1 | -1, cuts: readonly Cut[]): Way {
  const [u, v] = [lineThrough(cuts.map((cut) => [cut.t, cut.u])), lineThrough(cuts.map((cut) => [cut.t, cut.v]))]; // prettier-ignore
  const toDegrees = (slope: number) => (Math.atan(slope) * 180) / Math.PI;
  return {
    at: placeOn(way, side, u.at, v.at, 0),
    outDeg: way.outDeg - side * toDegrees(u.slope),
    riseDeg: way.riseDeg + toDegrees(v.slope),
  };
}
