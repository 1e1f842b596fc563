import { landmarkColour, landmarkMarks } from '../../store/landmark-marks';
import type { LpsPoint } from '../../core/units';
import type { Viewport } from '../Viewport';

/** Axes, outlines of planes and points of the measured vertebra, over the picture. */
export function drawLandmarks(g: CanvasRenderingContext2D, viewport: Viewport): void {
  const marks = landmarkMarks();
  if (!marks) return;
  g.save();
  for (const axis of marks.axes) stroke(g, viewport, axis, 2, []);
  for (const corners of marks.planes) stroke(g, viewport, [...corners, corners[0]!], 1.25, [6, 3]);
  for (const point of marks.points) {
    const { x, y, isInFront } = viewport.project(point);
    if (!isInFront) continue;
    g.beginPath();
    g.arc(x, y, 3, 0, 2 * Math.PI);
    g.fillStyle = landmarkColour;
    g.fill();
  }
  g.restore();
}

/** A line through points, with a dark rim. */
function stroke(
  g: CanvasRenderingContext2D,
  viewport: Viewport,
  points: readonly LpsPoint[],
  width: number,
  dash: number[],
): void {
  const shown = points.map((point) => viewport.project(point));
  if (!shown.every(({ isInFront }) => isInFront)) return;
  g.setLineDash(dash);
  g.beginPath();
  shown.forEach(({ x, y }, n) => (n === 0 ? g.moveTo(x, y) : g.lineTo(x, y)));
  for (const [wide, colour] of [
    [width + 2, 'rgb(0 0 0 / 60%)'],
    [width, landmarkColour],
  ] as const) {
    g.lineWidth = wide;
    g.strokeStyle = colour;
    g.stroke();
  }
  g.setLineDash([]);
}
