import { structureById } from '../catalog/structures';
import { outlineOnPlane, outlineScratch } from '../core/outline';
import type { Plane } from '../core/plane';
import type { Structure } from '../core/structure';
import { showsGhost } from '../store/hydrodissection/ghost';
import { shownField } from '../store/hydrodissection/shown';
import type { SessionState } from '../store/session';
import type { OutlineOfStructure } from './overlay/overlay';

// Views draw one after the other, so one pair of buffers serves them all.
const scratch = outlineScratch();

export function structureColour(structure: Structure): string {
  const [r, g, b] = structureById(structure.id)?.colour ?? [200, 200, 200];
  return `rgb(${r} ${g} ${b})`;
}

export const isVisible = (session: SessionState, structure: Structure): boolean =>
  session.appearance[structure.key]?.visible ?? true;

/** The cut edges of the structures that are shown, on one plane. */
export function outlinesOnPlane(session: SessionState, plane: Plane): OutlineOfStructure[] {
  if (!session.outlinesVisible) return [];
  const outlines: OutlineOfStructure[] = [];
  for (const structure of session.structures) {
    if (!isVisible(session, structure)) continue;
    const { key, field } = structure;
    const colour = structureColour(structure);
    const shown = shownField(key, field);
    const segments = outlineOnPlane(shown, plane, scratch);
    if (segments) outlines.push({ key, colour, segments });
    if (shown === field || !showsGhost(structure)) continue;
    const before = outlineOnPlane(field, plane, scratch);
    if (before) outlines.push({ key, colour, segments: before, isGhost: true });
  }
  return outlines;
}
