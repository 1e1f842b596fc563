import { outlineOnPlane, outlineScratch } from '../../core/outline';
import { fluidColour, fluidPaint } from '../../store/hydrodissection/colours';
import { shownSheets } from '../../store/hydrodissection/sheets';
import { showsDisplaced, useHydroPicture } from '../../store/hydrodissection/shown';
import type { Overlay } from './overlay';
import { paintField, strokeSegments } from './paint';

const scratch = outlineScratch();

/** The fascial spaces before the injection, and the pocket as it lies in this plane. */
export function drawHydrodissection(overlay: Overlay): void {
  for (const { field, colour } of shownSheets()) paintField(overlay, field, { colour, alpha: 110 });
  const fluid = showsDisplaced() ? useHydroPicture.getState().fluid : undefined;
  if (!fluid) return;
  paintField(overlay, fluid.field, fluidPaint);
  strokeSegments(overlay, outlineOnPlane(fluid.field, overlay.plane, scratch), fluidColour, 1.25);
}
