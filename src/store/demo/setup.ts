import { fascialSpaces } from '../../catalog/fascial-spaces';
import type { HydrodissectionPlan, HydroPlanSpace } from '../../plan/hydrodissection';
import type { Plan } from '../../plan/schema';
import type { Story, StoryAction } from '../../plan/story';
import { hydroSetup } from '../hydrodissection/setup';

/** The plan that a story is told on: with the story's needles and tissue where it has its own. */
export function storyPlan({ hydrodissection }: Pick<Story, 'hydrodissection'>, plan: Plan): Plan {
  const { schedule: _, result: __, ...own } = hydroSetup(plan);
  return { ...plan, hydrodissection: hydrodissection ?? own };
}

type Spaces = HydrodissectionPlan['spaces'];

/** Opens or closes spaces, all of them where none is named; the rest of what is said of them stays. */
export function withSpaces(spaces: Spaces, { on, only }: StoryAction & { kind: 'spaces' }): Spaces {
  const known = new Map(spaces.map((space) => [space.id, space]));
  const named = only ?? [...new Set([...fascialSpaces.map(({ id }) => id), ...known.keys()])];
  for (const id of named) known.set(id, { ...(known.get(id) ?? ({ id } satisfies HydroPlanSpace)), on });
  return [...known.values()];
}
