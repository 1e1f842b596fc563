import { fail, ok, type Result } from '../../core/result';
import { type CementPlan, type CementStep, isRecorded } from '../../plan/cement';
import type { LiveCommand, LiveInput, LiveOutput } from '../../simulation/cement/live/types';
import { buffersOf } from '../../workers/buffers';
import { injectionNow } from './injection';
import { thinnedFrames } from '../thinned-frames';
import { cementMoments } from './moments';
import { waitSliceS } from './pace';
import { kernelRunner } from '../runner';
import { type Frame, setCement, useCement } from './state';

/** More frames than this are thinned: each holds a surface. */
const mostFrames = 240;

type Steps = CementPlan['schedule'];

let lastId = 0;

/** Everything of an injection that does not change while it runs. */
type Fixed = Omit<LiveInput, 'from' | 'toId' | 'commands'>;

let fixed: Fixed | undefined;

/** Settles what the injection runs with; its first drop follows. Failure: nothing to inject, or through. */
function beginInjection(): Result<Fixed> {
  const { prepared } = useCement.getState();
  const injection = injectionNow();
  if (!prepared) return fail('cement-no-target');
  if (!injection.ok) return injection;
  fixed = { ...injection.value, problemId: `cement-${++lastId}`, model: prepared.model };
  return ok(fixed);
}

/** One request to the worker, from the frame that is shown; what came after it is forgotten. */
export async function stepCement(
  commands: readonly LiveCommand[],
  done: (elapsedS: number) => Steps,
): Promise<Result<{ frame: Frame; output: LiveOutput }>> {
  const { frames: all, shown } = useCement.getState();
  const frames = all.slice(0, shown + 1);
  const begun = frames.length === 0 || !fixed ? beginInjection() : ok(fixed);
  if (!begun.ok) return begun;
  const ids = frames.map(({ id }) => id);
  const start = cementMoments.momentFor(ids);
  const from = start ? ids.indexOf(start.moment.id) : -1;
  const replayed = frames.slice(from + 1).flatMap((frame) => frame.commands);
  const toId = `${begun.value.problemId}.${++lastId}`;
  const transfer = start?.mayGive ? buffersOf(start.moment.snapshot) : [];
  if (start?.mayGive) cementMoments.giveTip();
  cementMoments.drop(new Set(ids));
  const result = await kernelRunner().run(
    'cement-advance',
    {
      ...begun.value,
      ...(start && { from: start.moment }),
      toId,
      copies: cementMoments.wantsCopy(frames.at(-1)?.state.timeS ?? 0),
      commands: [...replayed, ...commands],
    },
    { lane: 'cement', transfer },
  );
  if (!result.ok) return result;
  const { moment, copy, state, readouts, shape, boneAgeS } = result.value;
  cementMoments.arriveAt(moment, state.timeS, copy);
  const last = frames.at(-1);
  const frame: Frame = {
    id: toId,
    state,
    readouts,
    ...(shape && { shape }),
    ...(boneAgeS !== undefined && { boneAgeS }),
    commands,
    steps: joined(last?.steps ?? [], done(state.timeS - (last?.state.timeS ?? 0))),
  };
  const next = thinnedFrames([...frames, frame], mostFrames);
  setCement({ frames: next, shown: next.length - 1 });
  return ok({ frame, output: result.value });
}

/**
 * Adds what was done; the same thing going on makes one longer step, where simulating it again takes
 * the same pieces.
 */
function joined(before: Steps, done: Steps): Steps {
  const all = [...before];
  for (const step of done) {
    if ('forS' in step && step.forS <= 0) continue;
    const longer = goingOn(all.at(-1), step);
    if (longer) all[all.length - 1] = longer;
    else all.push(step);
  }
  return all;
}

function goingOn(last: Steps[number] | undefined, step: Steps[number]): CementStep | undefined {
  if (!last || !isRecorded(last) || !isRecorded(step)) return undefined;
  if (last.kind === 'inject' && step.kind === 'inject') {
    const isSame = last.needle === step.needle && last.flowMlPerS === step.flowMlPerS;
    return isSame ? { ...last, forS: last.forS + step.forS } : undefined;
  }
  if (last.kind !== 'wait' || step.kind !== 'wait') return undefined;
  const slices = last.forS / waitSliceS;
  const isWhole = Math.abs(slices - Math.round(slices)) < 1e-6;
  return isWhole ? { ...last, forS: last.forS + step.forS } : undefined;
}
