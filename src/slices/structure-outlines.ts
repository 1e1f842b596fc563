import { structureById } from '../catalog/structures';
import { outlineOnPlane, outlineScratch, type Segments } from '../core/outline';
import type { Plane } from '../core/plane';
import type { Structure, VoxelField } from '../core/structure';
import { showsGhost } from '../store/hydrodissection/ghost';
import { shownField } from '../store/hydrodissection/shown';
import type { SessionState } from '../store/session';
import type { OutlineOfStructure } from './overlay/overlay';
import { samePlane } from './plane-of-view';

// Views draw one after the other, so one pair of buffers serves them all.
const scratch = outlineScratch();

function structureColour(structure: Structure): string {
  const [r, g, b] = structureById(structure.id)?.colour ?? [200, 200, 200];
  return `rgb(${r} ${g} ${b})`;
}

export const isVisible = (session: SessionState, structure: Structure): boolean =>
  session.appearance[structure.key]?.visible ?? true;

/** The newest outline of each field, with the plane that it lies on: what stays where it is is cut once. */
export type CutFields = WeakMap<VoxelField, { readonly plane: Plane; readonly segments?: Segments }>;

/**
 * The cut edges of the structures that are shown, on one plane.
 * @param untilMs time (`performance.now`) after which the rest is left for the next call
 * @returns undefined when something was left
 */
export function outlinesOnPlane(
  session: SessionState,
  plane: Plane,
  cut: CutFields,
  untilMs: number,
): OutlineOfStructure[] | undefined {
  if (!session.outlinesVisible) return [];
  let [done, left] = [0, 0];
  const cutOf = (field: VoxelField): Segments | undefined => {
    const known = cut.get(field);
    if (known && samePlane(known.plane, plane)) return known.segments;
    if (done++ > 0 && performance.now() >= untilMs) return void left++;
    const segments = outlineOnPlane(field, plane, scratch);
    cut.set(field, { plane, ...(segments && { segments }) });
    return segments;
  };
  const outlines: OutlineOfStructure[] = [];
  for (const structure of session.structures) {
    if (!isVisible(session, structure)) continue;
    const { key, field } = structure;
    const colour = structureColour(structure);
    const shown = shownField(key, field);
    const segments = cutOf(shown);
    if (segments) outlines.push({ key, colour, segments });
    if (shown === field || !showsGhost(structure)) continue;
    const before = cutOf(field);
    if (before) outlines.push({ key, colour, segments: before, isGhost: true });
  }
  return left > 0 ? undefined : outlines;
}
