import { lpsPoint } from '../../core/units';
import type { Measurement } from '../../plan/schema';
import { isOnPlane } from '../overlay/measurements';
import type { CanvasPoint, Overlay } from '../overlay/overlay';
import { overlayOf } from '../overlay/overlay-of';
import type { Slice } from '../slice';

/** The part of a measurement that was taken hold of. */
export interface Grab {
  readonly item: Measurement;
  readonly part: 'from' | 'to' | 'rim' | 'whole';
}

/** The measurement of this plane under a canvas point. */
export function grabAt(slice: Slice, at: CanvasPoint): Grab | undefined {
  const overlay = overlayOf(slice);
  if (!overlay) return undefined;
  for (const item of overlay.plan.measurements.toReversed()) {
    if (!isOnPlane(overlay, item)) continue;
    const part = partAt(overlay, item, at, 6 * overlay.ratio);
    if (part) return { item, part };
  }
  return undefined;
}

function partAt(
  overlay: Overlay,
  item: Measurement,
  at: CanvasPoint,
  reach: number,
): Grab['part'] | undefined {
  const canvas = (p: readonly [number, number, number]) => overlay.toCanvas(lpsPoint(...p));
  if (item.kind === 'circle') {
    const centre = canvas(item.centreMm);
    const away = Math.hypot(at.x - centre.x, at.y - centre.y);
    const radius = item.radiusMm * overlay.pixelsPerMm;
    if (Math.abs(away - radius) <= reach) return 'rim';
    return away <= Math.min(reach, radius) ? 'whole' : undefined;
  }
  const [from, to] = [canvas(item.fromMm), canvas(item.toMm)];
  if (Math.hypot(at.x - to.x, at.y - to.y) <= reach) return 'to';
  if (Math.hypot(at.x - from.x, at.y - from.y) <= reach) return 'from';
  return toSegment(at, from, to) <= reach / 2 ? 'whole' : undefined;
}

/** Distance of a point from a segment. */
function toSegment(p: CanvasPoint, a: CanvasPoint, b: CanvasPoint): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const t = ((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy || 1);
  const s = Math.min(Math.max(t, 0), 1);
  return Math.hypot(p.x - a.x - s * dx, p.y - a.y - s * dy);
}
