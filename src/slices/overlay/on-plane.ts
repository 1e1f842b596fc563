import { lpsPoint } from '../../core/units';
import { dot } from '../../core/vector';
import { linesOf, type Measurement, pointsOf } from '../../plan/measurements';
import type { Overlay } from './overlay';

type Triple = readonly [number, number, number];

/** Whether a point lies in the plane, within half a slice. */
export const isPointOnPlane = (overlay: Overlay, p: Triple): boolean =>
  Math.abs(overlay.distanceMm(lpsPoint(...p))) <= overlay.sliceMm / 2 + 1e-3;

export const isLineOnPlane = (overlay: Overlay, a: Triple, b: Triple): boolean =>
  isPointOnPlane(overlay, a) && isPointOnPlane(overlay, b);

/** Whether a plane shows a measurement: it holds one of its lines, its point, or the circle. */
export function isOnPlane(overlay: Overlay, item: Measurement): boolean {
  const points = pointsOf(item);
  if (item.kind === 'circle') {
    return (
      isPointOnPlane(overlay, item.centreMm) && Math.abs(dot(item.normal, overlay.plane.normal)) > 0.9999
    );
  }
  const lines = linesOf(item);
  if (lines.length === 0) return isPointOnPlane(overlay, points[0]!);
  return lines.some(([a, b]) => isLineOnPlane(overlay, points[a]!, points[b]!));
}
