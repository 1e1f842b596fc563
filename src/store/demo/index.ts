import type { Failure } from '../../core/result';
import type { Story } from '../../plan/story';
import { setSession, useSession } from '../session';
import { runTask } from '../tasks';
import { forgetBands } from './bands';
import { pauseStory, playStory } from './player';
import type { Recording } from './recording';
import { record } from './record';
import { showInstant } from './show';
import { leaveStage, ownPlan, setStage, takeStage } from './stage';
import { setDemo, useDemo } from './state';
import { structuresReady } from './ready';

let current: AbortController | undefined;

/** What was simulated last for a story, and of what plan: a story is replayed at will. */
const recorded = new Map<Story, { readonly plan: object; readonly recording: Recording }>();
/** Each holds the fields of all its instants. */
const mostRecorded = 3;

/** Opens the demonstration on the list of stories. */
export function openDemo(): void {
  takeStage();
  setSession({ step: 'hydrodissection' });
  setDemo({ isOpen: true, phase: 'choosing', story: undefined, recording: undefined, failure: undefined });
}

/** Opens it on a story, which is simulated where that has not been done. */
export async function openStory(story: Story): Promise<void> {
  stop();
  if (!useDemo.getState().isOpen) openDemo();
  const own = ownPlan();
  setStage(story);
  const known = recorded.get(story);
  if (known?.plan === own) return begin(story, known.recording);
  const mine = (current = new AbortController());
  setDemo({ story, phase: 'computing', fraction: 0, recording: undefined, failure: undefined, timeS: 0 });
  const made = await runTask('story', ({ signal, onProgress }) => {
    const all = AbortSignal.any([signal, mine.signal]);
    return record(story, own, {
      signal: all,
      onProgress: (fraction) => {
        onProgress(fraction);
        if (!mine.signal.aborted) setDemo({ fraction });
      },
    });
  });
  if (mine.signal.aborted) return;
  if (!made.ok) return failed(made.failure);
  recorded.delete(story);
  recorded.set(story, { plan: own, recording: made.value });
  for (const old of [...recorded.keys()].slice(0, -mostRecorded)) recorded.delete(old);
  begin(story, made.value);
}

function begin(story: Story, recording: Recording): void {
  setDemo({ story, recording, phase: 'ready', timeS: 0, failure: undefined });
  showInstant();
  playStory();
}

/** A simulation that was cancelled leads back to the list. */
const failed = (failure: Failure): void =>
  failure.code === 'cancelled' ? toStories() : setDemo({ phase: 'failed', failure });

function stop(): void {
  current?.abort();
  pauseStory();
}

export function toStories(): void {
  stop();
  setDemo({ phase: 'choosing', story: undefined, recording: undefined, failure: undefined });
}

/** Back to the workplace, with plan and injection as they were. */
export function leaveDemo(): void {
  if (!useDemo.getState().isOpen) return;
  stop();
  leaveStage();
  setDemo({ isOpen: false, phase: 'choosing', story: undefined, recording: undefined, failure: undefined });
}

/** A story that came in a file: at the head of the list, and shown once the structures are there. */
export async function giveStory(story: Story): Promise<void> {
  const { ct } = useSession.getState();
  setDemo(({ given }) => ({ given: [story, ...given] }));
  await structuresReady();
  if (useSession.getState().ct === ct) await openStory(story);
}

/** Leaves the demonstration, and forgets what belongs to the CT, when another is opened; answers how to stop. */
export const keepDemo = (): (() => void) =>
  useSession.subscribe((state, before) => {
    if (state.ct === before.ct) return;
    leaveDemo();
    recorded.clear();
    forgetBands();
    setDemo({ given: [] });
  });
