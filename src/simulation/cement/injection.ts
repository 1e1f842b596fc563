import type { KernelContext } from '../../core/kernel';
import { fail, ok, type Result } from '../../core/result';
import type { LpsPoint } from '../../core/units';
import type { FlowRun, FlowSnapshot } from '../flow/run-types';
import { createFlowRun } from '../flow/run';
import type { Inlet } from '../flow/types';
import { atRest, type Coupled, type CouplingOutput, solveCoupled } from './coupling';
import { toInlet } from './inlets';
import { drifts, meanPermeabilityM2, porosityAt } from './medium';
import { agedConsistency, syringeAgeS } from './rheology';
import { injectionState } from './state';
import { powerLawTipPressurePa } from './tip';
import type {
  Advance,
  Contact,
  Effort,
  Goal,
  InjectionProblem,
  InjectionState,
  Instrument,
  Plunger,
} from './types';
import { type BoneViscosity, bodyAgeRate, boneViscosity, curingStepS } from './viscosity';

/** One instrument's plunger has been let go and its column still pushes. */
interface Ooze {
  readonly fromS: number;
  readonly flowMlPerS: number;
}

/** An instant to come back to; only `restore` looks inside. It can be cloned to another thread. */
export interface InjectionSnapshot {
  readonly flow: FlowSnapshot;
  readonly instruments: readonly Instrument[];
  readonly plungers: readonly (Plunger | undefined)[];
  readonly oozes: readonly (Ooze | undefined)[];
  readonly coupled: readonly Coupled[];
  readonly speedMmPerS?: Float64Array;
}

/** Oozing has ended when it has fallen to this share. */
const oozeEnd = 1e-3;
/** A volume that would take longer than this is never reached: the syringe no longer empties. */
const foreverS = 1e7;
const same = 1e-10;

/**
 * One cementoplasty, moved on by its user: press, let go, wait, move the needle. The bench, the patient's
 * simulation and the live page all run through here.
 */
export class Injection {
  readonly problem: InjectionProblem;
  /** The flow underneath, for its fields: `saturation`, `pressurePa`, `age()`, `speedMmPerS()`. */
  readonly run: FlowRun;
  readonly #viscosity: BoneViscosity;
  readonly #viscosities: Float64Array;
  readonly #drifts: boolean;
  #speeds: Float64Array | undefined;
  #instruments: readonly Instrument[];
  #inlets: readonly Inlet[];
  #plungers: readonly (Plunger | undefined)[];
  #oozes: readonly (Ooze | undefined)[];
  #coupled: readonly Coupled[];
  /** The pressures of this very instant; undefined when something has changed since they were found. */
  #solved: CouplingOutput | undefined;
  #effort: Effort = { steps: 0, pressureSolves: 0, iterations: 0 };

