import { ok, type Result } from '../../core/result';
import type { LpsPoint } from '../../core/units';
import type { HydrodissectionPlan } from '../../plan/hydrodissection';
import type { HydroLiveOutput, HydroMoment } from '../../simulation/hydrodissection/live/advance';
import { tissueProblem } from '../../simulation/hydrodissection/patient/tissue';
import type { TissueModel } from '../../simulation/hydrodissection/patient/types';
import type { HydroGoal, HydroInlet, HydroProblem } from '../../simulation/hydrodissection/types';
import { buffersOf } from '../../workers/buffers';
import { fluidOf } from '../hydrodissection/setup';
import { kernelRunner } from '../runner';

/** More than any needle is asked for: the goal decides when it ends. */
const withoutEndMl = 1e6;

let lastId = 0;

/** One run of a story, from the first drop on; only its newest instant can be gone on from. */
export class Simulated {
  private readonly problem: HydroProblem;
  private readonly problemId = `story-${++lastId}`;
  private from?: HydroMoment;
  private flowing = '';
  private injectedMl = 0;

  constructor(
    model: TissueModel,
    setup: HydrodissectionPlan,
    private readonly signal: AbortSignal,
  ) {
    this.problem = { ...tissueProblem(model), fluid: fluidOf(setup), inlets: [] };
  }

  inject(
    needles: readonly { readonly atMm: LpsPoint; readonly rateMlPerS: number }[],
    ml: number,
  ): Promise<Result<HydroLiveOutput>> {
    const inlets = needles.map((needle) => ({ ...needle, volumeMl: withoutEndMl }));
    return this.advance(inlets, { toMl: this.injectedMl + ml });
  }

  wait(forS: number): Promise<Result<HydroLiveOutput>> {
    return this.advance([], { forS });
  }

  private async advance(inlets: readonly HydroInlet[], goal: HydroGoal): Promise<Result<HydroLiveOutput>> {
    const { from, problem, problemId, signal } = this;
    const flowing = JSON.stringify(inlets);
    // What flows already is not begun anew.
    const isSame = from !== undefined && flowing === this.flowing;
    const result = await kernelRunner().run(
      'hydro-advance',
      {
        problemId,
        problem,
        ...(from && { from }),
        toId: `${problemId}.${++lastId}`,
        ...(!isSame && { inlets }),
        goal,
      },
      { signal, transfer: from ? buffersOf(from.snapshot) : [] },
    );
    if (!result.ok) return result;
    this.from = result.value.moment;
    this.flowing = flowing;
    this.injectedMl = result.value.state.injectedMl;
    return ok(result.value);
  }
}
