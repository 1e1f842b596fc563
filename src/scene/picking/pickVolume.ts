import type { Ray } from 'three';
import { isInRoughBody } from '../../core/rough-body';
import { lpsToVoxel } from '../../core/grid';
import { firstReached } from '../../core/ray-volume';
import { type LpsPoint, lpsPoint, lpsVector } from '../../core/units';
import { bodyOf } from '../../store/body';
import type { SessionState } from '../../store/session';
import { surfaceHu } from '../render/transfer';

/** The first point of the rendered CT on a line of sight, read from the CT itself. */
export function pickVolume(
  { origin, direction }: Ray,
  { ct, volumePreset }: Pick<SessionState, 'ct' | 'volumePreset'>,
  isShown: (point: LpsPoint) => boolean,
): { readonly point: LpsPoint; readonly distanceMm: number } | undefined {
  if (!ct || volumePreset === 'off') return undefined;
  const { mask, box } = bodyOf(ct.volume);
  return firstReached(
    ct.volume,
    lpsPoint(...origin.toArray()),
    lpsVector(...direction.toArray()),
    surfaceHu(volumePreset),
    box,
    (point) => isShown(point) && isInRoughBody(mask, lpsToVoxel(ct.volume.grid, point)),
  );
}
