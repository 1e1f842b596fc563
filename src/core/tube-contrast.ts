import { quantile } from './statistics';
import type { Tube } from './structure';
import { alongTube } from './tube';
import type { LpsPoint, LpsVector } from './units';
import { along, anyPerpendicular, cross, normalise } from './vector';
import { sampleHu, type Volume } from './volume';

/** How far the CT tells a drawn tube from what lies around it. */
export interface TubeContrast {
  /** Mean within 0.7 of the radius, HU; the median over the length, since a plaque is no contrast. */
  readonly insideHu: number;
  /** The same of the ring from 1.3 radii to 1 mm beyond it, HU. */
  readonly ringHu: number;
  /** Share of the length, 0–1, where the two differ by at least `contrastHu` and no bone is near. */
  readonly visibleShare: number;
  readonly wallVisible: boolean;
}

/** Difference that counts as seen, HU: a house value, about twice the noise of a soft-tissue kernel. */
export const contrastHu = 40;
/** A ring denser than this is bone, whose trabeculae differ among themselves, HU: a house value. */
const ringLimitHu = 150;
/** Denser than any lumen filled with contrast, HU: a house value. */
const lumenLimitHu = 600;
/** Share of the wall that has to be seen for it to be visible on the whole: a house value. */
export const enoughOfWall = 0.8;
const spokes = 16;

/** Compares inside and ring on cross-sections a millimetre apart; undefined outside the CT. */
export function tubeContrast(volume: Volume, tube: Tube): TubeContrast | undefined {
  const sections = [...alongTube(tube, 1)].flatMap(({ pointMm, axis, radiusMm }) => {
    const direction = normalise(axis);
    const inside = ringMean(volume, pointMm, direction, [0, 0.35 * radiusMm, 0.7 * radiusMm]);
    const ring = ringMean(volume, pointMm, direction, [1.3 * radiusMm, 1.3 * radiusMm + 1]);
    return inside === undefined || ring === undefined ? [] : [{ inside, ring }];
  });
  if (sections.length === 0) return undefined;
  const visible = sections.filter(
    ({ inside, ring }) =>
      Math.abs(inside - ring) >= contrastHu && ring <= ringLimitHu && inside <= lumenLimitHu,
  );
  const visibleShare = visible.length / sections.length;
  return {
    insideHu: quantile(
      sections.map((section) => section.inside),
      0.5,
    ),
    ringHu: quantile(
      sections.map((section) => section.ring),
      0.5,
    ),
    visibleShare,
    wallVisible: visibleShare >= enoughOfWall,
  };
}

function ringMean(volume: Volume, centre: LpsPoint, axis: LpsVector, radiiMm: number[]): number | undefined {
  const u = anyPerpendicular(axis);
  const v = cross(axis, u);
  const samples: number[] = [];
  for (const radiusMm of radiiMm) {
    for (let spoke = 0; spoke < spokes; spoke++) {
      const angle = (2 * Math.PI * spoke) / spokes;
      const p = along(along(centre, u, radiusMm * Math.cos(angle)), v, radiusMm * Math.sin(angle));
      const hu = sampleHu(volume, p);
      if (hu !== undefined) samples.push(hu);
    }
  }
  return mean(samples);
}

const mean = (values: readonly number[]): number | undefined =>
  values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
