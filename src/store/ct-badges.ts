import { isRegion } from '../core/volume-part';
import type { LoadedCt } from './session';

/** What every view says of a CT that is not the slices as they were acquired, or not all of them. */
export interface CtBadge {
  /** i18n key `badge.<code>`. */
  readonly code: 'partOfCt' | 'halfResolution' | 'resampledTilt' | 'resampledSteps' | 'resampledGap';
  /** Of the tilt. */
  readonly deg?: number;
}

export function ctBadges({ resampled, part }: Pick<LoadedCt, 'resampled' | 'part'>): CtBadge[] {
  const badges: CtBadge[] = [];
  if (part && isRegion(part, part.of)) badges.push({ code: 'partOfCt' });
  if (part?.isHalved) badges.push({ code: 'halfResolution' });
  if (resampled && resampled.tiltDeg > 0) badges.push({ code: 'resampledTilt', deg: resampled.tiltDeg });
  if (resampled?.uneven) badges.push({ code: 'resampledSteps' });
  if (resampled && resampled.filled.length > 0) badges.push({ code: 'resampledGap' });
  return badges;
}
