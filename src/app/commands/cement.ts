import { cementById, cements } from '../../catalog/cements';
import { structureById } from '../../catalog/structures';
import { buildDistanceField, type DistanceField } from '../../core/distance-field';
import { fail, ok, type Result } from '../../core/result';
import type { Structure } from '../../core/structure';
import { SurfaceDistance } from '../../core/surface-distance';
import { writeNrrd } from '../../formats/nrrd/write';
import type { CementPlan } from '../../plan/cement';
import type { Plan } from '../../plan/schema';
import type { ScheduleOutput } from '../../simulation/cement/bone/run-schedule';
import { cementFacts } from '../../simulation/cement/bone/facts';
import { toFrame } from '../../simulation/cement/bone/frame';
import type { BoneModel } from '../../simulation/cement/bone/types';
import { catalogueRheology } from '../../simulation/cement/from-catalogue';
import { injectionInstrument, openingPoints, type PlacedNeedle } from '../../simulation/cement/live/opening';
import { boneToFill, needlesAsPlaced, needlesOfPlan } from '../../simulation/cement/live/placed';
import { handSyringe } from '../../simulation/cement/live/hand';
import { readouts } from '../../simulation/cement/live/readouts';
import { type RiskSummary, riskBatches, summariseRisk } from '../../simulation/cement/risk/summary';
import { nearestTo } from '../../simulation/cement/risk/weak-points';
import { priors } from '../../simulation/cement/risk/priors';
import { riskBone, type RiskInput, type RiskRun, riskSeries } from '../../simulation/cement/risk/runs';
import type { CementRheology } from '../../simulation/cement/rheology';
import type { Runner } from '../../workers/runner';
import { type Arguments, has, one } from './arguments';
import { defineCommand } from './define';
import { save } from './files';
import { showProgress } from './output';
import { loadPlanCase, type PlanCase, planCaseOptions } from './plan-case';

const usualVolumeMl = 4;

