import type { Overlay } from './overlay';
import { strokeSegments } from './paint';

/** The cut edges of the visible structures, in their catalogue colours; dashed where they lay before. */
export function drawOutlines(overlay: Overlay): void {
  if (!overlay.session.outlinesVisible) return;
  for (const { colour, segments, isGhost } of overlay.outlines)
    strokeSegments(overlay, segments, colour, isGhost ? 1 : 1.25, isGhost ? [3, 3] : []);
}
