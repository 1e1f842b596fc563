import i18next from 'i18next';
import type { SliceView } from '../../store/session';
import { type CanvasPoint, colours, label, line, type Overlay } from './overlay';

/**
 * Radius of a handle, CSS pixels. Across the path both ends lie on one another: there the entry is a
 * wider ring around the target's.
 */
export const handleRadiusPx = (view: SliceView, end: 'entryMm' | 'targetMm'): number =>
  view === 'across' ? (end === 'entryMm' ? 17 : 10) : 7;

/** The axis of the selected path, and its two ends: filled on the plane, hollow off it. */
export function drawPath(overlay: Overlay): void {
  const { path, view } = overlay;
  if (!path) return;
  const entry = overlay.toCanvas(path.entryMm);
  const target = overlay.toCanvas(path.targetMm);
  line(overlay, entry, target, colours.path, { width: 1, dash: view === 'across' ? [2, 4] : [] });
  drawHandle(overlay, 'entryMm', colours.path, i18next.t('slices.entry'), target);
  drawHandle(overlay, 'targetMm', colours.target, i18next.t('slices.target'), entry);
}

function drawHandle(
  overlay: Overlay,
  end: 'entryMm' | 'targetMm',
  colour: string,
  name: string,
  other: CanvasPoint,
): void {
  const p = overlay.path![end];
  const { ctx, ratio } = overlay;
  const at = overlay.toCanvas(p);
  const onPlane = Math.abs(overlay.distanceMm(p)) <= overlay.sliceMm / 2 + 1e-3;
  const radius = handleRadiusPx(overlay.view, end) * ratio;
  ctx.beginPath();
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
  if (overlay.view === 'across') return;
  // Beside the handle, away from the instrument.
  const right = at.x >= other.x;
  label(
    overlay,
    name,
    { x: at.x + (right ? 1 : -1) * radius * 1.6, y: at.y },
    {
      colour,
      size: 11,
      align: right ? 'left' : 'right',
    },
  );
}
