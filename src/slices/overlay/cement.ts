import { outlineOnPlane, outlineScratch } from '../../core/outline';
import { arrivalColours, cementColour } from '../../store/cement/colours';
import { useCementPreview } from '../../store/cement/preview';
import { cementSetup } from '../../store/cement/setup';
import { shownFrame, useCement } from '../../store/cement/state';
import { stopLineOnPlane } from '../../store/cement/stop-line';
import { label, line, type Overlay } from './overlay';
import { paintField, strokeSegments } from './paint';

const scratch = outlineScratch();
/** Cement hides what it fills, as it does on a real CT. */
const paint = { colour: cementColour, alpha: 235 };

/** Whether anything simulated about cement lies over the pictures. */
export function showsCement(): boolean {
  const cement = useCement.getState();
  const preview = useCementPreview.getState();
  const hasArrival = preview.showsArrival && preview.arrivalFields.length > 0;
  return (cement.isVisible && shownFrame(cement)?.shape !== undefined) || hasArrival;
}

/** The cement as it lies in this plane, the surfaces of arrival, weak points and the stop line. */
export function drawCement(overlay: Overlay): void {
  const cement = useCement.getState();
  if (!cement.isVisible) return;
  const field = shownFrame(cement)?.shape?.field;
  if (field) {
    paintField(overlay, field, paint);
    strokeSegments(overlay, outlineOnPlane(field, overlay.plane, scratch), cementColour, 1.25);
  }
  drawArrival(overlay);
  drawWeakPoints(overlay);
  drawStopLine(overlay);
}

function drawArrival(overlay: Overlay): void {
  const { arrivalFields, showsArrival } = useCementPreview.getState();
  if (!showsArrival) return;
  arrivalFields.forEach(({ field }, n) =>
    strokeSegments(
      overlay,
      outlineOnPlane(field, overlay.plane, scratch),
      arrivalColours[n] ?? cementColour,
      1.5,
    ),
  );
}

/** The first places of the ranking, numbered as in the list, where they are near the plane. */
function drawWeakPoints(overlay: Overlay): void {
  const { weak, showsWeak } = useCementPreview.getState();
  if (!weak || !showsWeak) return;
  weak.forEach(({ atMm }, n) => {
    if (Math.abs(overlay.distanceMm(atMm)) > 3) return;
    const at = overlay.toCanvas(atMm);
    const { ctx, ratio } = overlay;
    ctx.beginPath();
    ctx.arc(at.x, at.y, 7 * ratio, 0, 2 * Math.PI);
    ctx.lineWidth = 1.5 * ratio;
    ctx.strokeStyle = '#e0457b';
    ctx.stroke();
    label(overlay, String(n + 1), { x: at.x + 9 * ratio, y: at.y - 8 * ratio }, { size: 11, bold: true });
  });
}

function drawStopLine(overlay: Overlay): void {
  const { prepared } = useCement.getState();
  if (!prepared) return;
  const ends = stopLineOnPlane(prepared.model, cementSetup(overlay.plan).stopShare, overlay.plane);
  if (!ends) return;
  line(overlay, overlay.toCanvas(ends[0]), overlay.toCanvas(ends[1]), 'rgb(0 0 0 / 60%)', { width: 3.5 });
  line(overlay, overlay.toCanvas(ends[0]), overlay.toCanvas(ends[1]), '#ff8b45', {
    width: 1.5,
    dash: [7, 4],
  });
}
