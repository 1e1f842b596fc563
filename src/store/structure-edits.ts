import type { Structure } from '../core/structure';
import { type Confirmable, confirmationOf } from '../plan/confirmed';
import type { MadeStructure } from '../plan/made';
import { planItemOf } from '../plan/own';
import { usePlan } from './plan';

/** Notes that the user has checked the structure on the slices, or takes it back. */
export function confirmStructure(structure: Confirmable, confirmed: boolean): void {
  const note = confirmationOf(structure);
  usePlan.getState().edit('confirm-structure', ({ structures }) => {
    structures.confirmed = structures.confirmed.filter((other) => other !== note);
    if (confirmed) structures.confirmed.push(note);
  });
}

/** Notes that the user has checked several structures, in one step. */
export function confirmStructures(checked: readonly Confirmable[]): void {
  usePlan.getState().edit('confirm-structure', ({ structures }) => {
    const added = checked.map(confirmationOf).filter((note) => !structures.confirmed.includes(note));
    structures.confirmed.push(...added);
  });
}

/** Sets the margin demanded of a structure, mm; null: not demanded; undefined: the house value again. */
export function setMargin(id: string, marginMm: number | null | undefined): void {
  usePlan.getState().edit('set-margin', ({ structures }) => {
    if (marginMm === undefined) delete structures.marginsMm[id];
    else structures.marginsMm[id] = marginMm;
  });
}

/** Takes a drawn tube out of the plan. */
export function removeTube(index: number): void {
  usePlan.getState().edit('remove-structure', ({ structures }) => {
    structures.drawn.splice(index, 1);
  });
}

/**
 * Notes which structure the name in a file means; undefined: none of the catalogue. A made one takes the id itself. What
 * bears that id is to be checked anew.
 */
export function nameStructure(structure: Structure, id: string | undefined): void {
  const { plan, edit } = usePlan.getState();
  const made = plan.structures.made.indexOf(planItemOf(structure) as MadeStructure);
  edit('name-structure', ({ structures }) => {
    if (made < 0) structures.named = { ...structures.named, [structure.sourceName]: id ?? 'other' };
    else if (id !== undefined) structures.made[made]!.id = id;
    structures.confirmed = structures.confirmed.filter((key) => key.split(/[#@]/)[0] !== id);
  });
}
