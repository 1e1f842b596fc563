import type { Kernel, KernelContext } from '../../../core/kernel';
import { fail, ok, type Result } from '../../../core/result';
import { lpsPoint, type LpsPoint } from '../../../core/units';
import type { CementPlan } from '../../../plan/cement';
import { sideNames } from '../../flow/types';
import { type Front, measureFront } from '../front';
import type { Injection } from '../injection';
import { toFlowMm } from '../inlets';
import { openingPoints, type PlacedNeedle, injectionInstrument } from '../live/opening';
import type { CementRheology } from '../rheology';
import type { Effort, InjectionState, NeedlePressures, Syringe } from '../types';
import { injectBone } from './injection';
import type { BoneModel } from './types';

export interface ScheduleInput {
  readonly model: BoneModel;
  readonly cement: CementRheology;
  readonly needles: readonly PlacedNeedle[];
  readonly syringe?: Syringe;
  readonly flowMlPerS: number;
  readonly schedule: CementPlan['schedule'];
  /** A state at each of these volumes and at the end of each step; default every whole mL. */
  readonly atMl?: readonly number[];
}

/** One instant, with the keys of the virtual bench; pressures are those of the needle that injects. */
export interface ScheduleState extends Omit<InjectionState, 'instruments'>, NeedlePressures {
  readonly front: Front;
}

export interface ScheduleOutput {
  readonly states: readonly ScheduleState[];
  readonly saturation: Float32Array;
  /** Of the flow problem, per cell: turns saturation into volume. */
  readonly porosity: Float32Array;
  readonly effort: Effort;
  /** The syringe gave up before the schedule's end. */
  readonly stalled: boolean;
}

type Step = CementPlan['schedule'][number];

/**
 * A plan's injection from the first drop to the end of its schedule.
 * Failures: those of the flow; `cement-no-needle` where a step names a needle that is not there.
 */
export const runSchedule: Kernel<ScheduleInput, ScheduleOutput> = async (input, context) => {
  const { model, cement, syringe } = input;
  const instruments = input.needles.map(injectionInstrument);
  const created = injectBone({ model, cement, instruments, syringe });
  if (!created.ok) return created;
  const injection = created.value;
  const player = new Player(input, injection, context);
  for (const step of input.schedule) {
    const done = await player.play(step);
    if (!done.ok) return done;
    if (player.stalled) break;
  }
  return ok({
    states: player.states,
    saturation: Float32Array.from(injection.run.saturation),
    porosity: injection.problem.flow.porosity as Float32Array,
    effort: injection.effort,
    stalled: player.stalled,
  });
};

class Player {
  readonly states: ScheduleState[] = [];
  stalled = false;
  private active = 0;
  private pending: readonly number[];

  constructor(
    private readonly input: ScheduleInput,
    private readonly injection: Injection,
    private readonly context: KernelContext,
  ) {
    this.pending = input.atMl ?? Array.from({ length: 40 }, (_, n) => n + 1);
  }

  async play(step: Step): Promise<Result<void>> {
    const needle = 'needle' in step ? (step.needle ?? 0) : this.active;
    if (needle >= this.input.needles.length) return fail('cement-no-needle', { needle });
    this.active = needle;
    if ('kind' in step) return this.playRecorded(step);
    if ('moveToMm' in step) return this.move([lpsPoint(...step.moveToMm)]);
    if ('pauseS' in step) return this.wait(step.pauseS);
    const flow = step.flowMlPerS ?? this.input.flowMlPerS;
    if ('injectToMl' in step) return this.inject(flow, step.injectToMl, Infinity);
    return this.inject(flow, Infinity, step.untilS);
  }

  private async playRecorded(step: Extract<Step, { kind: string }>): Promise<Result<void>> {
    if (step.kind === 'wait') return this.wait(step.forS);
    if (step.kind === 'inject')
      return this.inject(step.flowMlPerS, Infinity, this.injection.timeS + step.forS);
    const { opening, turnDeg, advanceMm } = step;
    return this.move(openingPoints({ ...this.input.needles[step.needle]!, opening, turnDeg, advanceMm }));
  }

  private move(atMm: readonly LpsPoint[]): Result<void> {
    this.injection.release();
    return this.injection.moveTo(atMm, this.active);
  }

  private async wait(forS: number): Promise<Result<void>> {
    this.injection.release();
    const rested = await this.injection.advance({ forS }, this.context);
    return rested.ok ? this.show() : rested;
  }

  /** Up to a volume or a time, with a state at each volume asked for on the way. */
  private async inject(flowMlPerS: number, toMl: number, untilS: number): Promise<Result<void>> {
    const { injection } = this;
    injection.press({ kind: 'flow', flowMlPerS }, this.active);
    for (;;) {
      this.pending = this.pending.filter((ml) => ml > injection.injectedMl + 1e-9);
      const next = Math.min(toMl, this.pending[0] ?? Infinity);
      const went = await injection.advance(
        {
          ...(next < Infinity && { toMl: next }),
          ...(untilS < Infinity && { forS: untilS - injection.timeS }),
        },
        this.context,
      );
      if (!went.ok) return went;
      const shown = this.show();
      if (!shown.ok) return shown;
      if (went.value.reached === 'stalled') this.stalled = true;
      const ended = injection.injectedMl >= toMl - 1e-9 || injection.timeS >= untilS - 1e-9;
      if (this.stalled || ended) return ok(undefined);
    }
  }

  private show(): Result<void> {
    const { injection, active } = this;
    const state = injection.state();
    if (!state.ok) return state;
    const { instruments, ...volumes } = state.value;
    const { tipPressureKpa, syringePressureKpa, needlePressureLossKpa } = instruments[active]!;
    const { opening } = injection.instruments[active]!;
    const at = opening.kind === 'points' ? opening.atMm[0]! : this.input.needles[active]!.tipMm;
    const { grid, flow } = injection.problem;
    this.states.push({
      ...volumes,
      tipPressureKpa,
      syringePressureKpa,
      needlePressureLossKpa,
      front: measureFront(flow.grid, injection.run.saturation, toFlowMm(grid, at), sideNames),
    });
    return ok(undefined);
  }
}
