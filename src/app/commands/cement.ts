import { ok } from '../../core/result';
import { writeNrrd } from '../../formats/nrrd/write';
import { cementFacts } from '../../simulation/cement/bone/facts';
import { injectionInstrument, openingPoints } from '../../simulation/cement/live/opening';
import { handSyringe } from '../../simulation/cement/live/hand';
import { nearestTo } from '../../simulation/cement/risk/weak-points';
import { priors } from '../../simulation/cement/risk/priors';
import { riskBone, riskSeries } from '../../simulation/cement/risk/runs';
import type { Runner } from '../../workers/runner';
import { type Arguments, has, one } from './arguments';
import { describe, warnings } from './cement/describe';
import { atRiskSurfaces, cementNear } from './cement/near';
import { runRisk } from './cement/risk';
import { setUp } from './cement/setup';
import { defineCommand } from './define';
import { helpRows } from './help';
import { labelHelp, labelUsage } from './load';
import { ctHelp, ctUsage } from './ct';
import { save } from './files';
import { showProgress } from './output';
import { loadPlanCase, type PlanCase, planCaseOptions } from './plan-case';

const usualVolumeMl = 4;

/** A plan's injection on a CT, and the runs over what is uncertain. */
export const cement = defineCommand({
  usage: `cement --ct PATH… --labels F… --plan P.json [--risk] [--runs N] [--out-saturation F.nrrd]\n       ${labelUsage}\n       ${ctUsage} [--table]`,
  help: `Simulates the injection that a plan's key "cement" describes, on that CT.

${helpRows([
  ['--ct PATH…', 'the CT'],
  ['--labels F…', 'label files on it: the bone, and what lies around it'],
  ['--plan P.json', 'the plan; cement.schedule in the words of the virtual bench'],
  ['--risk', `also ${riskSeries.runs} runs over the uncertain inputs on a ${riskBone.gridMm} mm grid`],
  ['--runs N', 'that many instead'],
  ['--out-saturation F.nrrd', "saturation at the end, on the simulation's grid"],
  ...labelHelp,
  ...ctHelp,
])}

Prints states[] (the virtual bench's keys, after each mL and each step), outlets[] {id, type, origin,
areaMm2, atMm, firstContactMl, leakedMl, nearest[]}, weakPoints[], fill, endplates, sides,
toPosteriorWallMm, toPosteriorWallToleranceMm, stopLine {share, beyondMm, toleranceMm}, venousMl (paravertebral), arrivalMl by outlet,
nearest[] {key, id, distanceMm, toleranceMm, atMm} of the cement (tolerances: what the CT leaves open, and
half a cell of the simulation), warnings[], facts[] and, with --risk,
risk {zone: {ml10, ml25, ml50, interval, share}}, riskTypes and priors[]. Null: not within the volume
simulated. The runs rank places; they are no calibrated probability for a patient.
`,
  options: { ...planCaseOptions, risk: 'flag', runs: 'one', 'out-saturation': 'one' },
  needsPaths: false,
  async run(args, runner) {
    const runs = Number(one(args, 'runs') ?? riskSeries.runs);
    if (!Number.isInteger(runs) || runs < 1) return { usage: '--runs needs a number from 1' };
    const loaded = await loadPlanCase(args, runner);
    return 'ok' in loaded && loaded.ok ? simulate(args, loaded.value, runs, runner) : loaded;
  },
});

async function simulate(
  args: Arguments,
  { plan, volume, resolution, structures }: PlanCase,
  runs: number,
  runner: Runner,
) {
  const began = Date.now();
  const setup = setUp(plan, structures);
  if (!setup.ok) return setup;
  const { planned, needles, rheology, target } = setup.value;
  const bone = (cells: { readonly gridMm: number; readonly marginMm?: number }) =>
    runner.run('cement-bone', {
      volume,
      structures: structures.map(({ key, id, field }) => ({ key, id, field })),
      targetKey: target.key,
      ...cells,
      tipsMm: needles.map(({ tipMm }) => tipMm),
      parameters: planned.parameters,
    });
  const model = await bone({ gridMm: planned.gridMm });
  if (!model.ok) return model;
  const common = { cement: rheology, syringe: handSyringe };
  const flowMlPerS = planned.flowMlPerS;
  const schedule =
    planned.schedule.length > 0 ? planned.schedule : [{ injectToMl: planned.plannedMl ?? usualVolumeMl }];
  const played = await runner.run(
    'cement-schedule',
    { ...common, model: model.value, needles, flowMlPerS, schedule },
    { onProgress: showProgress },
  );
  if (!played.ok) return played;
  const instruments = needles.map(injectionInstrument);
  const arrival = await runner.run('cement-arrival', { model: model.value, instruments, surfacesMl: [] });
  if (!arrival.ok) return arrival;
  const near = atRiskSurfaces(structures);
  const weak = await runner.run('cement-weak-points', {
    model: model.value,
    tipsMm: needles.flatMap(openingPoints),
    arrivalMl: arrival.value.arrivalMl,
    structures: near.map(({ key, distance }) => ({ key, distance })),
    resolution,
  });
  if (!weak.ok) return weak;
  const out = one(args, 'out-saturation');
  if (out !== undefined) {
    const saved = await save(out, writeNrrd(model.value.grid, played.value.saturation, true));
    if (!saved.ok) return saved;
  }
  const { upToMl, seed } = riskSeries;
  const coarse = has(args, 'risk') ? await bone(riskBone) : undefined;
  if (coarse && !coarse.ok) return coarse;
  const risk = coarse
    ? await runRisk(runner, { ...common, model: coarse.value, instruments, flowMlPerS, upToMl, seed }, runs)
    : undefined;
  if (risk && !risk.ok) return risk;
  const last = played.value.states.at(-1);
  const nearest = await cementNear(runner, model.value, played.value.saturation, near, resolution);
  if (!nearest.ok) return nearest;
  return ok({
    ...describe(model.value, played.value, needles, { stopShare: planned.stopShare, resolution }),
    outlets: model.value.outlets.map((outlet) => ({
      ...outlet,
      firstContactMl: last?.firstContactMl[outlet.id] ?? null,
      leakedMl: last?.leakedMl[outlet.id] ?? 0,
      arrivalMl: arrival.value.outletsMl[outlet.id] ?? null,
      nearest: nearestTo(outlet.atMm, near, { resolution, cells: model.value.grid }),
    })),
    weakPoints: weak.value.map(({ faces: _, ...point }) => point),
    nearest: nearest.value,
    warnings: warnings(model.value, last?.leakedMl ?? {}, nearest.value),
    facts: cementFacts,
    ...(risk && {
      risk: risk.value.zones,
      riskTypes: risk.value.types,
      riskRuns: risk.value.runs,
      riskNote: 'Ranks places: shares of simulated runs, not a calibrated probability for this patient.',
      priors,
    }),
    seconds: (Date.now() - began) / 1000,
  });
}
