import type { LpsPoint, LpsVector } from '../../core/units';
import type { StraightSpine } from './curve';
import type { Dens } from './dens';
import { lineThrough } from './fit';
import { directionOf, type LocalBone, pointOf, toLocal } from './local';
import type { SpineProfile } from './profile';
import { type Section, sectionAt } from './sections';

/** The dens of C2, LPS mm. */
export interface DensLandmarks {
  /** On its axis, at the waist. */
  readonly atMm: LpsPoint;
  /** Unit vector towards the tip. */
  readonly direction: LpsVector;
  readonly tipMm: LpsPoint;
  /** Waist: the narrowest cross-section, from side to side and from front to back. */
  readonly waistWidthMm: number;
  readonly waistDepthMm: number;
}

/** The axis through the middles of its cross-sections, and the narrowest of them; undefined where it is not seen over 6 mm. */
export function densLandmarks(
  bone: LocalBone,
  spine: StraightSpine,
  { from, to }: Dens,
  { wall }: SpineProfile,
): DensLandmarks | undefined {
  const at = (s: number) => toLocal(bone.frame, spine.pointMm(s, wall[Math.round(s)]! + 5, 0));
  const [low, high] = [at(from), at(to)];
  const sections: (Section & { readonly h: number })[] = [];
  for (let h = low[2]; h <= high[2] + 6; h += 0.5) {
    const t = (h - low[2]) / (high[2] - low[2]);
    const [u, v] = [low[0] + t * (high[0] - low[0]), low[1] + t * (high[1] - low[1])];
    const piece = sectionAt(bone, (l, a) => [l, a, h], { u, v, halfU: 8, halfV: 9 });
    if (piece) sections.push({ ...piece, h });
  }
  // Its foot, not its tip: the waist lies in the lower half.
  const lower = sections.filter(({ h }) => h <= (low[2] + high[2]) / 2);
  if (sections.length < 12 || lower.length === 0) return undefined;
  const waist = lower.reduce((best, one) => (one.widthMm < best.widthMm ? one : best));
  const shaft = sections.filter(({ areaMm2, h }) => h >= waist.h && areaMm2 > 0.6 * waist.areaMm2);
  const [l, a] = [lineThrough(shaft.map(({ h, u }) => [h, u])), lineThrough(shaft.map(({ h, v }) => [h, v]))];
  const on = (h: number) => pointOf(bone.frame, l.at + h * l.slope, a.at + h * a.slope, h);
  return {
    atMm: on(waist.h),
    direction: directionOf(bone.frame, l.slope, a.slope, 1),
    tipMm: on(sections.at(-1)!.h),
    waistWidthMm: waist.widthMm,
    waistDepthMm: waist.heightMm,
  };
}
