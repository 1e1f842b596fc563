import { components, eachRun } from '../voxels/components';
import { flood } from '../voxels/flood';
import { tubes, type Tube } from './tubes';
import { countOf, voxelMl, type WorkCt, whereHu } from './work';

/** Thresholds tried from the darkest on, HU. */
const [firstHu, lastHu, stepHu] = [-950, -600, 25];
/** Growing by more than this share and this much at once is a leak into the lung. */
const leakShare = 0.5;
const leakMl = 8;

export interface Airway {
  readonly mask: Uint8Array;
  /** Threshold at which it was grown, HU: the last one before it leaked. */
  readonly thresholdHu: number;
  /** Length of the tube that it was started from, mm. */
  readonly tubeMm: number;
}

/**
 * The airway: grown from a dark upright tube near the middle, at the highest threshold before it leaks
 * (Mori et al. 1996, doi:10.1109/ICPR.1996.546848). Undefined where there is no such tube.
 */
export function airwayOf(ct: WorkCt, body: Uint8Array): Airway | undefined {
  const tube = bestTube(ct, body);
  if (!tube) return undefined;
  let best: { mask: Uint8Array; ml: number; thresholdHu: number } | undefined;
  for (let thresholdHu = firstHu; thresholdHu <= lastHu; thresholdHu += stepHu) {
    const mask = flood(whereHu(ct, body, -Infinity, thresholdHu), ct.grid.dims, tube.voxels);
    const ml = countOf(mask) * voxelMl(ct.grid);
    if (ml === 0) continue;
    if (best && ml - best.ml > leakMl && ml > best.ml * (1 + leakShare)) break;
    best = { mask, ml, thresholdHu };
  }
  return best && { mask: best.mask, thresholdHu: best.thresholdHu, tubeMm: tube.lengthMm };
}

/** The longest tube, one near the middle of the body before one beside it. */
function bestTube(ct: WorkCt, body: Uint8Array): Tube | undefined {
  const worth = ({ lengthMm, besideMm }: Tube) => lengthMm * Math.exp(-((besideMm / 25) ** 2));
  return tubes(ct, body).reduce<Tube | undefined>(
    (best, tube) => (!best || worth(tube) > worth(best) ? tube : best),
    undefined,
  );
}

/** What of the air in the body is neither airway nor lung: bowel gas, sinuses; specks left out. */
export function otherAirOf(ct: WorkCt, body: Uint8Array, taken: Uint8Array): Uint8Array {
  const mask = whereHu(ct, body, -Infinity, -400);
  for (let q = 0; q < mask.length; q++) if (taken[q]) mask[q] = 0;
  const found = components(mask, ct.grid.dims);
  const least = 0.2 / voxelMl(ct.grid);
  eachRun(found, (part, start, end) => {
    if (found.sizes[part]! < least) mask.fill(0, start, end);
  });
  return mask;
}
