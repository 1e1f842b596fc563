import type { StepId } from '../../store/session';

/** An address that ends in `#trial` shows steps in the making as well, for those who make and try them. */
const isTrial = typeof location !== 'undefined' && location.hash === '#trial';

const inTheMaking: readonly StepId[] = ['hydrodissection'];

const all: readonly (readonly [id: StepId, number: number])[] = [
  ['case', 1],
  ['structures', 2],
  ['approach', 3],
  ['trajectory', 4],
  ['hydrodissection', 5],
  ['cement', 7],
];

/** The steps on the rail, with the number each has in a whole case: the others come with what they simulate. */
export const steps = all.filter(([id]) => isTrial || !inTheMaking.includes(id));
