import { structureById } from '../catalog/structures';
import type { Structure } from '../core/structure';
import { type Appearance, setSession, useSession } from './session';

/**
 * How a structure is shown until the user says otherwise: what a path is about. Skin, muscles and the
 * like would hide it, and cost the most to draw.
 */
export function defaultAppearance({ id }: Structure): Appearance {
  const role = structureById(id)?.role;
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
