import { fail, ok, type Result } from '../../core/result';
import {
  type ClearanceCurve,
  curveTolerances,
  type RetainedSeries,
} from '../../simulation/hydrodissection/patient/band';
import type { HydroClearance } from '../../simulation/hydrodissection/patient/clearance';
import { tissueProblem } from '../../simulation/hydrodissection/patient/tissue';
import type { HydroMoment } from '../../simulation/hydrodissection/live/advance';
import type { HydroFields } from '../../simulation/hydrodissection/types';
import type { ClearanceTable } from '../../trajectory/clearance-table';
import { notify } from '../notices';
import { usePlan } from '../plan';
import { useSession } from '../session';
import { kernelRunner } from '../runner';
import { runTask } from '../tasks';
import { measureDisplaced, useHydroClearance } from './clearance';
import { tellInPlan } from './result';
import { seriesInputs, useHydroSeries } from './series-state';
import { hydroSetup, inletPoint } from './setup';
import { useHydro } from './state';

/** Up to the most of the clinical series, closer together where the first millilitres count most, mL. */
const volumesMl = [2.5, 5, 10, 15, 20, 30, 40, 60, 80, 100, 125, 150, 180, 210, 230];

/** Simulates the injection with all needles, everything retained, and measures at each volume. */
export async function runSeries(): Promise<void> {
  if (useHydroSeries.getState().isBusy) return;
  useHydroSeries.setState({ isBusy: true });
  const inputs = seriesInputs(usePlan.getState().plan, useSession.getState().structures);
  const made = await runTask('hydro-series', ({ signal, onProgress }) => simulate(signal, onProgress));
  useHydroSeries.setState({ isBusy: false });
  if (made.ok) {
    useHydroSeries.setState({ series: made.value, inputs });
    tellInPlan();
  } else if (made.failure.code !== 'cancelled') notify('error', made.failure);
}

async function simulate(
  signal: AbortSignal,
  onProgress: (fraction: number) => void,
): Promise<Result<RetainedSeries>> {
  const { prepared } = useHydro.getState();
  const { before } = useHydroClearance.getState();
  const { inlets } = hydroSetup(usePlan.getState().plan);
  if (!prepared || !before || inlets.length === 0) return fail('hydro-not-read');
  const problem = {
    ...tissueProblem(prepared.model),
    fluid: { retained: 1, decayS: Infinity },
    inlets: [],
  };
  const flowing = inlets.map((inlet) => ({
    atMm: inletPoint(inlet),
    rateMlPerS: inlet.rateMlPerS,
    volumeMl: volumesMl.at(-1)!,
  }));
  const tables: ClearanceTable[] = [];
  const measuring: Promise<Result<HydroClearance>>[] = [];
  const problemId = `hydro-series-${performance.now()}`;
  let from: HydroMoment | undefined;
  for (const [n, toMl] of volumesMl.entries()) {
    const went = await kernelRunner().run(
      'hydro-advance',
      { problemId, problem, ...(from && { from }), toId: `${n}`, inlets: flowing, goal: { toMl } },
      { signal },
    );
    if (!went.ok) return went;
    from = went.value.moment;
    onProgress((n + 1) / (volumesMl.length + 1));
    measuring.push(measure(went.value.fields, signal));
  }
  for (const measured of await Promise.all(measuring)) {
    if (!measured.ok) return measured;
    tables.push(measured.value.after);
  }
  return ok({ pocketMl: [0, ...volumesMl], curves: curvesOf([before, ...tables]) });
}

async function measure(fields: HydroFields, signal: AbortSignal): Promise<Result<HydroClearance>> {
  return (await measureDisplaced(fields, signal)) ?? fail('hydro-not-read');
}

/** One curve for each instrument and structure that is in all tables. */
export function curvesOf(tables: readonly ClearanceTable[]): ClearanceCurve[] {
  const [first, ...rest] = tables;
  return (first?.rows ?? []).flatMap((row) => {
    const { instrument, key, structure, marginMm } = row;
    const later = rest.map(({ rows }) =>
      rows.find((other) => other.instrument === instrument && other.key === key),
    );
    if (later.some((other) => other === undefined)) return [];
    const rows = [row, ...later.map((item) => item!)];
    const clearanceMm = rows.map((item) => item.clearanceMm);
    return [{ instrument, key, structure, marginMm, clearanceMm, ...curveTolerances(rows) }];
  });
}
