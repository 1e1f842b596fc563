import type { StepId } from '../../store/session';

/** The steps on the rail, with the number each has in a whole case: the others come with what they simulate. */
export const steps: readonly (readonly [id: StepId, number: number])[] = [
  ['case', 1],
  ['structures', 2],
  ['approach', 3],
  ['trajectory', 4],
  ['hydrodissection', 5],
  ['cement', 7],
];
