import type { HydroPlanSpace } from '../../plan/hydrodissection';
import { changeHydro } from './setup';

const own = 'own-';

/** Whether a space was added by the user. */
export const isOwnSpace = (id: string): boolean => id.startsWith(own);

/** Opens, closes or changes a space; the tissue is then to be read again. */
export function changeSpace(id: string, change: Omit<Partial<HydroPlanSpace>, 'id'>): void {
  changeHydro((draft) => {
    const known = draft.spaces.find((space) => space.id === id);
    if (known) Object.assign(known, change);
    else draft.spaces.push({ id, ...change });
  });
}

/** Adds a plane between two structures, by their keys. */
export function addSpace(a: string, b: string): void {
  changeHydro((draft) => {
    const id = `${own}${a}-${b}`;
    if (draft.spaces.every((space) => space.id !== id)) draft.spaces.push({ id, between: [a, b] });
  });
}

export const removeSpace = (id: string): void =>
  changeHydro((draft) => {
    draft.spaces = draft.spaces.filter((space) => space.id !== id);
  });
