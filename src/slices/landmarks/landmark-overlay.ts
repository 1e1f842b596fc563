import { outlineOnPlane, outlineScratch } from '../../core/outline';
import { edgeLetters, lpsToPlane, type Plane, sliceStepMm } from '../../core/plane';
import { inverse, movePoint, type RigidTransform, turnVector } from '../../core/rigid';
import type { LpsPoint } from '../../core/units';
import { type CanvasPoint, colours, label, line } from '../overlay/overlay';
import { hatchGaps } from '../overlay/resampled';
import type { LandmarkPicture } from './landmark-slice';

/** What is drawn over a plane of landmarks, in device pixels. */
export interface LandmarkOverlay {
  readonly ctx: CanvasRenderingContext2D;
  readonly plane: Plane;
  readonly picture: LandmarkPicture;
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
  /** From pixels of the picture. */
  toCanvas(picture: CanvasPoint): CanvasPoint;
}

const scratch = outlineScratch();
const markColour = '#7ee787';
/** Landmarks farther from the plane are not drawn. */
const nearMm = 6;

export function drawLandmarks(overlay: LandmarkOverlay): void {
  const { picture, toCanvas: _, ...canvas } = overlay;
  hatchGaps({ ...canvas, toCanvas: (p) => place(overlay, p) }, picture);
  drawOutline(overlay);
  drawCross(overlay);
  drawMarks(overlay);
  drawLetters(overlay);
}

const place = ({ plane, toCanvas }: LandmarkOverlay, p: LpsPoint) => toCanvas(lpsToPlane(plane, p));

function drawOutline({ ctx, plane, picture, ratio, toCanvas }: LandmarkOverlay): void {
  const { outline } = picture;
  const segments = outline && outlineOnPlane(outline.field, planeThere(plane, outline.transform), scratch);
  if (!segments) return;
  ctx.strokeStyle = outline.colour;
  ctx.lineWidth = 1.5 * ratio;
  ctx.beginPath();
  for (let n = 0; n < segments.length; n += 4) {
    const a = toCanvas({ x: segments[n]!, y: segments[n + 1]! });
    const b = toCanvas({ x: segments[n + 2]!, y: segments[n + 3]! });
    ctx.moveTo(a.x, a.y);
    ctx.lineTo(b.x, b.y);
  }
  ctx.stroke();
}

/** The plane of this CT as it lies in the frame of the other. */
function planeThere(plane: Plane, transform: RigidTransform): Plane {
  const back = inverse(transform);
  return {
    ...plane,
    centreMm: movePoint(back, plane.centreMm),
    u: turnVector(back, plane.u),
    v: turnVector(back, plane.v),
    normal: turnVector(back, plane.normal),
  };
}

function drawCross(overlay: LandmarkOverlay): void {
  const { picture, width, height, ratio } = overlay;
  const { x, y } = place(overlay, picture.at);
  const gap = 9 * ratio;
  const rays: [CanvasPoint, CanvasPoint][] = [
    [
      { x: 0, y },
      { x: x - gap, y },
    ],
    [
      { x: x + gap, y },
      { x: width, y },
    ],
    [
      { x, y: 0 },
      { x, y: y - gap },
    ],
    [
      { x, y: y + gap },
      { x, y: height },
    ],
  ];
  for (const [from, to] of rays) line(overlay, from, to, colours.path, { width: 1 });
}

/** Full on its own slice, a ring beside it. */
function drawMarks(overlay: LandmarkOverlay): void {
  const { ctx, plane, picture, ratio } = overlay;
  const sliceMm = sliceStepMm(picture.volume.grid, plane.normal);
  for (const [n, mark] of picture.marks.entries()) {
    const offMm = Math.abs(lpsToPlane(plane, mark).distanceMm);
    if (offMm > Math.max(nearMm, sliceMm)) continue;
    const { x, y } = place(overlay, mark);
    ctx.beginPath();
    ctx.arc(x, y, 5 * ratio, 0, 2 * Math.PI);
    ctx.lineWidth = 1.5 * ratio;
    ctx.strokeStyle = markColour;
    ctx.stroke();
    ctx.fillStyle = 'rgb(126 231 135 / 35%)';
    if (offMm <= sliceMm) ctx.fill();
    label(overlay, String(n + 1), { x: x + 8 * ratio, y: y - 8 * ratio }, { colour: markColour, bold: true });
  }
}

function drawLetters(overlay: LandmarkOverlay): void {
  const { plane, width, height, ratio } = overlay;
  const { left, right, top, bottom } = edgeLetters(plane);
  const inset = 8 * ratio;
  const style = { size: 13, bold: true };
  label(overlay, left, { x: inset, y: height / 2 }, style);
  label(overlay, right, { x: width - inset, y: height / 2 }, { ...style, align: 'right' });
  label(overlay, top, { x: width / 2, y: 2 * inset }, { ...style, align: 'center' });
  label(overlay, bottom, { x: width / 2, y: height - 2 * inset }, { ...style, align: 'center' });
}
