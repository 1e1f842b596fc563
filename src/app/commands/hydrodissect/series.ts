import type { DistanceField } from '../../../core/distance-field';
import { ok, type Result } from '../../../core/result';
import type { Structure } from '../../../core/structure';
import type { HydroMoment } from '../../../simulation/hydrodissection/live/advance';
import { type BeforeAfter, beforeAfter } from '../../../simulation/hydrodissection/patient/clearance';
import { clinicalSeries } from '../../../simulation/hydrodissection/patient/clinical-series';
import type { HydroSetup } from '../../../simulation/hydrodissection/patient/from-plan';
import { tissueProblem } from '../../../simulation/hydrodissection/patient/tissue';
import type { TissueModel } from '../../../simulation/hydrodissection/patient/types';
import type {
  HydroFields,
  HydroGoal,
  HydroInlet,
  HydroState,
} from '../../../simulation/hydrodissection/types';
import type { ClearanceTable, TableInput } from '../../../trajectory/clearance-table';
import type { Runner } from '../../../workers/runner';
import { showProgress } from '../output';

export type Distances = ReadonlyMap<string, DistanceField>;

/** An instant of the run in which everything is retained. */
export interface Instant {
  readonly state: HydroState;
  readonly rows: readonly BeforeAfter[];
  readonly moved: readonly string[];
  readonly lost: readonly string[];
  readonly fields: HydroFields;
}

export interface SeriesRun {
  readonly before: ClearanceTable;
  /** By rising volume in the pocket. */
  readonly growing: readonly Instant[];
  /** Minutes after the planned volume. */
  readonly waiting: readonly Instant[];
  readonly plannedMl: number;
}

const usualMl = [2, 5, 10, 15, 20, 30, 45, 65, 90, 120, 150, 180];
const waitsS = [60, 180, 300, 600];

interface SeriesInput {
  readonly runner: Runner;
  readonly model: TissueModel;
  readonly setup: HydroSetup;
  readonly structures: readonly Structure[];
  readonly table: TableInput;
}

/** Plays the planned inlets with everything retained up to the published volume, then waits. */
export async function playSeries(input: SeriesInput): Promise<Result<SeriesRun>> {
  const { runner, model, setup, table } = input;
  const before = await runner.run('clearance-table', table);
  if (!before.ok) return before;
  const totalMl = setup.inlets.reduce((sum, { volumeMl }) => sum + volumeMl, 0);
  const plannedMl = totalMl * setup.retained;
  const mostMl = Math.max(plannedMl, clinicalSeries.leastMl);
  const scale = mostMl / totalMl;
  const problem = {
    ...tissueProblem(model),
    fluid: { retained: 1, decayS: setup.decayS },
    inlets: setup.inlets.map((inlet) => ({ ...inlet, volumeMl: inlet.volumeMl * scale })),
  };
  const stops = [...new Set([...usualMl, plannedMl, mostMl])]
    .filter((ml) => ml <= mostMl)
    .sort((a, b) => a - b);
  const advance = (goal: HydroGoal, from?: HydroMoment, inlets?: readonly HydroInlet[]) =>
    runner.run('hydro-advance', {
      problemId: 'hydrodissect',
      problem,
      ...(from && { from }),
      ...(inlets && { inlets }),
      toId: JSON.stringify(goal),
      goal,
      copies: true,
    });
  const instant = async (state: HydroState, fields: HydroFields): Promise<Result<Instant>> => {
    const measured = await runner.run('hydro-clearance', {
      table,
      before: before.value,
      fields: movable(input.structures, model),
      grid: model.grid,
      displaced: fields,
    });
    if (!measured.ok) return measured;
    const { moved, lost } = measured.value;
    return ok({ state, fields, moved, lost, rows: beforeAfter(before.value, measured.value) });
  };
  const growing: Instant[] = [];
  let moment: HydroMoment | undefined;
  let planned: HydroMoment | undefined;
  for (const [n, ml] of stops.entries()) {
    const done = await advance({ toMl: ml }, moment);
    if (!done.ok) return done;
    ({ moment } = done.value);
    if (ml === plannedMl) planned = done.value.copy;
    const seen = await instant(done.value.state, done.value.fields);
    if (!seen.ok) return seen;
    growing.push(seen.value);
    showProgress((n + 1) / (stops.length + waitsS.length));
  }
  const waiting: Instant[] = [];
  let reachedS = 0;
  for (const [n, afterS] of waitsS.entries()) {
    const done = await advance({ forS: afterS - reachedS }, planned, []);
    if (!done.ok) return done;
    planned = done.value.moment;
    reachedS = afterS;
    const seen = await instant(done.value.state, done.value.fields);
    if (!seen.ok) return seen;
    waiting.push(seen.value);
    showProgress((stops.length + n + 1) / (stops.length + waitsS.length));
  }
  return ok({ before: before.value, growing, waiting, plannedMl });
}

/** What the fluid may move, as the clearances take it. */
export const movable = (structures: readonly Structure[], { fixed }: TissueModel) =>
  structures.filter(({ key }) => !fixed.includes(key)).map(({ key, field }) => ({ key, field }));
