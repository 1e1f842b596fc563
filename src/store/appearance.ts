import { structureById } from '../catalog/structures';
import type { Structure } from '../core/structure';
import { type Appearance, setSession, useSession } from './session';

/**
 * How a structure is shown until the user says otherwise: what a path is about. Skin, muscles and the
 * like would hide it, and cost the most to draw.
 */
function defaultAppearance({ id }: Structure): Appearance {
  const role = structureById(id)?.role;
  // All bones in one would hide each that has a name.
  if (id === 'bone') return { visible: false, opacity: 0.6 };
  if (role === 'other') return { visible: false, opacity: id === 'skin' ? 0.25 : 1 };
  return { visible: true, opacity: role === 'bone' ? 0.6 : 1 };
}

export const appearanceOf = (
  structure: Structure,
  appearance: Readonly<Record<string, Appearance>>,
): Appearance => appearance[structure.key] ?? defaultAppearance(structure);

/** Changes how some structures are shown. */
export function setAppearance(structures: readonly Structure[], next: Partial<Appearance>): void {
  const { appearance } = useSession.getState();
  const changed = structures.map((structure) => [
    structure.key,
    { ...appearanceOf(structure, appearance), ...next },
  ]);
  setSession({ appearance: { ...appearance, ...Object.fromEntries(changed) } });
}

const keyAsLoaded = ({ key, fileKey = key }: Structure): string => fileKey;

/** Whether the details of a structure are shown in the list. */
export const isUnfolded = (structure: Structure, unfolded: Readonly<Record<string, boolean>>): boolean =>
  unfolded[keyAsLoaded(structure)] ?? false;

/** Shows the details of a structure in the list, or hides them. */
export function toggleUnfolded(structure: Structure): void {
  const { unfolded } = useSession.getState();
  setSession({ unfolded: { ...unfolded, [keyAsLoaded(structure)]: !isUnfolded(structure, unfolded) } });
}
