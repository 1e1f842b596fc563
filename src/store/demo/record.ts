import { fail, ok, type Result } from '../../core/result';
import type { HydrodissectionPlan } from '../../plan/hydrodissection';
import type { Plan } from '../../plan/schema';
import type { Story, StoryStep } from '../../plan/story';
import type { ClearanceTable } from '../../trajectory/clearance-table';
import { inletPoint } from '../hydrodissection/setup';
import type { RunningTask } from '../tasks';
import { MeasuredTissue } from './measure';
import { clearancesOf, type Instant, type Recording, type Run, timesOf } from './recording';
import { Simulated } from './simulated';
import { storyPlan, withSpaces } from './setup';
import { isPlayed } from './timeline';

/** Instants for a second of the story, and of one action at least and at most. */
const perS = 1.6;
const [fewest, most] = [4, 20];
/** What reading the tissue takes, in instants: for the progress alone. */
const readingCosts = 6;

/** How many instants an action is recorded with. */
const instantsOf = (step: StoryStep): number =>
  isPlayed(step) ? Math.min(most, Math.max(fewest, Math.round(perS * step.playS))) : 0;

const beginsRun = ({ action }: StoryStep): boolean => action?.kind === 'restart' || action?.kind === 'spaces';

/**
 * Simulates a story from its first step to its last and measures every instant.
 * @returns the recording, or the first failure of the tissue, the injection or the distances
 */
export async function record(story: Story, plan: Plan, task: RunningTask): Promise<Result<Recording>> {
  const recorder = new Recorder(story, storyPlan(story, plan), task);
  for (const n of story.steps.keys()) {
    const done = await recorder.take(n);
    if (!done.ok) return done;
  }
  return recorder.end();
}

interface OpenRun extends Omit<Run, 'tables' | 'pocketMl'> {
  readonly first: ClearanceTable;
}

class Recorder {
  private readonly runs: OpenRun[] = [];
  private readonly instants: (Instant & { readonly table: Promise<Result<ClearanceTable>> })[] = [];
  private readonly tissue: MeasuredTissue;
  private setup: HydrodissectionPlan;
  private simulated?: Simulated;
  private done = 0;

  constructor(
    private readonly story: Story,
    private readonly plan: Plan,
    private readonly task: RunningTask,
  ) {
    this.setup = plan.hydrodissection!;
    this.tissue = new MeasuredTissue(plan, task.signal);
  }

  async take(n: number): Promise<Result<true>> {
    const step = this.story.steps[n]!;
    const { action } = step;
    if (action?.kind === 'spaces')
      this.setup = { ...this.setup, spaces: withSpaces(this.setup.spaces, action) };
    if (n === 0 || beginsRun(step)) {
      const label = action?.kind === 'spaces' || action?.kind === 'restart' ? action.label : undefined;
      const begun = await this.begin(n, label);
      if (!begun.ok) return begun;
    }
    const count = instantsOf(step);
    for (let k = 1; k <= count; k++) {
      const went = await this.advance(n, k, count);
      if (!went.ok) return went;
    }
    return ok(true);
  }

  async end(): Promise<Result<Recording>> {
    const measured: Instant[] = [];
    const tables: ClearanceTable[] = [];
    for (const { table, ...instant } of this.instants) {
      const result = await table;
      if (!result.ok) return result;
      tables.push(result.value);
      measured.push({ ...instant, clearances: clearancesOf(result.value, this.story.curves) });
    }
    const runs = this.runs.map(({ first, ...run }, n) => {
      const own = measured.flatMap((instant, q) =>
        instant.run === n && instant.shown && this.isInjection(instant)
          ? [{ instant, table: tables[q]! }]
          : [],
      );
      return {
        ...run,
        pocketMl: [0, ...own.map(({ instant }) => instant.injectedMl)],
        tables: [first, ...own.map(({ table }) => table)],
      };
    });
    return ok({ runs, instants: measured, timesS: timesOf(this.story, measured) });
  }

  /** Up to the first wait of its run: what is injected after one goes into a pocket that has drained. */
  private isInjection({ run, step }: Instant): boolean {
    const first = this.instants.find((instant) => instant.run === run)!.step;
    return this.story.steps.slice(first, step + 1).every(({ action }) => action?.kind !== 'wait');
  }

  private async begin(step: number, label: Run['label']): Promise<Result<true>> {
    const plan = { ...this.plan, hydrodissection: this.setup };
    const prepared = await this.tissue.read(plan);
    if (!prepared.ok) return prepared;
    this.progress(readingCosts);
    const before = await this.tissue.before();
    if (!before.ok) return before;
    this.runs.push({
      prepared: prepared.value,
      setup: this.setup,
      first: before.value,
      ...(label && { label }),
    });
    this.simulated = new Simulated(prepared.value.model, this.setup, this.task.signal);
    this.instants.push({
      run: this.runs.length - 1,
      step,
      share: 0,
      injectedMl: 0,
      pocketMl: 0,
      outMl: 0,
      elapsedS: 0,
      clearances: {},
      table: Promise.resolve(before),
    });
    return ok(true);
  }

  private async advance(step: number, k: number, count: number): Promise<Result<true>> {
    const simulated = this.simulated;
    const { action } = this.story.steps[step]!;
    if (!simulated || !action) return fail('hydro-not-read');
    const went =
      action.kind === 'inject'
        ? await simulated.inject(this.flowing(action), action.volumeMl / count)
        : await simulated.wait(action.kind === 'wait' ? action.forS / count : 0);
    if (!went.ok) return went;
    const { state, fields } = went.value;
    this.instants.push({
      run: this.runs.length - 1,
      step,
      share: k / count,
      injectedMl: state.injectedMl,
      pocketMl: state.pocketMl,
      outMl: state.outMl,
      elapsedS: state.timeS,
      clearances: {},
      shown: { id: `story-${performance.now()}`, state, fields },
      table: this.tissue.after(this.runs.at(-1)!.prepared, fields),
    });
    this.progress(1);
    return ok(true);
  }

  /** The needles of an injection, at the rates that it asks for. */
  private flowing({ needle, rateMlPerS }: { needle?: number | undefined; rateMlPerS?: number | undefined }) {
    return this.setup.inlets.flatMap((inlet, n) =>
      needle === undefined || needle === n + 1
        ? [{ atMm: inletPoint(inlet), rateMlPerS: rateMlPerS ?? inlet.rateMlPerS }]
        : [],
    );
  }

  private progress(cost: number): void {
    this.done += cost;
    const runs = this.story.steps.filter((step, n) => n === 0 || beginsRun(step)).length;
    const all = this.story.steps.reduce((sum, step) => sum + instantsOf(step), readingCosts * runs);
    this.task.onProgress(Math.min(1, this.done / (all + 1)));
  }
}
