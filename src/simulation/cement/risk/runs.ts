import type { Kernel } from '../../../core/kernel';
import { ok, type Result } from '../../../core/result';
import { injectBone } from '../bone/injection';
import type { BoneModel } from '../bone/types';
import type { Injection } from '../injection';
import type { CementRheology } from '../rheology';
import type { Instrument, Syringe } from '../types';
import { type Draw, draw, drawnCement } from './priors';

/** How the bone is read for the risk runs: coarse cells, and no more around it than openings need. */
export const riskBone = { gridMm: 2, marginMm: 5 } as const;

/** The usual series: how many runs, how far each goes at least, and what they are drawn with. */
export const riskSeries = { runs: 64, upToMl: 6, seed: 1 } as const;

export interface RiskInput {
  /** On the coarse grid: 1.5 or 2 mm. */
  readonly model: BoneModel;
  readonly cement: CementRheology;
  readonly instruments: readonly Instrument[];
  readonly syringe?: Syringe;
  readonly flowMlPerS: number;
  /** Each run ends here. */
  readonly upToMl: number;
  readonly seed: number;
  /** Numbers of the runs in this batch. */
  readonly runs: readonly number[];
}

export interface RiskRun {
  readonly run: number;
  /** Injected when cement first reached each outlet, mL; absent: not before `reachedMl`. */
  readonly contactMl: Readonly<Record<string, number>>;
  /** Leaked at the end, mL. */
  readonly leakedMl: Readonly<Record<string, number>>;
  /** What went in: less than asked for when the syringe gave up. */
  readonly reachedMl: number;
}

/** Pressure solves of the risk runs (physics 4.3: a preview's mass balance of 1e-3 is met by far). */
const tolerance = 1e-4;
/** No hand presses longer: the cement is set by then. */
const mostS = 1200;
/** Nor goes on pressing when no more than this share of the flow comes: what would still come is a drop. */
const givenUp = 0.01;

/** Full runs of the simulation, one a draw of the uncertain inputs. Failures: those of the flow. */
export const riskRuns: Kernel<RiskInput, readonly RiskRun[]> = async (input, context) => {
  const done: RiskRun[] = [];
  for (const run of input.runs) {
    const step = (fraction: number) => context.checkpoint((done.length + fraction) / input.runs.length);
    const result = await oneRun(input, run, draw(input.model, input.seed, run), step);
    if (!result.ok) return result;
    done.push(result.value);
  }
  return ok(done);
};

async function oneRun(
  { model, cement, instruments, syringe, flowMlPerS, upToMl }: RiskInput,
  run: number,
  drawn: Draw,
  checkpoint: (fraction: number) => Promise<void>,
): Promise<Result<RiskRun>> {
  const created = injectBone({
    model,
    cement: drawnCement(cement, drawn),
    instruments,
    syringe,
    variation: drawn.variation,
    tolerance,
  });
  if (!created.ok) return created;
  const injection = created.value;
  instruments.forEach((_, n) =>
    injection.press({ kind: 'flow', flowMlPerS: flowMlPerS / instruments.length }, n),
  );
  const ended = await press(injection, flowMlPerS, upToMl, checkpoint);
  if (!ended.ok) return ended;
  const toMl = (mm3: Readonly<Record<string, number>>) =>
    Object.fromEntries(
      model.outlets.flatMap(({ id }) => (mm3[id] !== undefined && mm3[id] > 0 ? [[id, mm3[id] / 1000]] : [])),
    ) as Record<string, number>;
  return ok({
    run,
    contactMl: toMl(injection.run.firstContactMm3),
    leakedMl: toMl(injection.run.leakedMm3),
    reachedMl: injection.injectedMl,
  });
}

/** Goes on until the volume is in, or the hand gives up. */
async function press(
  injection: Injection,
  flowMlPerS: number,
  toMl: number,
  checkpoint: (fraction: number) => Promise<void>,
): Promise<Result<void>> {
  for (;;) {
    const before = injection.injectedMl;
    const step = injection.step({ toMl, forS: mostS - injection.timeS });
    if (!step.ok) return step;
    const { dtS, reached } = step.value;
    if (reached || injection.injectedMl - before < givenUp * flowMlPerS * dtS) return ok(undefined);
    await checkpoint(injection.injectedMl / toMl);
  }
}
