import { usePlan } from './plan';

/** Notes that the user has checked the structure on the slices, or takes it back. */
export function confirmStructure(key: string, confirmed: boolean): void {
  usePlan.getState().edit('confirm-structure', ({ structures }) => {
    structures.confirmed = structures.confirmed.filter((other) => other !== key);
    if (confirmed) structures.confirmed.push(key);
  });
}

/** Notes that the user has checked several structures, in one step. */
export function confirmStructures(keys: readonly string[]): void {
  usePlan.getState().edit('confirm-structure', ({ structures }) => {
    const added = keys.filter((key) => !structures.confirmed.includes(key));
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
