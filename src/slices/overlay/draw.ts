import { withDraft } from '../draft';
import { sliceToolOf } from '../tools';
import { drawAnnotations } from './annotations';
import { drawCement } from './cement';
import { drawClearances } from './clearances';
import { drawCrosshair } from './crosshair';
import { drawEdited } from './edited';
import { drawHydrodissection } from './hydrodissection';
import { drawInstruments } from './instruments';
import { drawLandmarks } from './landmarks';
import { drawMeasurements } from './measurements';
import { drawMidlineTrace } from './midline';
import { drawOutlines } from './outlines';
import type { Overlay } from './overlay';
import { drawPath } from './path';
import { drawResampled } from './resampled';
import type { Box } from './words';

/** Everything over the picture, from the anatomy up to the words. */
export function drawOverlay(overlay: Overlay, offsetMm: number): void {
  const taken: Box[] = [];
  drawCement(overlay);
  drawHydrodissection(overlay);
  drawOutlines(overlay);
  drawEdited(overlay);
  drawLandmarks(overlay);
  drawCrosshair(overlay);
  drawInstruments(overlay);
  // Off its plane the path is a projection, which a class would take for the path itself.
  if (!overlay.session.bigType) drawPath(overlay, taken);
  drawClearances(overlay, taken);
  drawMidlineTrace(overlay);
  drawMeasurements(overlay, withDraft(overlay.plan.measurements), overlay.session.selectedMeasurement, taken);
  sliceToolOf(overlay.session.tool)?.draw?.(overlay);
  drawResampled(overlay);
  drawAnnotations(overlay, offsetMm);
}
