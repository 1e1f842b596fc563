import type { LpsPoint } from '../../core/units';
import { landmarkColour, landmarkMarks, partColours } from '../../store/landmark-marks';
import { useLandmarks } from '../../store/landmarks';
import { line, type Overlay } from './overlay';
import { isPointOnPlane } from './on-plane';
import { paintField } from './paint';

/** How strongly the parts of a vertebra cover the picture, 0 … 255. */
const partAlpha = 95;
/** An axis is drawn as far as it lies this near to the plane, mm: beyond, its projection would mislead. */
const nearMm = 6;

/** Landmarks of the measured vertebra: its parts, axes near the plane, where planes cross it, points on it. */
export function drawLandmarks(overlay: Overlay): void {
  const { showsParts, parts } = useLandmarks.getState();
  if (showsParts)
    for (const { part, field } of parts ?? [])
      paintField(overlay, field, { colour: partColours[part], alpha: partAlpha });
  const marks = landmarkMarks();
  if (!marks) return;
  for (const [from, to] of marks.axes) drawNear(overlay, from, to);
  for (const corners of marks.planes) drawTrace(overlay, corners);
  for (const point of marks.points) drawPoint(overlay, point);
}

/** The stretch of a line that lies near the plane. */
function drawNear(overlay: Overlay, from: LpsPoint, to: LpsPoint): void {
  const [a, b] = [overlay.distanceMm(from), overlay.distanceMm(to)];
  const at = (limit: number) => (limit - a) / (b - a || 1e-9);
  const [first, last] = [at(-nearMm), at(nearMm)].sort((x, y) => x - y) as [number, number];
  const [start, end] = [Math.max(0, first), Math.min(1, last)];
  if (start >= end) return;
  const [p, q] = [overlay.toCanvas(from), overlay.toCanvas(to)];
  const on = (t: number) => ({ x: p.x + t * (q.x - p.x), y: p.y + t * (q.y - p.y) });
  line(overlay, on(start), on(end), landmarkColour, { width: 1.75 });
}

/** Where the outline of a plane crosses the picture. */
function drawTrace(overlay: Overlay, corners: readonly LpsPoint[]): void {
  const crossings = corners.flatMap((from, n) => {
    const to = corners[(n + 1) % corners.length]!;
    const [a, b] = [overlay.distanceMm(from), overlay.distanceMm(to)];
    if (a < 0 === b < 0) return [];
    const [p, q] = [overlay.toCanvas(from), overlay.toCanvas(to)];
    const t = a / (a - b);
    return [{ x: p.x + t * (q.x - p.x), y: p.y + t * (q.y - p.y) }];
  });
  if (crossings.length === 2)
    line(overlay, crossings[0]!, crossings[1]!, landmarkColour, { width: 1.25, dash: [6, 3] });
}

function drawPoint(overlay: Overlay, point: LpsPoint): void {
  if (!isPointOnPlane(overlay, point)) return;
  const { ctx, ratio } = overlay;
  const { x, y } = overlay.toCanvas(point);
  ctx.beginPath();
  ctx.arc(x, y, 3.5 * ratio, 0, 2 * Math.PI);
  ctx.lineWidth = 3 * ratio;
  ctx.strokeStyle = 'rgb(0 0 0 / 70%)';
  ctx.stroke();
  ctx.fillStyle = landmarkColour;
  ctx.fill();
}
