import { fail, ok, type Result } from '../../core/result';
import type { HydroStep } from '../../plan/hydrodissection';
import type { HydroLiveInput, HydroLiveOutput } from '../../simulation/hydrodissection/live/advance';
import { tissueProblem } from '../../simulation/hydrodissection/patient/tissue';
import { buffersOf } from '../../workers/buffers';
import { usePlan } from '../plan';
import { kernelRunner } from '../runner';
import { thinnedFrames } from '../thinned-frames';
import { hydroMoments } from './moments';
import { fluidOf, hydroSetup } from './setup';
import { type HydroCommand, type HydroFrame, setHydro, useHydro } from './state';

/** Memory for the fields of the frames, which pictures are made from. */
const mostBytes = 320e6;
const mostFrames = 160;

let lastId = 0;

/** Everything of an injection that does not change while it runs. */
type Fixed = Pick<HydroLiveInput, 'problemId' | 'problem'>;
let fixed: Fixed | undefined;

function begin(): Result<Fixed> {
  const { prepared } = useHydro.getState();
  if (!prepared) return fail('hydro-not-read');
  const fluid = fluidOf(hydroSetup(usePlan.getState().plan));
  fixed = {
    problemId: `hydro-${++lastId}`,
    problem: { ...tissueProblem(prepared.model), fluid, inlets: [] },
  };
  return ok(fixed);
}

/** One request to the worker, from the frame that is shown; what came after it is forgotten. */
export async function stepHydro(
  command: HydroCommand,
  done: (elapsedS: number) => HydroStep,
): Promise<Result<HydroLiveOutput>> {
  const { frames: all, shown } = useHydro.getState();
  const frames = all.slice(0, shown + 1);
  const begun = frames.length === 0 || !fixed ? begin() : ok(fixed);
  if (!begun.ok) return begun;
  const ids = frames.map(({ id }) => id);
  const start = hydroMoments.momentFor(ids);
  const first = start ? ids.indexOf(start.moment.id) : -1;
  const owed = [...frames.slice(first + 1).flatMap(({ commands }) => commands), command];
  hydroMoments.drop(new Set(ids));
  let from = start?.moment;
  let mayGive = start?.mayGive ?? false;
  let output: HydroLiveOutput | undefined;
  const before = frames[first]?.commands.at(-1);
  // What flows already is not begun anew.
  const isSame = (n: number): boolean => {
    const last = n > 0 ? owed[n - 1] : before;
    return from !== undefined && JSON.stringify(last?.inlets) === JSON.stringify(owed[n]!.inlets);
  };
  for (const [n, { inlets, goal }] of owed.entries()) {
    const isLast = n === owed.length - 1;
    const transfer = from && mayGive ? buffersOf(from.snapshot) : [];
    if (mayGive) hydroMoments.giveTip();
    const result: Result<HydroLiveOutput> = await kernelRunner().run(
      'hydro-advance',
      {
        ...begun.value,
        ...(from && { from }),
        toId: isLast ? `${begun.value.problemId}.${++lastId}` : `${begun.value.problemId}.between`,
        copies: isLast && hydroMoments.wantsCopy(frames.length),
        ...(!isSame(n) && { inlets }),
        goal,
      },
      { lane: 'hydrodissection', transfer },
    );
    if (!result.ok) return result;
    output = result.value;
    from = output.moment;
    mayGive = true;
  }
  if (!output) return fail('hydro-not-read');
  arrive(frames, output, command, done);
  return ok(output);
}

function arrive(
  frames: readonly HydroFrame[],
  { moment, copy, state, fields }: HydroLiveOutput,
  command: HydroCommand,
  done: (elapsedS: number) => HydroStep,
): void {
  hydroMoments.arriveAt(moment, frames.length, copy);
  const last = frames.at(-1);
  const frame: HydroFrame = {
    id: moment.id,
    state,
    fields,
    commands: [command],
    steps: joined(last?.steps ?? [], done(state.timeS - (last?.state.timeS ?? 0))),
  };
  const bytes = fields.backMm.byteLength + fields.pocket.byteLength;
  const most = Math.max(8, Math.min(mostFrames, Math.floor(mostBytes / bytes)));
  const next = thinnedFrames<HydroCommand, HydroFrame>([...frames, frame], most);
  setHydro({ frames: next, shown: next.length - 1 });
}

/** Adds what was done; the same thing going on makes one longer step. */
function joined(before: readonly HydroStep[], step: HydroStep): readonly HydroStep[] {
  if (step.forS <= 0) return before;
  const last = before.at(-1);
  return last && sameAction(last, step)
    ? [...before.slice(0, -1), { ...last, forS: last.forS + step.forS }]
    : [...before, step];
}

function sameAction(a: HydroStep, b: HydroStep): boolean {
  if (a.kind === 'inject' && b.kind === 'inject') return JSON.stringify(a.flows) === JSON.stringify(b.flows);
  return a.kind === b.kind;
}
