import { genericCements } from './generic';
import { namedCements } from './named';
import type { CementFamily } from './types';

export type { CementFamily } from './types';

/** Every cement on offer, in the order of lists. */
export const cements: readonly CementFamily[] = [...genericCements, ...namedCements];

export const defaultCementId = 'cement-medium';

const byId = new Map(cements.map((cement) => [cement.id, cement]));

export const cementById = (id: string): CementFamily | undefined => byId.get(id);