  constructor(problem: InjectionProblem, run: FlowRun, inlets: readonly Inlet[]) {
    this.problem = problem;
    this.run = run;
    const { flow, cement, instruments } = problem;
    this.#viscosity = boneViscosity(cement, meanPermeabilityM2(flow), porosityAt(flow));
    this.#viscosities = new Float64Array(
      this.#viscosity.constantPaS === undefined ? run.saturation.length : 0,
    );
    this.#drifts = drifts(flow);
    this.#instruments = instruments;
    this.#inlets = inlets;
    this.#plungers = instruments.map(() => undefined);
    this.#oozes = this.#plungers as undefined[];
    this.#coupled = instruments.map(() => atRest);
  }

  get timeS(): number {
    return this.run.timeS;
  }
  get injectedMl(): number {
    return this.run.injectedMm3 / 1000;
  }
  get instruments(): readonly Instrument[] {
    return this.#instruments;
  }
  get effort(): Effort {
    return this.#effort;
  }
  /** Equivalent age of the cement in the syringe now, s. */
  get syringeAgeS(): number {
    return syringeAgeS(this.problem.cement.curing, this.timeS);
  }

  /** From now on the hand does this at an instrument. */
  press(plunger: Plunger, instrument = 0): void {
    this.#oozes = this.#oozes.with(instrument, undefined);
    this.#setPlunger(plunger, instrument);
  }

  /** The hand lets go of one instrument, or of all; the column goes on oozing where the syringe does. */
  release(instrument?: number): void {
    const oozes = (this.problem.syringe?.oozeS ?? 0) > 0;
    for (let i = 0; i < this.#plungers.length; i++) {
      if ((instrument ?? i) !== i || !this.#plungers[i]) continue;
      const flowMlPerS = this.#coupled[i]!.flowMm3PerS / 1000;
      if (oozes && flowMlPerS > 0) this.#oozes = this.#oozes.with(i, { fromS: this.timeS, flowMlPerS });
      this.#setPlunger(undefined, i);
    }
  }

  /**
   * Moves an instrument: its opening lies elsewhere from now on. What is in the bone stays.
   * Failure: that of the flow, when no cell is there.
   */
  moveTo(atMm: readonly LpsPoint[], instrument = 0): Result<void> {
    const { opening } = this.#instruments[instrument]!;
    if (opening.kind === 'face') return fail('cement-face-fixed');
    const moved = { ...this.#instruments[instrument]!, opening: { ...opening, atMm } };
    return this.#setInstruments(this.#instruments.with(instrument, moved));
  }

  /**
   * Goes on until a goal is met; `stalled`: nothing flows and only a volume was asked for.
   * Failures: those of `flow` and `coupling`; the injection is then where the last good step left it.
   */
  async advance(goal: Goal, context: KernelContext): Promise<Result<Advance>> {
    const [fromS, fromMl] = [this.timeS, this.injectedMl];
    const contacts: Contact[] = [];
    for (;;) {
      const step = this.step({
        ...goal,
        ...(goal.forS !== undefined && { forS: fromS + goal.forS - this.timeS }),
      });
      if (!step.ok) return step;
      contacts.push(...step.value.contacts);
      const { reached } = step.value;
      if (reached) return ok({ reached, contacts });
      await context.checkpoint(
        Math.max(
          goal.forS ? (this.timeS - fromS) / goal.forS : 0,
          goal.toMl !== undefined ? (this.injectedMl - fromMl) / (goal.toMl - fromMl) : 0,
        ),
      );
    }
  }

  /** One solve and one step of the transport, towards a goal. `reached` is absent when the goal is not met yet. */
  step(goal: Goal): Result<{ reached?: Advance['reached']; contacts: readonly Contact[] }> {
    const met = this.#isMet(goal);
    if (met) return ok({ reached: met, contacts: [] });
    this.#endOozes();
    const flowing = this.#plungers.some(Boolean) || this.#oozes.some(Boolean);
    if (!flowing && !this.#drifts) return this.#rest(goal);
    const solved = this.#solve();
    if (!solved.ok) return solved;
    const flowMlPerS = this.#coupled.reduce((sum, { flowMm3PerS }) => sum + flowMm3PerS, 0) / 1000;
    const neverS = ((goal.toMl ?? Infinity) - this.injectedMl) / flowMlPerS;
    if (neverS > foreverS && goal.forS === undefined) return ok({ reached: 'stalled', contacts: [] });
    if (flowMlPerS === 0 && !this.#drifts) return this.#rest(goal);
    const contacts = this.#transport(this.#stepS(goal, flowMlPerS));
    const reached = goal.stopAtContact && contacts.length > 0 ? 'contact' : this.#isMet(goal, this.#lastDtS);
    return ok({ ...(reached && { reached }), contacts });
  }

  /** Volumes and pressures of this instant. Failures: those of a solve. */
  state(): Result<InjectionState> {
    const solved = this.#solve();
    if (!solved.ok) return solved;
    return ok(injectionState(this.run, this.#coupled, solved.value.report, this.syringeAgeS));
  }

  /** Apparent viscosity of the cement in a cell, Pa·s; fresh cement's where there is none. */
  cementViscosityPaS(cells: readonly number[]): number[] {
    const state = this.#boneState();
    return cells.map((cell) => this.#viscosity.at(cell, state));
  }

  snapshot(): InjectionSnapshot {
    return {
      flow: this.run.snapshot(),
      instruments: this.#instruments,
      plungers: this.#plungers,
      oozes: this.#oozes,
      coupled: this.#coupled,
      ...(this.#speeds && { speedMmPerS: this.#speeds }),
    };
  }

  /** Back to an instant of the same injection. */
  restore(snapshot: InjectionSnapshot): Result<void> {
    const moved = this.#setInstruments(snapshot.instruments);
    if (!moved.ok) return moved;
    this.run.restore(snapshot.flow);
    this.#plungers = snapshot.plungers;
    this.#oozes = snapshot.oozes;
    this.#coupled = snapshot.coupled;
    this.#speeds = snapshot.speedMmPerS;
    this.#solved = undefined;
    return ok(undefined);
  }

  #lastDtS = 0;

  #setPlunger(plunger: Plunger | undefined, instrument: number): void {
    this.#plungers = this.#plungers.with(instrument, plunger);
    this.#solved = undefined;
  }

  #setInstruments(instruments: readonly Instrument[]): Result<void> {
    const inlets = instruments.map(({ opening }) => toInlet(this.problem.grid, opening));
    const set = this.run.setInlets(inlets);
    if (!set.ok) return set;
    this.#instruments = instruments;
    this.#inlets = inlets;
    this.#solved = undefined;
    return ok(undefined);
  }

  #isMet(goal: Goal, dtS = 0): Advance['reached'] | undefined {
    const { forS, toMl } = goal;
    if (toMl !== undefined && this.injectedMl >= toMl - same * Math.max(1, toMl)) return 'volume';
    if (forS !== undefined && forS - dtS <= same * Math.max(1, this.timeS)) return 'time';
    return undefined;
  }

  #endOozes(): void {
    const oozeS = this.problem.syringe?.oozeS ?? 0;
    this.#oozes = this.#oozes.map((ooze) =>
      ooze && Math.exp((ooze.fromS - this.timeS) / oozeS) > oozeEnd ? ooze : undefined,
    );
  }

  /** The plungers, and for columns that ooze their mean flow over the step to come. */
  #hands(dtS: number): (Plunger | undefined)[] {
    const oozeS = this.problem.syringe?.oozeS ?? 0;
    return this.#plungers.map((plunger, i) => {
      const ooze = this.#oozes[i];
      if (plunger || !ooze) return plunger;
      const mean = (oozeS / dtS) * (1 - Math.exp(-dtS / oozeS));
      const flowMlPerS = ooze.flowMlPerS * Math.exp((ooze.fromS - this.timeS) / oozeS) * mean;
      return { kind: 'flow', flowMlPerS };
    });
  }

  get #oozeStepS(): number {
    return this.#oozes.some(Boolean) ? this.problem.syringe!.oozeS! / 4 : Infinity;
  }

  /** Longest step that volume, time, curing and oozing allow, s. */
  #stepS({ forS, toMl }: Goal, flowMlPerS: number): number {
    const left = toMl === undefined ? Infinity : (toMl - this.injectedMl) / flowMlPerS;
    return Math.min(forS ?? Infinity, left, curingStepS(this.problem.cement), this.#oozeStepS);
  }

  #rest(goal: Goal): Result<{ reached: Advance['reached']; contacts: readonly Contact[] }> {
    if (goal.forS === undefined) return ok({ reached: 'stalled', contacts: [] });
    this.run.rest(goal.forS, bodyAgeRate(this.problem.cement));
    this.#solved = undefined;
    return ok({ reached: 'time', contacts: [] });
  }

  #transport(maxDtS: number): Contact[] {
    const { run, problem } = this;
    const known = new Set(Object.keys(run.firstContactMm3));
    const freshAge = syringeAgeS(problem.cement.curing, this.timeS + maxDtS / 2);
    const { dtS, subSteps } = run.advance(maxDtS, freshAge, bodyAgeRate(problem.cement));
    this.#lastDtS = dtS;
    this.#solved = undefined;
    this.#effort = { ...this.#effort, steps: this.#effort.steps + subSteps };
    const flow = this.#coupled.reduce((sum, { flowMm3PerS }) => sum + flowMm3PerS, 0);
    return Object.entries(run.firstContactMm3)
      .filter(([outlet]) => !known.has(outlet))
      .map(([outlet, mm3]) => ({
        outlet,
        injectedMl: mm3 / 1000,
        timeS: run.timeS - (flow > 0 ? Math.min(dtS, Math.max(0, run.injectedMm3 - mm3) / flow) : 0),
      }));
  }

  #boneState() {
    return {
      saturation: this.run.saturation,
      ageS: this.problem.cement.curing ? this.run.age() : noAges(this.run),
      ...(this.#speeds && { speedMmPerS: this.#speeds }),
      syringeAgeS: this.syringeAgeS,
    };
  }

  #solve(): Result<CouplingOutput> {
    if (this.#solved) return ok(this.#solved);
    const { cement, marrowViscosityPaS, syringe } = this.problem;
    const { curing, needle, bone } = cement;
    const freshAgeS = this.syringeAgeS;
    const hands = this.#hands(Number.isFinite(this.#oozeStepS) ? this.#oozeStepS : 1);
    const shear = this.#viscosity.shearDependent && hands.some(Boolean);
    if (this.#viscosity.constantPaS === undefined && !shear) this.#updateViscosity();
    const law = { kPaSn: agedConsistency(curing, bone.kPaSn, freshAgeS), n: bone.n };
    const solved = solveCoupled({
      run: this.run,
      instruments: this.#instruments,
      inlets: this.#inlets,
      plungers: hands,
      needleLaw: { kPaSn: agedConsistency(curing, needle.kPaSn, freshAgeS), n: needle.n },
      maxPressurePa: (syringe?.maxPressureKpa ?? Infinity) * 1000,
      before: this.#coupled,
      ...(shear && {
        updateViscosity: (isFirst: boolean) => this.#updateViscosity(isFirst),
        tipPressurePa: ({ atMm, radiusMm }, flowMm3PerS) => {
          const cell = nearestCell(this.run, atMm);
          const k = meanPermeabilityM2(this.problem.flow)(cell);
          const phi = porosityAt(this.problem.flow)(cell);
          const tip = { atMm, radiusMm, flowMm3PerS };
          return powerLawTipPressurePa(this.run, law, marrowViscosityPaS, k, phi, tip);
        },
      }),
    });
    if (!solved.ok) return solved;
    if (shear && solved.value.instruments.some(({ flowMm3PerS }) => flowMm3PerS > 0))
      this.#speeds = this.run.speedMmPerS();
    this.#solved = solved.value;
    this.#coupled = solved.value.instruments;
    const { steps, pressureSolves, iterations } = this.#effort;
    this.#effort = {
      steps,
      pressureSolves: pressureSolves + solved.value.solves,
      iterations: iterations + solved.value.iterations,
    };
    return solved;
  }

  /** At rest a power law keeps the speeds of the last flow. */
  #updateViscosity(keepsSpeeds = true): void {
    if (!keepsSpeeds) this.#speeds = this.run.speedMmPerS();
    else if (this.#viscosity.shearDependent)
      this.#speeds ??= new Float64Array(this.run.saturation.length).fill(firstGuessMmPerS);
    this.#viscosity.fill(this.#viscosities, this.#boneState());
    this.run.setInjectedViscosity(this.#viscosities);
  }
}

