import type { SignedDistance } from '../core/signed-distance';
import { sampleHu, type Volume } from '../core/volume';
import { atDepth, type PathEnds } from './solid';

/** A stretch of a path, depths from the entry, mm. */
export interface Stretch {
  readonly fromMm: number;
  readonly toMm: number;
}

/** A property of places along a path. */
export type Along = (depthMm: number) => boolean;

/** Sampling step along a path; ends are then refined to `endMm`. */
const stepMm = 0.25;
const endMm = 0.005;

/** Where `holds` is true between two depths, ends to 0.005 mm; stretches below 0.25 mm may be missed. */
export function stretchesWhere(holds: Along, fromMm: number, toMm: number): Stretch[] {
  const found: Stretch[] = [];
  const steps = Math.max(1, Math.ceil((toMm - fromMm) / stepMm));
  let start = holds(fromMm) ? fromMm : undefined;
  let before = fromMm;
  for (let n = 1; n <= steps; n++) {
    const depth = fromMm + ((toMm - fromMm) * n) / steps;
    const here = holds(depth);
    if (here && start === undefined) start = refine(holds, before, depth);
    else if (!here && start !== undefined) {
      found.push({ fromMm: start, toMm: refine((d) => !holds(d), before, depth) });
      start = undefined;
    }
    before = depth;
  }
  if (start !== undefined) found.push({ fromMm: start, toMm });
  return found;
}

/** The depth at which `holds` becomes true, between one where it is not and one where it is. */
function refine(holds: Along, lowMm: number, highMm: number): number {
  let [low, high] = [lowMm, highMm];
  while (high - low > endMm) {
    const middle = (low + high) / 2;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** True where the axis lies in any of the structures. */
export const insideAny =
  (path: PathEnds, surfaces: readonly SignedDistance[]): Along =>
  (depthMm) => {
    const p = atDepth(path, depthMm);
    return surfaces.some((surface) => surface.contains(p[0], p[1], p[2]));
  };

/** True where the CT is at least that dense; outside the CT false. */
export const denserThan =
  (path: PathEnds, volume: Volume, thresholdHu: number): Along =>
  (depthMm) =>
    (sampleHu(volume, atDepth(path, depthMm)) ?? -Infinity) >= thresholdHu;
