import { circleStatistics } from '../../core/measure';
import { fail, ok, type Result } from '../../core/result';
import { lpsPoint, lpsVector } from '../../core/units';
import type { Resolution } from '../../core/grid-error';
import type { Volume } from '../../core/volume';
import { measured } from '../../plan/measured';
import type { Measurement, Midline } from '../../plan/measurements';
import { readPlan } from '../../plan/read';
import type { Plan } from '../../plan/schema';
import { openKernels } from '../../workers/open';
import type { Runner } from '../../workers/runner';
import { all, type Arguments, one } from './arguments';
import { defineCommand } from './define';
import { helpRows } from './help';
import { ctChoice, ctHelp, ctOptions, ctUsage, loadCt } from './ct';
import { loadPlan, readText } from './load';

/** What the measurements of a plan say. */
export const measure = defineCommand({
  usage: `measure --plan P.json [--ct PATH…] ${ctUsage} [--table]`,
  help: `Prints the value of every measurement and annotation of a plan.

${helpRows([
  ['--plan P.json', 'the plan'],
  ['--ct PATH…', 'its CT: without it no tolerances and no HU'],
  ...ctHelp,
])}

Prints measurements[] {id, kind, label, …} by kind
  length    lengthMm, toleranceMm
  circle    radiusMm, toleranceMm, areaMm2, toleranceMm2, meanHu, sdHu, minHu, maxHu, pixels
  angle     angleDeg (the smaller one between the two lines), supplementDeg, toleranceDeg
  corner    angleDeg, toleranceDeg
  midline   distanceMm, side (of the patient), toleranceMm; null without a midline
  arrow, text
and midline {pointMm, normal, source, structure} or null. A tolerance is what the CT's resolution allows
when every point is placed to half a voxel; where points and midline belong is not in it.
`,
  options: { plan: 'one', ct: 'many', ...ctOptions },
  needsPaths: false,
  async run(args, runner) {
    const path = one(args, 'plan');
    if (path === undefined) return { usage: '--plan is missing' };
    const loaded = await load(args, path, runner);
    if (!loaded.ok) return loaded;
    const { plan, ct } = loaded.value;
    const measurements = plan.measurements.map((item) => describe(item, plan.midline, ct));
    return ok({ measurements, midline: plan.midline ?? null });
  },
});

interface MeasuredCt {
  readonly volume: Volume;
  readonly resolution: Resolution;
}

interface Loaded {
  readonly plan: Plan;
  readonly ct?: MeasuredCt;
}

async function load(args: Arguments, path: string, runner: Runner): Promise<Result<Loaded>> {
  const ctPaths = [...all(args, 'ct'), ...args.paths];
  if (ctPaths.length === 0) {
    const text = await readText(path);
    const plan = text.ok ? readPlan(text.value) : text;
    return plan.ok ? ok({ plan: plan.value }) : fail(plan.failure.code, plan.failure.data);
  }
  const ct = await loadCt(ctPaths, ctChoice(args), openKernels(runner));
  if (!ct.ok) return ct;
  const plan = await loadPlan(path, ct.value, runner);
  return plan.ok ? ok({ plan: plan.value, ct: ct.value }) : plan;
}

function describe(item: Measurement, midline: Midline | undefined, ct: MeasuredCt | undefined) {
  const { kind, ...values } = measured(item, midline, ct?.resolution);
  const label = item.label === undefined ? {} : { label: item.label };
  const missing = kind === 'midline' && !midline ? { distanceMm: null, side: null } : {};
  return { id: item.id, kind, ...label, ...missing, ...values, ...huOf(item, ct?.volume) };
}

function huOf(item: Measurement, volume: Volume | undefined) {
  if (item.kind !== 'circle' || !volume) return {};
  const centre = lpsPoint(...item.centreMm);
  const found = circleStatistics(volume, centre, lpsVector(...item.normal), item.radiusMm);
  if (!found) return { meanHu: null };
  const { meanHu, sdHu, minHu, maxHu, pixels } = found;
  return { meanHu, sdHu, minHu, maxHu, pixels };
}
