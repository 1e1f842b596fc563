import { ok } from '../../core/result';
import { hydroFacts } from '../../catalog/fluids';
import { writeVectorNrrd } from '../../formats/nrrd/write';
import { simulatedMarking } from '../../formats/image/marking';
import { clinicalSeries } from '../../simulation/hydrodissection/patient/clinical-series';
import { hydroSetup } from '../../simulation/hydrodissection/patient/from-plan';
import { hydroWarnings } from '../../simulation/hydrodissection/patient/warnings';
import { tissueInput } from '../../simulation/hydrodissection/patient/tissue-input';
import { marginFor, tableInput } from '../../trajectory/table-input';
import type { Runner } from '../../workers/runner';
import { type Arguments, has, one } from './arguments';
import { defineCommand } from './define';
import { helpRows } from './help';
import { labelHelp, labelUsage } from './load';
import { ctHelp, ctUsage } from './ct';
import { buildDistances } from './distances';
import { save } from './files';
import { describeBands, describeInstant, describeModel } from './hydrodissect/describe';
import { proposeNeedles } from './hydrodissect/propose';
import { playSeries } from './hydrodissect/series';
import { loadPlanCase, type PlanCase, planCaseOptions } from './plan-case';

/** A plan's hydrodissection on a CT, and what the uncertain share of the fluid makes of it. */
export const hydrodissect = defineCommand({
  usage: `hydrodissect --ct PATH… --labels F… --plan P.json [--out-displacement F.nrrd] [--propose]\n       ${labelUsage}\n       ${ctUsage} [--table]`,
  help: `Simulates the hydrodissection that a plan's key "hydrodissection" describes, on that CT.

${helpRows([
  ['--ct PATH…', 'the CT'],
  ['--labels F…', 'label files on it'],
  ['--plan P.json', 'the plan; hydrodissection.inlets in the words of the virtual bench'],
  [
    '--out-displacement F.nrrd',
    [
      "three components, LPS mm, on the simulation's grid, after the planned volume.",
      'Backward: the tissue now at a point has come from the point plus the vector',
    ].join('\n'),
  ],
  [
    '--propose',
    [
      'instead: where to put a needle, so that the least fluid brings every margin of the',
      "plan's paths that fluid can bring; needs no inlets. Minutes",
    ].join('\n'),
  ],
  ...labelHelp,
  ...ctHelp,
])}

Prints states[] (the virtual bench's keys, as fluid goes in up to the planned volume) and waiting[] (after
it, nothing infused), each with rows[] {instrument, structure, marginMm, beforeMm, afterMm, gainMm, verdict}, and
beforeToleranceMm, afterToleranceMm, gainToleranceMm (what the CT's resolution leaves open in each; a gain keeps
little of what both distances share);
spaces[], missingSpaces[], bodies[]; retained {low, high} (the shares of the fluid that are compatible with
the clinical series), curves[] {toleranceMm, atMl[], metAtMl, decay[]} with bands over them, warnings[] and facts[].
With --propose: proposals[] {tipMm, entryMm, device, lengthMm, space, closest, cellMm (of its simulation),
neededMl (null: not met by atMl), atMl, outMl (of it, beyond the model), short[] {instrument, structure, shortMm, toleranceMm}, displaced[] {key, mm, byMm} over 1 mm, rows[]}, volumes with all
of the fluid retained; cannotBeMet[]: margins that no fluid can bring, not counted.
Every millimetre is the model's: no publication gives millimetres per millilitre in the neck.
`,
  options: { ...planCaseOptions, 'out-displacement': 'one', propose: 'flag' },
  needsPaths: false,
  async run(args, runner) {
    const loaded = await loadPlanCase(args, runner);
    if (!('ok' in loaded) || !loaded.ok) return loaded;
    return has(args, 'propose')
      ? proposeNeedles(loaded.value, runner, Number(one(args, 'workers') ?? 1))
      : simulate(args, loaded.value, runner);
  },
});

async function simulate(args: Arguments, given: PlanCase, runner: Runner) {
  const { plan, volume, resolution, structures } = given;
  const began = Date.now();
  const setup = hydroSetup(plan);
  if (!setup.ok) return setup;
  const { planned, fluid, aroundMm, instruments, retained } = setup.value;
  const input = tissueInput(given, planned, aroundMm, planned.gridMm);
  const model = await runner.run('hydro-tissue', input);
  if (!model.ok) return model;
  const demanded = structures.filter(({ id }) => marginFor(plan, id) !== null);
  const distances = await buildDistances(demanded, runner);
  if (!distances.ok) return distances;
  const table = {
    ...tableInput({ ...plan, instruments }, demanded, distances.value, volume.grid, resolution),
    demandedOnly: true,
    depthPrecisionMm: 0.1,
  };
  const played = await playSeries({
    runner,
    model: model.value,
    setup: setup.value,
    structures: demanded,
    table,
  });
  if (!played.ok) return played;
  const { growing, waiting, plannedMl } = played.value;
  const states = growing.filter(({ state }) => state.injectedMl <= plannedMl + 1e-6);
  const out = one(args, 'out-displacement');
  if (out !== undefined) {
    const content = `${simulatedMarking}: backward displacement, LPS mm, from = here + vector`;
    const { backMm } = states.at(-1)!.fields;
    const saved = await save(out, writeVectorNrrd(model.value.grid, backMm, content));
    if (!saved.ok) return saved;
  }
  const paths = plan.instruments.map(({ id }) => id);
  const endS = states.at(-1)!.state.timeS;
  return ok({
    fluid: fluid.id,
    states: states.map((instant) => describeInstant(instant, retained)),
    waiting: waiting.map((instant) => ({
      ...describeInstant(instant, retained),
      timeS: instant.state.timeS + endS * (1 / retained - 1),
    })),
    ...describeModel(model.value, resolution),
    ...describeBands(played.value, setup.value, paths),
    clinicalSeries,
    warnings: hydroWarnings(fluid).map(({ id, text, source }) => ({ id, text: text.en, source })),
    facts: Object.values(hydroFacts)
      .filter(({ kind }) => kind === 'finding')
      .map(({ id, text, source }) => ({ id, text: text.en, source })),
    missing: played.value.before.missing,
    seconds: (Date.now() - began) / 1000,
  });
}
