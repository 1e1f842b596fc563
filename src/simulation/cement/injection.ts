import type { KernelContext } from '../../core/kernel';
import { fail, ok, type Result } from '../../core/result';
import type { LpsPoint } from '../../core/units';
import { createFlowRun } from '../flow/run';
import type { FlowRun, FlowSnapshot } from '../flow/run-types';
import type { Drive, Inlet } from '../flow/types';
import { Contacts } from './contacts';
import { atRest, type Coupled, type CouplingOutput } from './coupling';
import { fillVeins } from './fill-veins';
import { Hands, type HandsSnapshot } from './hands';
import { toInlet } from './inlets';
import { drifts } from './medium';
import { middleFlowShare, type Pace } from './pace';
import { BonePressure } from './pressure';
import { syringeAgeS } from './rheology';
import { injectionState } from './state';
import type {
  Advance,
  Contact,
  Effort,
  Goal,
  InjectionProblem,
  InjectionState,
  Instrument,
  Plunger,
  Step,
} from './types';
import { bodyAgeRate, curingStepS } from './viscosity';

/** An instant to come back to; only `restore` looks inside. It can be cloned to another thread. */
export interface InjectionSnapshot {
  readonly flow: FlowSnapshot;
  readonly instruments: readonly Instrument[];
  readonly hands: HandsSnapshot;
  readonly coupled: readonly Coupled[];
  readonly last?: Pace;
  readonly speedMmPerS?: Float64Array;
}

/**
 * A volume that would take longer than this is never reached, s: the syringe no longer empties. Cement that
 * cures is set long before three hours.
 */
const foreverS = { curing: 1e4, fluid: 1e9 };
const same = 1e-10;

/**
 * One cementoplasty, moved on by its user: press, let go, wait, move the needle. The bench, the patient's
 * simulation and the live page all run through here.
 */
export class Injection {
  readonly problem: InjectionProblem;
  /** The flow underneath, for its fields: `saturation`, `pressurePa`, `age()`, `speedMmPerS()`. */
  readonly run: FlowRun;
  readonly #pressure: BonePressure;
  readonly #hands: Hands;
  readonly #contacts: Contacts;
  readonly #drifts: boolean;
  #instruments: readonly Instrument[];
  #inlets: readonly Inlet[];
  #coupled: readonly Coupled[];
  #last: Pace | undefined;
  /** The pressures of this very instant; undefined when something has changed since they were found. */
  #solved: CouplingOutput | undefined;
  #effort: Effort = { steps: 0, pressureSolves: 0, iterations: 0 };

