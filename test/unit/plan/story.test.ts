import { describe, expect, it } from 'vitest';
import { recipe } from '../../../samples/c2-dens/recipe';
import { storyItems } from '../../../src/catalog/stories';
import { emptyPlan } from '../../../src/plan/schema';
import { needleNamed, type Story } from '../../../src/plan/story';
import { looksLikeStory, readStory, readStoryFile, writeStoryFile } from '../../../src/plan/story-file';

const words = { en: 'Fluid goes in.', fr: 'Le liquide entre.' };
const inlet = { atMm: [0, 0, 0], volumeMl: 10, rateMlPerS: 1 };
const story = {
  storyVersion: 1,
  title: words,
  hydrodissection: { inlets: [inlet] },
  curves: ['pharynx'],
  steps: [{ text: words, action: { kind: 'inject', volumeMl: 5 } }],
};
const withStep = (step: object) => ({ ...story, steps: [{ text: words, ...step }] });
const failureOf = (document: unknown) => {
  const read = readStory(document);
  return read.ok ? undefined : read.failure;
};

describe('a story', () => {
  it('needs little; the rest has its usual value', () => {
    const read = readStory(story);
    if (!read.ok) throw new Error(read.failure.code);
    expect(read.value).toMatchObject({ axis: 'injected', steps: [{ playS: 10, holdS: 6 }] });
    expect(read.value.hydrodissection).toMatchObject({ gridMm: 2, spaces: [] });
  });

  it('needs both languages', () => {
    expect(failureOf({ ...story, title: { en: 'Only English' } })).toMatchObject({
      code: 'story-invalid',
      data: { where: 'title.fr' },
    });
    expect(failureOf(withStep({ text: { en: 'a', fr: ' ' } }))?.data['where']).toBe('steps.0.text.fr');
  });

  it('tells the field that is wrong', () => {
    expect(failureOf(withStep({ action: { kind: 'inject', volumeMl: -5 } }))).toMatchObject({
      code: 'story-invalid',
      data: { where: 'steps.0.action.volumeMl' },
    });
    expect(failureOf(withStep({ action: { kind: 'inject', needle: 2, volumeMl: 5 } }))).toEqual({
      code: 'story-needle',
      data: { where: 'steps.0.action.needle', id: '2' },
    });
    expect(failureOf({ ...story, curves: ['pharynx', 'gills'] })).toEqual({
      code: 'story-structure',
      data: { where: 'curves.1', id: 'gills' },
    });
    expect(failureOf(withStep({ camera: { kind: 'close', to: 'needle-3' } }))?.code).toBe('story-needle');
    expect(failureOf(withStep({ camera: { kind: 'close', to: 'gills' } }))?.code).toBe('story-structure');
    const action = { kind: 'spaces', on: false, only: ['retropharyngeal', 'attic'] };
    expect(failureOf(withStep({ action }))).toEqual({
      code: 'story-space',
      data: { where: 'steps.0.action.only.1', id: 'attic' },
    });
  });

  it('may speak of the needles of its plan, and needs one somewhere', () => {
    const { hydrodissection: _, ...without } = story;
    expect(failureOf(without)?.code).toBe('story-no-needle');
    const read = readStory(without, {
      fluid: 'saline-0.9',
      gridMm: 2,
      parameters: {},
      spaces: [],
      inlets: [{ atMm: [0, 0, 0], volumeMl: 10, rateMlPerS: 1 }],
    });
    expect(read.ok).toBe(true);
  });

  it('is not guessed at when it is of another version', () => {
    expect(failureOf({ ...story, storyVersion: 2 })?.code).toBe('story-newer');
    expect(failureOf({ ...story, storyVersion: 'one' })?.code).toBe('story-version');
    expect(failureOf([])?.code).toBe('story-version');
  });

  it('names a needle for the camera from 1', () => {
    expect(needleNamed('needle-12')).toBe(12);
    expect(needleNamed('needle-0')).toBeUndefined();
    expect(needleNamed('pharynx')).toBeUndefined();
  });
});

describe('a story file', () => {
  const parsed = readStory(story);
  const told = parsed.ok ? parsed.value : (undefined as unknown as Story);

  it('comes back with its plan as it was written', () => {
    const text = writeStoryFile({ story: told, plan: emptyPlan() });
    expect(looksLikeStory(text)).toBe(true);
    expect(readStoryFile(text)).toEqual({ ok: true, value: { story: told, plan: emptyPlan() } });
  });

  it('is refused without its plan, with a wrong one, or as something else', () => {
    const codeOf = (text: string) => {
      const read = readStoryFile(text);
      return read.ok ? undefined : read.failure.code;
    };
    expect(codeOf('{"storyVersion": 1')).toBe('story-not-json');
    expect(codeOf(JSON.stringify(story))).toBe('story-no-plan');
    expect(codeOf(JSON.stringify({ story, plan: { schemaVersion: 99 } }))).toBe('plan-newer');
    expect(codeOf(JSON.stringify({ story: { storyVersion: 1 }, plan: emptyPlan() }))).toBe('story-invalid');
  });
});

describe('the prepared stories', () => {
  const { segments } = recipe();
  const stories = storyItems.map(({ id, document }) => {
    const read = readStory(document);
    if (!read.ok) throw new Error(`${id}: ${read.failure.code} ${JSON.stringify(read.failure.data)}`);
    return { id, story: read.value };
  });

  it('are three, of the C2 sample', () => {
    expect(stories).toHaveLength(3);
    expect(storyItems.every(({ sample }) => sample === 'c2-dens-lytic')).toBe(true);
  });

  it.each(stories)('$id speaks of structures that the sample has', ({ story: { curves, steps } }) => {
    const named = steps.flatMap(({ camera }) =>
      camera?.kind === 'close' && needleNamed(camera.to) === undefined ? [camera.to] : [],
    );
    for (const id of [...curves, ...named]) expect(segments).toContain(id);
  });

  it.each(stories)('$id is written in French as in English', ({ story: { title, summary, steps } }) => {
    const french = [title, ...(summary ? [summary] : []), ...steps.map(({ text }) => text)].map(
      ({ fr }) => fr,
    );
    for (const text of french) {
      expect(text).not.toMatch(/[ \u00a0][:;?!%»]|\p{L}[;?!%]|\p{L}'\p{L}/u);
      expect(text).not.toMatch(/\bsafe\b/i);
    }
    for (const { text } of steps) expect(text.en).not.toBe(text.fr);
  });
});