/** A plan's injection on a CT, and the runs over what is uncertain. */
export const cement = defineCommand({
  usage:
    'cement --ct PATH… --labels F… --plan P.json [--risk] [--runs N] [--out-saturation F.nrrd] [--names N.json] [--series UID] [--table]',
  help: `Simulates the injection that a plan's key "cement" describes, on that CT.

  --ct PATH…              the CT
  --labels F…             label files on it: the bone, and what lies around it
  --plan P.json           the plan; cement.schedule in the words of the virtual bench
  --risk                  also ${riskSeries.runs} runs over the uncertain inputs on a ${riskBone.gridMm} mm grid
  --runs N                that many instead
  --out-saturation F.nrrd saturation at the end, on the simulation's grid
  --names N.json          {"1": "spleen"} or {"spleen": 1}, for label files without names of their own
  --series UID            which CT series, where there are several

Prints states[] (the virtual bench's keys, after each mL and each step), outlets[] {id, type, origin,
areaMm2, atMm, firstContactMl, leakedMl, nearest[]}, weakPoints[], fill, endplates, sides,
toPosteriorWallMm, venousMl, arrivalMl by outlet, warnings[], facts[] and, with --risk,
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
  { plan, volume, structures }: PlanCase,
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
  return ok({
    ...describe(model.value, played.value, needles),
    outlets: model.value.outlets.map((outlet) => ({
      ...outlet,
      firstContactMl: last?.firstContactMl[outlet.id] ?? null,
      leakedMl: last?.leakedMl[outlet.id] ?? 0,
      arrivalMl: arrival.value.outletsMl[outlet.id] ?? null,
      nearest: nearestTo(outlet.atMm, near),
    })),
    weakPoints: weak.value.map(({ faces: _, ...point }) => point),
    warnings: warnings(model.value, last?.leakedMl ?? {}),
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

interface Setup {
  readonly planned: CementPlan;
  readonly needles: readonly PlacedNeedle[];
  readonly rheology: CementRheology;
  readonly target: Structure;
}

/** What the plan says, complete. Failures: `cement-not-planned`, `cement-unknown`, `cement-no-needle`, `cement-no-target`. */
function setUp(plan: Plan, structures: readonly Structure[]): Result<Setup> {
  const planned = plan.cement;
  if (!planned) return fail('cement-not-planned');
  const family = cementById(planned.family);
  if (!family)
    return fail('cement-unknown', { id: planned.family, known: cements.map(({ id }) => id).join(', ') });
  const needles = needlesAsPlaced(plan.instruments, needlesOfPlan(plan));
  if (needles.length === 0) return fail('cement-no-needle', { needle: 0 });
  const target = boneToFill(structures, planned.target, needles[0]!.tipMm);
  if (!target) return fail('cement-no-target');
  const rheology = catalogueRheology(family, { roomC: planned.roomC, startAgeS: planned.sinceMixingS });
  return ok({ planned, needles, rheology, target });
}

/** Batches over the workers, in any order; the result depends on none of that. */
async function runRisk(
  runner: Runner,
  input: Omit<Parameters<typeof batch>[1], 'runs'>,
  runs: number,
): Promise<Result<RiskSummary>> {
  const found: RiskRun[] = [];
  const batches = riskBatches(runs);
  const results = await Promise.all(
    batches.map(async (numbers) => {
      const result = await batch(runner, { ...input, runs: numbers });
      if (result.ok) found.push(...result.value);
      showProgress(found.length / runs);
      return result;
    }),
  );
  const failed = results.find((result) => !result.ok);
  if (failed && !failed.ok) return failed;
  return ok(
    summariseRisk(
      input.model.outlets,
      found.sort((a, b) => a.run - b.run),
    ),
  );
}

const batch = (runner: Runner, input: RiskInput) => runner.run('cement-risk', input);

/** Surfaces of the structures at risk: cord, roots, vessels and what else the catalogue calls so. */
function atRiskSurfaces(structures: readonly Structure[]) {
  return structures.flatMap(({ key, id, field }) => {
    if (structureById(id)?.role !== 'atRisk') return [];
    const built: Result<DistanceField> = buildDistanceField(field);
    return built.ok ? [{ key, distance: built.value, surface: new SurfaceDistance(built.value) }] : [];
  });
}

const venous = new Set(['basivertebral-vein', 'segmental-vein', 'epidural-vein', 'prevertebral-vein']);

function describe(
  model: BoneModel,
  { states, saturation, porosity, effort, stalled }: ScheduleOutput,
  needles: readonly PlacedNeedle[],
) {
  const read = readouts(model, porosity, saturation);
  const last = states.at(-1);
  const total = read.leftMl + read.rightMl;
  const side = toFrame(model.frame, needles[0]!.entryMm)[0] > 0 ? 'left' : 'right';
  const sideMl = side === 'left' ? read.leftMl : read.rightMl;
  const ofLesion = read.lesionShare !== undefined;
  return {
    target: model.targetKey,
    site: model.site,
    gridMm: model.grid.spacing[0],
    cells: saturation.length,
    states,
    stalled,
    fill: {
      percent: 100 * (ofLesion ? read.lesionShare! : read.bodyShare),
      of: ofLesion ? 'lesion' : 'body',
      estimated: !ofLesion && model.bodyEstimated,
      cementMl: ofLesion ? read.inLesionMl! : read.inBodyMl,
      volumeMl: ofLesion ? model.lesionVolumeMl! : model.bodyVolumeMl,
      bodyPercent: 100 * read.bodyShare,
    },
    endplates: { upper: read.upperEndplate, lower: read.lowerEndplate },
    sides: {
      leftMl: read.leftMl,
      rightMl: read.rightMl,
      puncture: side,
      punctureShare: total > 0 ? sideMl / total : null,
      punctureToBodyPercent: (100 * sideMl) / model.bodyVolumeMl,
      crossesMidline: total - sideMl > 0.05,
    },
    toPosteriorWallMm: read.toPosteriorWallMm ?? null,
    venousMl: model.outlets.reduce(
      (sum, { id, type }) => sum + (venous.has(type) ? (last?.leakedMl[id] ?? 0) : 0),
      0,
    ),
    steps: effort.steps,
    pressureSolves: effort.pressureSolves,
    meanIterations: effort.pressureSolves > 0 ? effort.iterations / effort.pressureSolves : 0,
  };
}

/** What a leak into a joint or a foramen may do, with its source. */
function warnings({ outlets }: BoneModel, leakedMl: Readonly<Record<string, number>>) {
  const about = { joint: 'joint', foramen: 'root', canal: 'canal' } as const;
  return outlets.flatMap(({ id, type }) => {
    const topic = about[type as keyof typeof about];
    if (!topic || (leakedMl[id] ?? 0) <= 0) return [];
    return cementFacts
      .filter((fact) => fact.about === topic)
      .map(({ text, source }) => ({ outlet: id, text: text.en, source }));
  });
}
