import type { Ray } from 'three';
import { firstReached } from '../../core/ray-volume';
import { type LpsPoint, lpsPoint, lpsVector } from '../../core/units';
import { bodyBoxOf } from '../../store/bodyBox';
import type { SessionState } from '../../store/session';
import { surfaceHu } from '../render/transfer';

/** The first point of the rendered CT on a line of sight, read from the CT itself. */
export function pickVolume(
  { origin, direction }: Ray,
  { ct, volumePreset }: Pick<SessionState, 'ct' | 'volumePreset'>,
  isShown: (point: LpsPoint) => boolean,
): { readonly point: LpsPoint; readonly distanceMm: number } | undefined {
  if (!ct || volumePreset === 'off') return undefined;
  return firstReached(
    ct.volume,
    lpsPoint(...origin.toArray()),
    lpsVector(...direction.toArray()),
    surfaceHu(volumePreset),
    bodyBoxOf(ct.volume),
    isShown,
  );
}
