import { structureById } from '../catalog/structures';
import { outlineOnPlane, outlineScratch } from '../core/outline';
import type { Plane } from '../core/plane';
import type { Structure } from '../core/structure';
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
    const segments = outlineOnPlane(structure.field, plane, scratch);
    if (segments) outlines.push({ key: structure.key, colour: structureColour(structure), segments });
  }
  return outlines;
}
