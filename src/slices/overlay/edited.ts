import { structureById } from '../../catalog/structures';
import { outlineOnPlane, outlineScratch } from '../../core/outline';
import type { LpsPoint } from '../../core/units';
import { liveFields } from '../../store/edit/live';
import { useEdit } from '../../store/edit/state';
import { colours, line, type Overlay } from './overlay';
import { paintField, strokeSegments } from './paint';

const scratch = outlineScratch();

/** Of a structure that the catalogue does not know. */
const unknownColour = [200, 200, 200] as const;

/** The structure that is edited, stronger than the others, and over it what is being added or taken away. */
export function drawEdited(overlay: Overlay): void {
  const { target } = useEdit.getState();
  if (!target) return;
  const { key, id } = target;
  for (const { segments, colour } of overlay.outlines.filter((outline) => outline.key === key))
    strokeSegments(overlay, segments, colour, 2.25);
  const own = hex(structureById(id)?.colour ?? unknownColour);
  for (const { field, isRemoved } of liveFields()) {
    paintField(overlay, field, { colour: isRemoved ? colours.warning : own, alpha: 70 });
    const segments = outlineOnPlane(field, overlay.plane, scratch);
    strokeSegments(overlay, segments, isRemoved ? colours.warning : '#ffffff', 1.5, isRemoved ? [4, 3] : []);
  }
}

const hex = (colour: readonly [number, number, number]): string =>
  `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`;

/** The brush where the pointer is: dashed where it takes away. */
export function drawBrush(overlay: Overlay, pointMm: LpsPoint, radiusMm: number, isRemoving: boolean): void {
  ring(overlay, pointMm, radiusMm, isRemoving ? colours.warning : '#ffffff', isRemoving ? [4, 3] : []);
}

/** How far a seed has been dragged. */
export function drawReach(overlay: Overlay, seedMm: LpsPoint, reachMm: number): void {
  ring(overlay, seedMm, reachMm, '#ffffff', [2, 4]);
  ring(overlay, seedMm, 3 / overlay.pixelsPerMm, '#ffffff', []);
}

function ring(
  overlay: Overlay,
  centreMm: LpsPoint,
  radiusMm: number,
  colour: string,
  dash: readonly number[],
) {
  const { ctx, ratio, pixelsPerMm } = overlay;
  const offMm = Math.abs(overlay.distanceMm(centreMm));
  if (offMm >= radiusMm) return;
  const { x, y } = overlay.toCanvas(centreMm);
  ctx.beginPath();
  ctx.arc(x, y, Math.sqrt(radiusMm ** 2 - offMm ** 2) * pixelsPerMm, 0, 2 * Math.PI);
  ctx.setLineDash([]);
  ctx.lineWidth = 3 * ratio;
  ctx.strokeStyle = 'rgb(0 0 0 / 55%)';
  ctx.stroke();
  ctx.setLineDash(dash.map((part) => part * ratio));
  ctx.lineWidth = 1.25 * ratio;
  ctx.strokeStyle = colour;
  ctx.stroke();
  ctx.setLineDash([]);
}

/** The line along which the structure will be cut. */
export const drawCut = (overlay: Overlay, from: LpsPoint, to: LpsPoint): void =>
  line(overlay, overlay.toCanvas(from), overlay.toCanvas(to), colours.warning, { width: 2, dash: [6, 4] });
