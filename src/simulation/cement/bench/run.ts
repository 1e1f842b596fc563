import type { KernelContext } from '../../../core/kernel';
import { fail, ok, type Result } from '../../../core/result';
import { lpsPoint } from '../../../core/units';
import { createInjection, type Injection } from '../injection';
import type { Goal, Plunger } from '../types';
import { type BenchAnswer, type BenchState, benchState } from './answer';
import { buildBench } from './build';
import { readCementBench } from './read';
import type { BenchStep, CementBench } from './schema';

/**
 * Runs a described experiment (`virtual-bench.md`) through the solver that runs on patients.
 * Failures: `bench-…` for the description, those of `flow` and of the injection for the run.
 */
export async function runCementBench(
  { description }: { readonly description: unknown },
  context: KernelContext,
): Promise<Result<BenchAnswer>> {
  const began = Date.now();
  const read = readCementBench(description);
  if (!read.ok) return read;
  const built = buildBench(read.value);
  if (!built.ok) return built;
  const { problem, plunger } = built.value;
  const created = createInjection(problem);
  if (!created.ok) return created;
  const injection = created.value;
  const states = await new BenchRun(read.value, injection, plunger, context).states();
  if (!states.ok) return states;
  const { steps, pressureSolves, iterations } = injection.effort;
  return ok({
    states: states.value,
    seconds: (Date.now() - began) / 1000,
    cells: injection.run.saturation.length,
    steps,
    pressureSolves,
    meanIterations: pressureSolves > 0 ? iterations / pressureSolves : 0,
  });
}

/** A requested instant: at a volume or at a time, in the order of the description. */
interface Point {
  readonly key: string;
  readonly atMl?: number;
  readonly atS?: number;
}

const near = (value: number, goal: number): boolean => value >= goal - 1e-9 * Math.max(1, goal);

/** Carries out a schedule and stops at every requested instant. */
class BenchRun {
  readonly #bench: CementBench;
  readonly #injection: Injection;
  readonly #plunger: Plunger;
  readonly #context: KernelContext;
  #pending: readonly Point[];
  readonly #states: BenchState[] = [];

  constructor(bench: CementBench, injection: Injection, plunger: Plunger, context: KernelContext) {
    this.#bench = bench;
    this.#injection = injection;
    this.#plunger = plunger;
    this.#context = context;
    const { atMl, atS } = bench.report;
    this.#pending = [
      ...atMl.map((value, n) => ({ key: `report.atMl.${n}`, atMl: value })),
      ...atS.map((value, n) => ({ key: `report.atS.${n}`, atS: value })),
    ];
  }

  async states(): Promise<Result<BenchState[]>> {
    for (const [n, step] of this.#bench.schedule.entries()) {
      const done = await this.#carryOut(step, `schedule.${n}`);
      if (!done.ok) return done;
    }
    // After the last step nothing is pressed any more; a later instant shows that rest.
    this.#injection.release();
    const lastS = Math.max(this.#injection.timeS, ...this.#pending.map(({ atS }) => atS ?? 0));
    const rested = await this.#goOn({ forS: lastS - this.#injection.timeS });
    if (!rested.ok) return rested;
    const missed = this.#pending[0];
    return missed
      ? fail('bench-not-reached', { where: missed.key, injectedMl: this.#injection.injectedMl })
      : ok(this.#states);
  }

  async #carryOut(step: BenchStep, where: string): Promise<Result<void>> {
    const { injectToMl, untilS, pauseS, moveToMm } = step;
    const { timeS, injectedMl } = this.#injection;
    if (moveToMm) return this.#injection.moveTo([lpsPoint(...moveToMm)]);
    if (pauseS !== undefined) {
      this.#injection.release();
      return this.#goOn({ forS: pauseS });
    }
    this.#injection.press(this.#plunger);
    if (untilS !== undefined) {
      if (near(timeS, untilS)) return notRising(`${where}.untilS`, timeS, untilS);
      return this.#goOn({ forS: untilS - timeS });
    }
    if (near(injectedMl, injectToMl!)) return notRising(`${where}.injectToMl`, injectedMl, injectToMl!);
    return this.#goOn({ toMl: injectToMl! });
  }

  /** Advances to a goal, landing on each requested instant before it. */
  async #goOn(goal: Goal): Promise<Result<void>> {
    const endS = goal.forS === undefined ? Infinity : this.#injection.timeS + goal.forS;
    const endMl = goal.toMl ?? Infinity;
    for (;;) {
      const shown = this.#showReached();
      if (!shown.ok) return shown;
      const { timeS, injectedMl } = this.#injection;
      if (near(timeS, endS) || near(injectedMl, endMl)) return ok(undefined);
      const toS = Math.min(endS, ...this.#pending.map(({ atS }) => atS ?? Infinity));
      const toMl = Math.min(endMl, ...this.#pending.map(({ atMl }) => atMl ?? Infinity));
      const went = await this.#injection.advance(
        { ...(toS < Infinity && { forS: toS - timeS }), ...(toMl < Infinity && { toMl }) },
        this.#context,
      );
      if (!went.ok) return went;
      if (went.value.reached === 'stalled') return fail('cement-stalled', { injectedMl, timeS });
    }
  }

  /** Reads off the requested instants that the injection has come to. */
  #showReached(): Result<void> {
    const { timeS, injectedMl } = this.#injection;
    const isReached = ({ atS, atMl }: Point) =>
      near(timeS, atS ?? Infinity) || near(injectedMl, atMl ?? Infinity);
    const reached = this.#pending.filter(isReached);
    if (reached.length === 0) return ok(undefined);
    this.#pending = this.#pending.filter((point) => !isReached(point));
    const state = benchState(this.#bench, this.#injection);
    if (!state.ok) return state;
    this.#states.push(...reached.map(() => state.value));
    return ok(undefined);
  }
}

const notRising = (where: string, before: number, received: number): Result<never> =>
  fail('bench-invalid', { where, expected: `>${before}`, received });
