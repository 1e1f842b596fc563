import { deviceById } from '../../catalog/devices';
import { type Polygon, type RadiusProfile, solidProjection, solidSection } from '../../core/solid-section';
import { lpsPoint, lpsVector } from '../../core/units';
import { distance, dot, normalise, subtract } from '../../core/vector';
import type { Instrument } from '../../plan/schema';
import { previewedPlaced } from '../../store/placed';
import { colours, type Overlay } from './overlay';

/** Every instrument in true size: its exact cut filled, its projection dashed. */
export function drawInstruments(overlay: Overlay): void {
  for (const item of previewedPlaced(overlay.plan, overlay.session.preview)) drawInstrument(overlay, item);
}

/** The profile of a planned instrument; undefined when the catalogue does not know it. */
function profileOf(item: Instrument): RadiusProfile | undefined {
  const reachMm = distance(lpsPoint(...item.entryMm), lpsPoint(...item.targetMm));
  if (typeof item.device !== 'string') {
    const radiusMm = item.device.diameterMm / 2;
    return [
      { behindTipMm: 0, radiusMm },
      { behindTipMm: reachMm, radiusMm },
    ];
  }
  const device = deviceById(item.device);
  return device?.profile(item.lengthMm ?? device.lengthsMm[0] ?? reachMm);
}

function drawInstrument(overlay: Overlay, item: Instrument): void {
  const profile = profileOf(item);
  if (!profile) return;
  const tipMm = lpsPoint(...item.targetMm);
  const way = subtract(lpsPoint(...item.entryMm), tipMm);
  const backwards = Math.hypot(...(way as readonly number[])) > 1e-6 ? normalise(way) : lpsVector(0, 0, 1);
  const { ctx, plane, transform, ratio } = overlay;
  const scale = Math.hypot(transform[0], transform[1]);
  ctx.save();
  ctx.setTransform(...transform);
  ctx.strokeStyle = colours.device;
  ctx.lineWidth = ratio / scale;
  // Seen nearly end on, the projection is a short smear that says nothing.
  if (Math.abs(dot(backwards, plane.normal)) < 0.9) {
    ctx.setLineDash([(4 * ratio) / scale, (4 * ratio) / scale]);
    ctx.globalAlpha = 0.6;
    trace(ctx, solidProjection(plane, tipMm, backwards, profile));
    ctx.stroke();
  }
  ctx.setLineDash([]);
  for (const polygon of solidSection(plane, tipMm, backwards, profile)) {
    trace(ctx, polygon);
    ctx.globalAlpha = 0.3;
    ctx.fillStyle = colours.device;
    ctx.fill();
    ctx.globalAlpha = 1;
    ctx.stroke();
  }
  ctx.restore();
}

function trace(ctx: CanvasRenderingContext2D, polygon: Polygon): void {
  ctx.beginPath();
  for (let q = 0; q < polygon.length; q += 2) ctx.lineTo(polygon[q]!, polygon[q + 1]!);
  ctx.closePath();
}