  constructor(problem: InjectionProblem, run: FlowRun, inlets: readonly Inlet[]) {
    this.problem = problem;
    this.run = run;
    this.#pressure = new BonePressure(problem, run);
    this.#hands = new Hands(inlets.length, problem.syringe?.oozeS ?? 0);
    this.#contacts = new Contacts(run);
    this.#drifts = drifts(problem.flow);
    this.#instruments = problem.instruments;
    this.#inlets = inlets;
    this.#coupled = inlets.map(() => atRest);
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

  /** From now on the hand does this at an instrument. */
  press(plunger: Plunger, instrument = 0): void {
    this.#hands.press(plunger, instrument);
    this.#change();
  }

  /** The hand lets go of one instrument, or of all; the column goes on oozing where the syringe does. */
  release(instrument?: number): void {
    this.#coupled.forEach(({ flowMm3PerS }, i) => {
      if ((instrument ?? i) === i) this.#hands.release(i, flowMm3PerS / 1000);
    });
    this.#change();
  }

  /**
   * Moves an instrument: its openings lie elsewhere from now on. What is in the bone stays.
   * Failures: `cement-face-fixed`, or that of the flow when no cell is there.
   */
  moveTo(atMm: readonly LpsPoint[], instrument = 0): Result<void> {
    const { opening } = this.#instruments[instrument]!;
    if (opening.kind === 'face') return fail('cement-face-fixed');
    const moved = { ...this.#instruments[instrument]!, opening: { ...opening, atMm } };
    return this.#setInstruments(this.#instruments.with(instrument, moved));
  }

  /**
   * Goes on until a goal is met; `stalled`: nothing flows and only a volume was asked for.
   * Failures: those of `solve`; the injection is then where the last good step left it.
   */
  async advance(goal: Goal, context: KernelContext): Promise<Result<Advance>> {
    const [fromS, fromMl] = [this.timeS, this.injectedMl];
    const contacts: Contact[] = [];
    let left = goal.forS;
    for (;;) {
      const step = this.step({ ...goal, ...(left !== undefined && { forS: left }) });
      if (!step.ok) return step;
      contacts.push(...step.value.contacts);
      const { reached } = step.value;
      if (reached) return ok({ reached, contacts });
      if (left !== undefined) left -= step.value.dtS;
      const inTime = goal.forS ? (this.timeS - fromS) / goal.forS : 0;
      const volume = (goal.toMl ?? fromMl) - fromMl;
      await context.checkpoint(Math.max(inTime, volume > 0 ? (this.injectedMl - fromMl) / volume : 0));
    }
  }

  /** At most one solve and one step of the transport, towards a goal; for callers that draw in between. */
  step(goal: Goal): Result<Step> {
    const met = this.#reached(goal, 0);
    if (met) return ok({ dtS: 0, contacts: [], reached: met });
    if (this.#hands.isIdle && !this.#drifts) return ok(this.#rest(goal));
    const solved = this.#solve();
    if (!solved.ok) return solved;
    const flow = this.#flowMm3PerS();
    const leftMm3 = goal.toMl === undefined ? Infinity : goal.toMl * 1000 - this.run.injectedMm3;
    if (goal.forS === undefined && !(leftMm3 / flow < this.#foreverS))
      return ok({ dtS: 0, contacts: [], reached: 'stalled' });
    if (flow === 0 && !this.#drifts) return ok(this.#rest(goal));
    const paced = this.#toMiddle(leftMm3);
    if (!paced.ok) return paced;
    const dtS = this.#transport(Math.min(goal.forS ?? Infinity, leftMm3 / paced.value, this.#stepS()));
    const contacts = this.#contacts.fresh(dtS, paced.value);
    const reached = goal.stopAtContact && contacts.length > 0 ? 'contact' : this.#reached(goal, dtS);
    return ok({ dtS, contacts, ...(reached && { reached }) });
  }

  /** Volumes and pressures of this instant. Failures: those of a solve. */
  state(): Result<InjectionState> {
    const solved = this.#solve();
    if (!solved.ok) return solved;
    const ageS = syringeAgeS(this.problem.cement.curing, this.timeS);
    return ok(injectionState(this.run, this.#coupled, solved.value.report, ageS));
  }

  /** Apparent viscosity of the cement in cells, Pa·s; fresh cement's where there is none. */
  cementViscosityPaS(cells: readonly number[]): number[] {
    return this.#pressure.cementViscosityPaS(cells);
  }

  snapshot(): InjectionSnapshot {
    const { speedMmPerS } = this.#pressure;
    return {
      flow: this.run.snapshot(),
      instruments: this.#instruments,
      hands: this.#hands.snapshot(),
      coupled: this.#coupled,
      ...(this.#last && { last: this.#last }),
      ...(speedMmPerS && { speedMmPerS }),
    };
  }

  /** Back to an instant of the same injection. */
  restore(snapshot: InjectionSnapshot): Result<void> {
    const moved = this.#setInstruments(snapshot.instruments);
    if (!moved.ok) return moved;
    this.run.restore(snapshot.flow);
    this.#hands.restore(snapshot.hands);
    this.#coupled = snapshot.coupled;
    this.#last = snapshot.last;
    this.#pressure.speedMmPerS = snapshot.speedMmPerS;
    this.#contacts.restart();
    return ok(undefined);
  }

  #change(): void {
    this.#solved = undefined;
    this.#last = undefined;
  }

  #setInstruments(instruments: readonly Instrument[]): Result<void> {
    const inlets = instruments.map(({ opening }) => toInlet(this.problem.grid, opening));
    const set = this.run.setInlets(inlets);
    if (!set.ok) return set;
    this.#instruments = instruments;
    this.#inlets = inlets;
    this.#change();
    return ok(undefined);
  }

  #reached({ forS, toMl }: Goal, dtS: number): Advance['reached'] | undefined {
    if (toMl !== undefined && this.injectedMl >= toMl - same * Math.max(1, toMl)) return 'volume';
    if (forS !== undefined && forS - dtS <= same * Math.max(1, this.timeS)) return 'time';
    return undefined;
  }

  #flowMm3PerS(): number {
    return this.#coupled.reduce((sum, { flowMm3PerS }) => sum + flowMm3PerS, 0);
  }

  get #foreverS(): number {
    return this.problem.cement.curing ? foreverS.curing : foreverS.fluid;
  }

  /** The longest step that curing and oozing allow, s. */
  #stepS(): number {
    return Math.min(curingStepS(this.problem.cement), this.#hands.stepS);
  }

  #rest({ forS }: Goal): Step {
    if (forS === undefined) return { dtS: 0, contacts: [], reached: 'stalled' };
    this.run.rest(forS, bodyAgeRate(this.problem.cement));
    this.#change();
    return { dtS: forS, contacts: [], reached: 'time' };
  }

  #solve(): Result<CouplingOutput> {
    if (this.#solved) return ok(this.#solved);
    fillVeins(this.problem, this.run, (cells) => this.cementViscosityPaS(cells));
    const plungers = this.#hands.acting;
    const solved = this.#pressure.solve(this.#instruments, this.#inlets, plungers, this.#coupled);
    if (!solved.ok) return solved;
    this.#solved = solved.value;
    this.#coupled = solved.value.instruments;
    this.#spend(solved.value.solves, solved.value.iterations);
    return solved;
  }

  #spend(solves: number, iterations: number, steps = 0): void {
    const { steps: s, pressureSolves: p, iterations: n } = this.#effort;
    this.#effort = { steps: s + steps, pressureSolves: p + solves, iterations: n + iterations };
  }

  /** Sets the flow of the middle of the step to come, where it is not given; mm³/s. */
  #toMiddle(leftMm3: number): Result<number> {
    const flow = this.#flowMm3PerS();
    const now = { flowMm3PerS: flow, injectedMm3: this.run.injectedMm3 };
    const plungers = this.#hands.acting;
    const share = middleFlowShare(this.#last, now, leftMm3, plungers, this.#coupled);
    this.#last = now;
    if (share === 1) return ok(flow);
    const drives = this.#coupled.map(({ flowMm3PerS }): Drive => ({
      kind: 'flow',
      flowMm3PerS: share * flowMm3PerS,
    }));
    const solved = this.run.solve(drives);
    if (!solved.ok) return solved;
    this.#spend(1, solved.value.iterations);
    return ok(share * flow);
  }

  #transport(maxDtS: number): number {
    const { curing } = this.problem.cement;
    const fresh = syringeAgeS(curing, this.timeS + Math.min(maxDtS, curingStepS(this.problem.cement)) / 2);
    const { dtS, subSteps } = this.run.advance(maxDtS, curing ? fresh : 0, bodyAgeRate(this.problem.cement));
    this.#hands.pass(dtS);
    this.#solved = undefined;
    this.#spend(0, 0, subSteps);
    return dtS;
  }
}

/** Begins an injection. Failures: those of the flow (no outlet, an opening outside). */
export function createInjection(problem: InjectionProblem): Result<Injection> {
  const { cement, flow, grid, instruments, kernels, marrowViscosityPaS } = problem;
  const { mixing, saturation, tolerance } = problem;
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
    ...(kernels && { kernels }),
  });
  return run.ok ? ok(new Injection(problem, run.value, inlets)) : run;
}