/** Darcy speed a few millimetres from the tip at 0.1 mL/s, mm/s: where a power law starts its search. */
const firstGuessMmPerS = 0.3;

const ageless = new WeakMap<FlowRun, Float64Array>();
function noAges(run: FlowRun): Float64Array {
  let ages = ageless.get(run);
  if (!ages) ageless.set(run, (ages = new Float64Array(run.saturation.length)));
  return ages;
}

function nearestCell({ problem: { grid } }: FlowRun, atMm: readonly [number, number, number]): number {
  const index = (axis: 0 | 1 | 2) =>
    Math.min(grid.dims[axis] - 1, Math.max(0, Math.round(atMm[axis] / grid.spacingMm[axis])));
  return index(0) + grid.dims[0] * (index(1) + grid.dims[1] * index(2));
}

/** Begins an injection. Failures: those of the flow (no outlet, an opening outside). */
export function createInjection(problem: InjectionProblem): Result<Injection> {
  const { cement, flow, grid, instruments, marrowViscosityPaS, mixing, saturation, tolerance } = problem;
  const inlets = instruments.map(({ opening }) => toInlet(grid, opening));
  const run = createFlowRun({
    problem: flow,
    inlets,
    residentViscosityPaS: marrowViscosityPaS,
    injectedViscosityPaS: cement.bone.kPaSn,
    startAge: syringeAgeS(cement.curing, 0),
    ...(mixing && { mixing }),
    ...(saturation && { saturation }),
    ...(tolerance !== undefined && { tolerance }),
  });
  return run.ok ? ok(new Injection(problem, run.value, inlets)) : run;
}
