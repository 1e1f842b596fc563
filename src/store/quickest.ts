import { structureById } from '../catalog/structures';
import type { Structure } from '../core/structure';
import { isFindable } from './find';
import { proposable, type Proposal, proposals } from './propose';

/** What makes a missing structure with the fewest clicks. */
export type Quickest =
  { readonly tool: 'find' | 'trace' | 'paint' } | { readonly tool: 'propose'; readonly what: Proposal };

/** What was tried on this CT already: it is not offered a second time for what it did not give. */
export interface Tried {
  readonly hasLooked: boolean;
  readonly notProposed: readonly string[];
}

export function quickestFor(
  id: string,
  structures: readonly Structure[],
  { hasLooked, notProposed }: Tried,
): Quickest {
  if (isFindable(id) && !hasLooked) return { tool: 'find' };
  const what = proposals.find((one) => proposable(structures, one).includes(id));
  if (what && !notProposed.includes(id)) return { tool: 'propose', what };
  return { tool: structureById(id)?.tubular ? 'trace' : 'paint' };
}
