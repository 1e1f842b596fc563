import type { LpsPoint, LpsVector } from '../../core/units';
import { directionOf, type Local, pointOf } from './bone';
import { weightedLine } from './fit';
import type { Framed } from './frame';
import { type Section, sectionAt } from './section';

/** The dens of C2, LPS mm. */
export interface DensAxis {
  /** On its axis, at the waist. */
  readonly atMm: LpsPoint;
  /** Unit vector towards the tip. */
  readonly direction: LpsVector;
  readonly tipMm: LpsPoint;
  /** Waist: the narrowest cross-section above the body, from side to side and from front to back. */
  readonly waistWidthMm: number;
  readonly waistDepthMm: number;
  /** From the waist to the tip. */
  readonly lengthMm: number;
}

interface Cut extends Section {
  readonly h: number;
  readonly l: number;
  readonly a: number;
}

const stepMm = 0.5;
/** Over this height another bone may touch it, mm. */
const mostTouchedMm = 6;
/** What is wider than the narrowest by this share is the body already. */
const bodyShare = 1.6;
/** A column that is not seen over this height is no dens. */
const leastMm = 8;
/** The tip narrows over so much, mm; less than this share of the waist, or more than that, says little of the axis. */
const tipMm = 6;
const [tipShare, touchedShare] = [0.6, 1.3];

/** The axis through the middles of the dens' cross-sections from its waist up; undefined where no column stands on the body. */
export function densAxis({ bone, wallMm, depthMm, highMm }: Framed): DensAxis | undefined {
  let axis = { l: { at: 0, slope: 0 }, a: { at: wallMm + depthMm / 2, slope: 0 } };
  let column: Cut[] = [];
  for (let round = 0; round < 3; round++) {
    column = columnDown(bone, highMm, axis);
    if (column.length * stepMm < leastMm) return undefined;
    const waist = narrowest(column);
    const shaft = column.filter(
      ({ h, areaMm2: mm2 }) =>
        h >= waist.h && mm2 > tipShare * waist.areaMm2 && mm2 < touchedShare * waist.areaMm2,
    );
    axis = {
      l: weightedLine(shaft.map(({ h, l }) => [h, l, 1])),
      a: weightedLine(shaft.map(({ h, a }) => [h, a, 1])),
    };
  }
  const waist = narrowest(column);
  const on = (h: number): Local => [axis.l.at + h * axis.l.slope, axis.a.at + h * axis.a.slope, h];
  const top = column[0]!.h;
  const extent = (of: 0 | 1) => {
    const all = waist.places.map((place) => place[of]);
    return Math.max(...all) - Math.min(...all) + waist.stepMm;
  };
  return {
    atMm: pointOf(bone.frame, on(waist.h)),
    direction: directionOf(bone.frame, [axis.l.slope, axis.a.slope, 1]),
    tipMm: pointOf(bone.frame, on(top)),
    waistWidthMm: extent(0),
    waistDepthMm: extent(1),
    lengthMm: (top - waist.h) * Math.hypot(1, axis.l.slope, axis.a.slope),
  };
}

type Axis = Readonly<Record<'l' | 'a', { readonly at: number; readonly slope: number }>>;

/** The cuts across an axis from the tip down, to where the body widens. */
function columnDown(bone: Framed['bone'], highMm: number, { l, a }: Axis): Cut[] {
  const cuts: Cut[] = [];
  const size = (x: number, y: number, z: number): Local => [x / Math.hypot(x, y, z), y / Math.hypot(x, y, z), z / Math.hypot(x, y, z)]; // prettier-ignore
  const [u, v] = [size(1, 0, -l.slope), size(0, 1, -a.slope)];
  for (let h = highMm + 4; h > highMm - 30; h -= stepMm) {
    const last = cuts.at(-1);
    const at: Local = [last?.l ?? l.at + h * l.slope, last?.a ?? a.at + h * a.slope, h];
    const piece = sectionAt(bone, { at, u, v, halfU: 12, halfV: 11 }, 0.3);
    if (!piece) {
      if (last) break;
      continue;
    }
    if (piece.isOpen) {
      if (last && last.h - h > mostTouchedMm) break;
      continue;
    }
    cuts.push({
      ...piece,
      h: h + piece.u * u[2] + piece.v * v[2],
      l: at[0] + piece.u * u[0],
      a: at[1] + piece.v * v[1],
    });
  }
  // The tip is narrow too, and where the arch of C1 touches the dens it looks wide.
  const low = cuts.slice(Math.round(tipMm / stepMm));
  const least = Math.min(...low.map(({ areaMm2 }) => areaMm2));
  const waist = cuts.findIndex(({ areaMm2 }) => areaMm2 === least);
  const foot = cuts.findIndex(({ areaMm2 }, n) => n > waist && areaMm2 > bodyShare * least);
  return cuts.slice(0, foot < 0 ? undefined : foot);
}

/** The waist: the least width in the lower half. */
const narrowest = (column: readonly Cut[]): Cut =>
  column
    .slice(Math.floor(column.length / 2))
    .reduce((best, cut) => (widthOf(cut) < widthOf(best) ? cut : best));

/** Mean width, the area over the depth: steadier than the extent. */
function widthOf({ places, areaMm2 }: Section): number {
  const depths = places.map(([, v]) => v);
  return areaMm2 / (Math.max(...depths) - Math.min(...depths) + 0.3);
}
