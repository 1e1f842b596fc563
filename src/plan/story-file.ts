import * as v from 'valibot';
import { fail, ok, type Result } from '../core/result';
import { checkStory } from './check-story';
import { readPlan } from './read';
import type { Plan } from './schema';
import { type Story, storySchema, storyVersion } from './story';

/** A story and the plan that it is told on: what a teacher sends. */
export interface StoryFile {
  readonly story: Story;
  readonly plan: Plan;
}

/** Whether a JSON text is meant as a story, before it is read. */
export const looksLikeStory = (text: string): boolean => text.includes('"storyVersion"');

/**
 * A story as parsed from JSON, without its plan.
 * @param planned the hydrodissection that stands in for one of its own
 * @returns the failure `story-version`, `story-newer`, `story-invalid` (with `where`, the field), or one of `checkStory`
 */
export function readStory(document: unknown, planned?: Plan['hydrodissection']): Result<Story> {
  const version = isObject(document) ? document['storyVersion'] : undefined;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    return fail('story-version', { found: String(version), current: storyVersion });
  if (version > storyVersion) return fail('story-newer', { found: version, current: storyVersion });
  const parsed = v.safeParse(storySchema, document);
  if (parsed.success) return checkStory(parsed.output, planned);
  const [issue] = parsed.issues;
  return fail('story-invalid', {
    where: v.getDotPath(issue) ?? 'story',
    expected: issue.expected ?? issue.type,
    received: issue.received,
  });
}

/**
 * The text of a story file: `{ "story": …, "plan": … }`.
 * @returns both, or the failure `story-not-json`, `story-no-plan`, one of `readStory` or one of `readPlan`
 */
export function readStoryFile(text: string): Result<StoryFile> {
  const document = parse(text);
  if (!isObject(document)) return fail('story-not-json');
  const { story, plan } = document;
  if (!isObject(story) || !isObject(plan)) return fail('story-no-plan');
  const planned = readPlan(JSON.stringify(plan));
  if (!planned.ok) return planned;
  const told = readStory(story, planned.value.hydrodissection);
  return told.ok ? ok({ story: told.value, plan: planned.value }) : told;
}

/** The text of a story file: JSON, two spaces, a final newline. */
export const writeStoryFile = ({ story, plan }: StoryFile): string =>
  `${JSON.stringify({ story, plan }, undefined, 2)}\n`;

type Parsed = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Parsed =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
