import { type Found, type MadeStructure, madeOf } from '../plan/made';
import { usePlan } from './plan';
import { useSession } from './session';

/**
 * Takes found structures into the plan as one undoable step: each in the place of those of the same id that were made
 * here before, to be checked anew.
 */
export function keepFound(found: readonly Found[], how: MadeStructure['how'], label: string): void {
  const grid = useSession.getState().ct?.volume.grid;
  if (!grid || found.length === 0) return;
  const made = found.map((item) => madeOf(item, how, grid));
  const ids = new Set(found.map(({ id }) => id));
  usePlan.getState().edit(label, ({ structures }) => {
    structures.made = [...structures.made.filter(({ id }) => !ids.has(id)), ...made];
    structures.confirmed = structures.confirmed.filter((key) => !ids.has(key.split(/[#@]/)[0]!));
  });
}

/** Takes a made structure out of the plan. */
export function removeMade(index: number): void {
  usePlan.getState().edit('remove-structure', ({ structures }) => {
    structures.made.splice(index, 1);
  });
}
