import { lpsPoint } from '../../core/units';
import { linesOf, type Measurement, pointsOf } from '../../plan/measurements';
import { isLineOnPlane, isOnPlane, isPointOnPlane } from '../overlay/on-plane';
import type { CanvasPoint, Overlay } from '../overlay/overlay';
import { overlayOf } from '../overlay/overlay-of';
import type { Slice } from '../slice';

/** The part of a measurement that was taken hold of: one of its points by number, a circle's rim, all of it. */
export interface Grab {
  readonly item: Measurement;
  readonly part: number | 'rim' | 'whole';
}

/** The measurement of this plane under a canvas point. */
export function grabAt(slice: Slice, at: CanvasPoint): Grab | undefined {
  const overlay = overlayOf(slice);
  if (!overlay) return undefined;
  for (const item of overlay.plan.measurements.toReversed()) {
    if (!isOnPlane(overlay, item)) continue;
    const part = partAt(overlay, item, at, 6 * overlay.ratio);
    if (part !== undefined) return { item, part };
  }
  return undefined;
}

function partAt(
  overlay: Overlay,
  item: Measurement,
  at: CanvasPoint,
  reach: number,
): Grab['part'] | undefined {
  const points = pointsOf(item);
  const canvas = points.map((p) => overlay.toCanvas(lpsPoint(...p)));
  const away = canvas.map(({ x, y }) => Math.hypot(at.x - x, at.y - y));
  if (item.kind === 'circle') {
    const radius = item.radiusMm * overlay.pixelsPerMm;
    if (Math.abs(away[0]! - radius) <= reach) return 'rim';
    return away[0]! <= Math.min(reach, radius) ? 'whole' : undefined;
  }
  const near = points.findLastIndex((p, n) => away[n]! <= reach && isPointOnPlane(overlay, p));
  if (near >= 0) return near;
  const onLine = linesOf(item).some(
    ([a, b]) =>
      isLineOnPlane(overlay, points[a]!, points[b]!) && toSegment(at, canvas[a]!, canvas[b]!) <= reach / 2,
  );
  return onLine ? 'whole' : undefined;
}

/** Distance of a point from a segment. */
function toSegment(p: CanvasPoint, a: CanvasPoint, b: CanvasPoint): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const t = ((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy || 1);
  const s = Math.min(Math.max(t, 0), 1);
  return Math.hypot(p.x - a.x - s * dx, p.y - a.y - s * dy);
}
