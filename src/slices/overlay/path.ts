import i18next from 'i18next';
import { inletOf } from '../../plan/needles';
import type { SliceView } from '../../store/session';
import { type CanvasPoint, colours, line, type Overlay } from './overlay';
import { type Box, writeWords } from './words';

/**
 * Radius of a handle, CSS pixels. Across the path both ends lie on one another: there the entry is a
 * wider ring around the target's.
 */
export const handleRadiusPx = (view: SliceView, end: 'entryMm' | 'targetMm'): number =>
  view === 'across' ? (end === 'entryMm' ? 17 : 10) : 7;

/** From this distance off the plane on an end is drawn faintest, mm. */
const farMm = 40;

/**
 * The axis of the selected path, and its two ends: filled on the plane, hollow and fading off it.
 * @param taken where words stand already; their names are added
 */
export function drawPath(overlay: Overlay, taken: Box[]): void {
  const { path, view } = overlay;
  if (!path) return;
  const entry = overlay.toCanvas(path.entryMm);
  const target = overlay.toCanvas(path.targetMm);
  line(overlay, entry, target, colours.path, { width: 1, dash: view === 'across' ? [2, 4] : [] });
  drawHandle(overlay, 'entryMm', colours.path, i18next.t('slices.entry'), target, taken);
  const isNeedle = path.instrumentIds.some((id) => inletOf(id) !== undefined);
  const tip = i18next.t(isNeedle ? 'slices.tip' : 'slices.target');
  drawHandle(overlay, 'targetMm', colours.target, tip, entry, taken);
}

function drawHandle(
  overlay: Overlay,
  end: 'entryMm' | 'targetMm',
  colour: string,
  name: string,
  other: CanvasPoint,
  taken: Box[],
): void {
  const p = overlay.path![end];
  const { ctx, ratio } = overlay;
  const at = overlay.toCanvas(p);
  const offMm = Math.abs(overlay.distanceMm(p));
  const onPlane = offMm <= overlay.sliceMm / 2 + 1e-3;
  ctx.save();
  // Across the path both ends are far off by their nature.
  const isFar = overlay.view !== 'across' && offMm >= farMm;
  if (!onPlane && overlay.view !== 'across') ctx.globalAlpha = 0.85 - 0.55 * Math.min(offMm / farMm, 1);
  const radius = handleRadiusPx(overlay.view, end) * ratio;
  ctx.beginPath();
  if (isFar) ctx.setLineDash([3 * ratio, 3 * ratio]);
  ctx.arc(at.x, at.y, radius, 0, 2 * Math.PI);
  ctx.lineWidth = 3.5 * ratio;
  ctx.strokeStyle = 'rgb(0 0 0 / 70%)';
  ctx.stroke();
  ctx.lineWidth = 2 * ratio;
  ctx.strokeStyle = colour;
  ctx.stroke();
  if (onPlane) {
    ctx.beginPath();
    ctx.arc(at.x, at.y, 3.5 * ratio, 0, 2 * Math.PI);
    ctx.fillStyle = colour;
    ctx.fill();
  }
  if (overlay.view !== 'across') drawName(overlay, name, colour, at, at.x >= other.x, taken);
  ctx.restore();
}

/** Beside the handle, away from the instrument. */
function drawName(
  overlay: Overlay,
  name: string,
  colour: string,
  at: CanvasPoint,
  right: boolean,
  taken: Box[],
): void {
  const beside = handleRadiusPx(overlay.view, 'targetMm') * overlay.ratio * 1.6;
  const place = { x: at.x + (right ? beside : -beside), y: at.y, align: right ? 'left' : 'right' } as const;
  writeWords(overlay, { lines: [name], place }, colour, taken);
}
