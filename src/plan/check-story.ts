import { fascialSpaceById } from '../catalog/fascial-spaces';
import { structureById } from '../catalog/structures';
import { fail, ok, type Result } from '../core/result';
import type { HydrodissectionPlan } from './hydrodissection';
import { needleNamed, type Story } from './story';

type Setup = Pick<HydrodissectionPlan, 'inlets' | 'spaces'>;

/**
 * What the schema cannot say: the needles, structures and fascial spaces that a story speaks of are there.
 * @param planned the hydrodissection of the plan that comes with it, for a story without one of its own
 * @returns `story-no-needle`, `story-needle`, `story-structure` or `story-space`, with the field that is wrong
 */
export function checkStory(story: Story, planned: Setup | undefined): Result<Story> {
  const setup = story.hydrodissection ?? planned;
  const needles = setup?.inlets.length ?? 0;
  if (needles === 0) return fail('story-no-needle');
  const own = new Set((setup?.spaces ?? []).map(({ id }) => id));
  const wrong =
    firstUnknown(story.curves, 'curves', isStructure, 'story-structure') ??
    story.steps.flatMap((_, n) => wrongOfStep(story, n, needles, own) ?? [])[0];
  return wrong ? fail(wrong.code, { where: wrong.where, id: wrong.id }) : ok(story);
}

interface Wrong {
  readonly code: 'story-needle' | 'story-structure' | 'story-space';
  readonly where: string;
  readonly id: string;
}

const isStructure = (id: string): boolean => structureById(id) !== undefined;

function firstUnknown(
  ids: readonly string[],
  where: string,
  isKnown: (id: string) => boolean,
  code: Wrong['code'],
): Wrong | undefined {
  const at = ids.findIndex((id) => !isKnown(id));
  return at < 0 ? undefined : { code, where: `${where}.${at}`, id: ids[at]! };
}

function wrongOfStep(
  { steps }: Story,
  n: number,
  needles: number,
  own: ReadonlySet<string>,
): Wrong | undefined {
  const { action, camera } = steps[n]!;
  const at = `steps.${n}`;
  if (camera?.kind === 'close') {
    const needle = needleNamed(camera.to);
    const where = `${at}.camera.to`;
    if (needle === undefined && !isStructure(camera.to))
      return { code: 'story-structure', where, id: camera.to };
    if (needle !== undefined && needle > needles) return { code: 'story-needle', where, id: `${needle}` };
  }
  if (action?.kind === 'inject' && action.needle !== undefined && action.needle > needles)
    return { code: 'story-needle', where: `${at}.action.needle`, id: `${action.needle}` };
  if (action?.kind !== 'spaces') return undefined;
  const isSpace = (id: string) => own.has(id) || fascialSpaceById(id) !== undefined;
  return firstUnknown(action.only ?? [], `${at}.action.only`, isSpace, 'story-space');
}
