import type { Runner } from '../../../workers/runner';
import { ok } from '../../../core/result';
import { lpsPoint } from '../../../core/units';
import type { HydrodissectionPlan } from '../../../plan/hydrodissection';
import { clinicalSeries } from '../../../simulation/hydrodissection/patient/clinical-series';
import {
  type NeedleProposals,
  searchPlaces,
} from '../../../simulation/hydrodissection/patient/propose/search';
import type { TrialInput } from '../../../simulation/hydrodissection/patient/propose/trial';
import type { NeedleTrial } from '../../../simulation/hydrodissection/patient/propose/types';
import { tissueInput } from '../../../simulation/hydrodissection/patient/tissue-input';
import { marginFor, tableInput } from '../../../trajectory/table-input';
import { buildDistances } from '../distances';
import { showProgress } from '../output';
import type { PlanCase } from '../plan-case';
import { movable } from './series';

/** Cells of the tissue for probes and first trials, mm; of the plan where it says nothing. */
const [coarseMm, usualMm] = [3, 2];
const [places, trials] = [14, 4];

/** Where a needle could make room for the plan's paths: searched on the plan's own tissue, printed as JSON. */
export async function proposeNeedles(given: PlanCase, runner: Runner, atOnce: number) {
  const { plan, volume, resolution, structures } = given;
  const began = Date.now();
  const asked: Partial<HydrodissectionPlan> = plan.hydrodissection ?? {};
  const aroundMm = plan.instruments.flatMap(({ entryMm, targetMm }) => [
    lpsPoint(...entryMm),
    lpsPoint(...targetMm),
  ]);
  const tissue = (cellMm: number) => runner.run('hydro-tissue', tissueInput(given, asked, aroundMm, cellMm));
  const model = await tissue(asked.gridMm ?? usualMm);
  if (!model.ok) return model;
  const coarse = await tissue(coarseMm);
  if (!coarse.ok) return coarse;
  const demanded = structures.filter(({ id }) => marginFor(plan, id) !== null);
  const distances = await buildDistances(demanded, runner);
  if (!distances.ok) return distances;
  const table = {
    ...tableInput(plan, demanded, distances.value, volume.grid, resolution),
    demandedOnly: true,
    depthPrecisionMm: 0.1,
  };
  const before = await runner.run('clearance-table', table);
  if (!before.ok) return before;
  const scene = {
    model: model.value,
    table,
    before: before.value,
    fields: movable(demanded, model.value),
  };
  const mostMl = clinicalSeries.mostMl;
  const onProgress = showProgress;
  const tried = (input: TrialInput) => runner.run('hydro-propose-trial', input, { onProgress });
  const found = await searchPlaces(
    scene,
    {
      rank: () =>
        runner.run('hydro-propose', { scene, coarse: coarse.value, places, mostMl }, { onProgress }),
      attempt: (place, upToMl) => tried({ scene: { ...scene, model: coarse.value }, place, mostMl: upToMl }),
      confirm: (place, upToMl, expectedMl) => tried({ scene, place, mostMl: upToMl, expectedMl }),
    },
    { trials, mostMl, atOnce },
  );
  if (!found.ok) return found;
  return ok({
    ...described(found.value),
    missing: before.value.missing,
    seconds: (Date.now() - began) / 1000,
  });
}

const described = ({ trials: all, ...search }: NeedleProposals) => ({
  proposals: all.map(describeTrial),
  probed: search.probed,
  looked: search.looked,
  cannotBeMet: search.fixed,
});

/** Volumes are those in the pocket: injected, with everything retained. */
const describeTrial = ({ place, cellMm, neededMl, atMl, outMl, short, rows, shifts }: NeedleTrial) => ({
  ...place,
  cellMm,
  neededMl: neededMl ?? null,
  atMl,
  outMl,
  short,
  displaced: shifts,
  rows: rows.map(({ instrument, structure, key, marginMm, before, after, gainMm, gainToleranceMm }) => ({
    instrument,
    structure,
    key,
    marginMm,
    beforeMm: before.clearanceMm,
    beforeToleranceMm: before.toleranceMm,
    afterMm: after.clearanceMm,
    afterToleranceMm: after.toleranceMm,
    gainMm,
    gainToleranceMm,
    verdict: after.verdict,
  })),
});
