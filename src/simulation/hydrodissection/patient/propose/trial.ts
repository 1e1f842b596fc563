import { type Kernel, type KernelContext, partOfWork } from '../../../../core/kernel';
import { ok, type Result } from '../../../../core/result';
import type { Hydrodissection, HydroSnapshot } from '../../hydrodissection';
import { type BeforeAfter, beforeAfter, hydroClearance } from '../clearance';
import { stillShort } from './goal';
import { startAt } from './probe';
import { shiftsOf } from './shifts';
import { type SurfacePoint, surfacePoints } from './surface-points';
import type { NeedlePlace, NeedleTrial, ProposeScene, Shift, Shortfall } from './types';

export interface TrialInput {
  readonly scene: ProposeScene;
  readonly place: NeedlePlace;
  /** Where the trial ends if the margins are not met: volume in the pocket, mL. */
  readonly mostMl: number;
  /** Where coarser cells have met the margins, mL: measured more closely about it. */
  readonly expectedMl?: number;
}

/** Where it is measured, closer together where the first millilitres count most, mL. */
const stopsMl = [2.5, 5, 10, 15, 20, 30, 40, 60, 80, 100, 125, 150, 180];
/** The same as shares of an expected volume. */
const aboutExpected = [0.5, 0.75, 1, 1.25, 1.6, 2];
/** The least volume is looked for between two stops until it is known to this, mL and share of it. */
const [fineMl, fineShare] = [0.5, 0.05];
const mostRefinements = 4;

/**
 * One place, simulated until every margin that fluid can bring is met, or to the most.
 * Failures: those of the simulation and of the clearances.
 */
export const tryPlace: Kernel<TrialInput, NeedleTrial> = (input, context) => run(input, context);

/** What was measured at a volume. */
interface Instant {
  readonly ml: number;
  readonly outMl: number;
  readonly short: readonly Shortfall[];
  readonly rows: readonly BeforeAfter[];
  readonly shifts: readonly Shift[];
}

function stopsOf({ mostMl, expectedMl }: TrialInput): number[] {
  const inner =
    expectedMl === undefined ? stopsMl : aboutExpected.map((n) => Math.ceil(2 * n * expectedMl) / 2);
  return [...inner.filter((ml) => ml < mostMl), mostMl];
}

async function run(input: TrialInput, context: KernelContext): Promise<Result<NeedleTrial>> {
  const { scene, place, mostMl } = input;
  const points = surfacePoints(scene.model, scene.fields, () => 0);
  const begun = startAt(
    scene.model,
    place.tipMm,
    mostMl,
    points.map(({ atMm }) => atMm),
  );
  if (!begun.ok) return begun;
  const trial = new Trial(scene, begun.value, points, mostMl, context);
  const cellMm = scene.model.grid.spacing[0];
  let fromMl = 0;
  let from = begun.value.snapshot();
  let last: Instant | undefined;
  for (const ml of stopsOf(input)) {
    const reached = await trial.to(ml);
    if (!reached.ok) return reached;
    last = reached.value;
    if (last.short.length > 0) {
      fromMl = ml;
      from = begun.value.snapshot();
      continue;
    }
    const least = await trial.leastBetween(from, fromMl, last);
    if (!least.ok) return least;
    return ok({ place, cellMm, neededMl: least.value.ml, ...told(least.value) });
  }
  return ok({ place, cellMm, ...told(last!) });
}

const told = ({ ml, ...instant }: Instant) => ({ atMl: ml, ...instant });

class Trial {
  constructor(
    readonly scene: ProposeScene,
    readonly simulation: Hydrodissection,
    readonly points: readonly SurfacePoint[],
    readonly mostMl: number,
    readonly context: KernelContext,
  ) {}

  /** Goes on to a volume and measures there. */
  async to(ml: number): Promise<Result<Instant>> {
    const { simulation, scene, mostMl } = this;
    // The first millilitres take as long as many later ones.
    const share = (volume: number) => Math.sqrt(volume / mostMl);
    const steps = partOfWork(this.context, share(simulation.injectedMl), share(ml));
    const went = await simulation.advance({ toMl: ml }, steps);
    if (!went.ok) return went;
    const displaced = simulation.fields();
    const measured = await hydroClearance(
      { ...scene, grid: scene.model.grid, displaced },
      partOfWork(this.context, share(ml), share(ml)),
    );
    if (!measured.ok) return measured;
    const rows = beforeAfter(scene.before, measured.value).filter(({ marginMm }) => marginMm !== null);
    return ok({
      ml,
      outMl: simulation.state().outMl,
      rows,
      short: stillShort(scene, measured.value),
      shifts: shiftsOf(this.points, simulation.markersMm, scene.model.grid, displaced),
    });
  }

  /** The least volume, to about a twentieth, between one at which margins lack and one at which all are met. */
  async leastBetween(lacking: HydroSnapshot, lackingMl: number, enough: Instant): Promise<Result<Instant>> {
    let [from, fromMl, best] = [lacking, lackingMl, enough];
    for (let n = 0; n < mostRefinements && best.ml - fromMl > Math.max(fineMl, fineShare * best.ml); n++) {
      const ml = Math.ceil(fromMl + best.ml) / 2;
      if (ml >= best.ml) break;
      this.simulation.restore(from);
      const reached = await this.to(ml);
      if (!reached.ok) return reached;
      if (reached.value.short.length === 0) best = reached.value;
      else {
        fromMl = ml;
        from = this.simulation.snapshot();
      }
    }
    return ok(best);
  }
}
