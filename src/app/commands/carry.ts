import * as v from 'valibot';
import { middleOf, type PointPair, registerPoints } from '../../anatomy/registration/points';
import {
  pairToleranceMm,
  rmsToleranceMm,
  surfaceToleranceMm,
  turnToleranceDeg,
} from '../../anatomy/registration/tolerance';
import { aroundLandmarksMm, type BoneRegion } from '../../anatomy/registration/surface-points';
import { fail, ok, type Result } from '../../core/result';
import { movePoint, turnAngle } from '../../core/rigid';
import type { Structure } from '../../core/structure';
import { lpsPoint, toDegrees } from '../../core/units';
import { distance } from '../../core/vector';
import type { LoadedVolume } from '../../formats/open';
import { carryPlan } from '../../plan/carry';
import { ctIdentity } from '../../plan/check';
import type { Plan } from '../../plan/schema';
import { writePlan } from '../../plan/write';
import { openKernels } from '../../workers/open';
import type { Runner } from '../../workers/runner';
import { all, type Arguments, has, one } from './arguments';
import { defineCommand } from './define';
import { save } from './files';
import { loadCt } from './ct';
import { labelChoices, labelOptions, loadPlan, loadStructures, readText } from './load';
import { meshHelp } from './mesh';

const triple = v.strictTuple([v.number(), v.number(), v.number()]);
/** Landmarks as a file has them. */
const pairsSchema = v.strictObject({
  pairs: v.array(v.strictObject({ fromMm: triple, toMm: triple })),
});

/** A plan on the CT of the day. */
export const carry = defineCommand({
  usage:
    'carry --ct PATH… --plan P.json --to PATH… --pairs M.json [--labels F… --bone ID] [--names N.json] [--map M.json]\n       [--accept-other-frame] [--mesh-units U] [--mesh-frame F] [--fill-gaps] [--points-only] --out Q.json',
  help: `Carries a plan to another CT of the same patient: registers the target bone by three or more pairs of
points, then on the surface of the bone. Everything confirmed, checked or computed is open again.

  --ct PATH…     the CT of the plan
  --plan P.json  the plan
  --to PATH…     the CT of the day
  --pairs M.json {"pairs": [{"fromMm": [x, y, z], "toMm": [x, y, z]}, …]}: the same landmarks on both
  --labels F…    label files on the first CT, for
  --bone ID      the structure whose surface is registered (vertebra-l3 …); without it, all bone within
                 ${aroundLandmarksMm} mm of the middle of the points
  --names N.json {"1": "L3"} or {"L3": 1}, for label files without names of their own
  --map M.json   {"name in the file": "catalogue id"}, for names that the catalogue does not know, beside
                 those that the plan notes
  --accept-other-frame
                 places labels that state another frame of reference than the first CT all the same
${meshHelp}
  --fill-gaps    interpolates missing slices (up to 15 mm) of either CT, where it would be refused
  --points-only  no refinement on the surface
  --out Q.json   the carried plan

Prints pairs[] {residualMm, toleranceMm}, pointsRmsMm, pointsRmsToleranceMm, surface {rmsMm, medianMm, p95Mm,
toleranceMm, matchedShare, points, iterations}, transform {rotation[9] row-major, translationMm[3]}, turnDeg,
turnToleranceDeg, shiftMm (of the middle of the points), shiftToleranceMm. Tolerances: what the resolution of
both CTs leaves open.
The residual says how well the bone fits, not how well the soft tissue does.
`,
  options: {
    ct: 'many',
    to: 'many',
    plan: 'one',
    pairs: 'one',
    ...labelOptions,
    'fill-gaps': 'flag',
    bone: 'one',
    'points-only': 'flag',
    out: 'one',
  },
  needsPaths: false,
  async run(args, runner) {
    const needed = ['ct', 'plan', 'to', 'pairs', 'out'].find((name) => !has(args, name));
    if (needed) return { usage: `--${needed} is missing` };
    if (one(args, 'bone') !== undefined && all(args, 'labels').length === 0)
      return { usage: '--bone needs --labels' };
    const inputs = await load(args, runner);
    return inputs.ok ? register(inputs.value, args, runner) : inputs;
  },
});

interface Inputs {
  readonly from: LoadedVolume;
  readonly to: LoadedVolume;
  readonly plan: Plan;
  readonly pairs: readonly PointPair[];
  readonly bone?: Structure;
}

async function load(args: Arguments, runner: Runner): Promise<Result<Inputs>> {
  const kernels = openKernels(runner);
  const choice = { fillGaps: has(args, 'fill-gaps') };
  const from = await loadCt(all(args, 'ct'), choice, kernels);
  if (!from.ok) return from;
  const plan = await loadPlan(one(args, 'plan')!, from.value, runner);
  if (!plan.ok) return plan;
  const pairs = await readPairs(one(args, 'pairs')!);
  if (!pairs.ok) return pairs;
  const bone = await namedBone(args, from.value, plan.value, kernels);
  if (!bone.ok) return bone;
  const to = await loadCt(all(args, 'to'), choice, kernels);
  if (!to.ok) return to;
  return ok({
    from: from.value,
    to: to.value,
    plan: plan.value,
    pairs: pairs.value,
    ...(bone.value && { bone: bone.value }),
  });
}

async function readPairs(path: string): Promise<Result<PointPair[]>> {
  const text = await readText(path);
  if (!text.ok) return text;
  try {
    const { pairs } = v.parse(pairsSchema, JSON.parse(text.value));
    return ok(pairs.map(({ fromMm, toMm }) => ({ from: lpsPoint(...fromMm), to: lpsPoint(...toMm) })));
  } catch {
    return fail('pairs-invalid', { path });
  }
}

async function namedBone(
  args: Arguments,
  ct: LoadedVolume,
  plan: Plan,
  kernels: ReturnType<typeof openKernels>,
): Promise<Result<Structure | undefined>> {
  const id = one(args, 'bone');
  if (id === undefined) return ok(undefined);
  const labels = all(args, 'labels');
  const given = plan.structures.named;
  const structures = await loadStructures(labels, ct, labelChoices(args), kernels, given);
  if (!structures.ok) return structures;
  const bone = structures.value.find(({ key }) => key === id);
  return bone ? ok(bone) : fail('no-such-structure', { structure: id });
}

async function register({ from, to, plan, pairs, bone }: Inputs, args: Arguments, runner: Runner) {
  const points = registerPoints(pairs);
  if (!points.ok) return points;
  const middle = middleOf(pairs);
  const region: BoneRegion = bone ? { bone: bone.field } : { centreMm: middle, radiusMm: aroundLandmarksMm };
  const refined = has(args, 'points-only')
    ? undefined
    : await runner.run('refine-on-bone', {
        from: from.volume,
        to: to.volume,
        region,
        start: points.value.transform,
        thresholdHu: plan.thresholds.boneHu,
      });
  if (refined && !refined.ok) return refined;
  const cts = { from: from.resolution, to: to.resolution };
  const transform = refined?.value.transform ?? points.value.transform;
  const hashed = await runner.run('fingerprint', { volume: to.volume });
  if (!hashed.ok) return hashed;
  const carried = carryPlan(plan, transform, ctIdentity(hashed.value, to), {
    pairs: pairs.length,
    pointsRmsMm: points.value.rmsMm,
    ...(refined && { surfaceRmsMm: refined.value.rmsMm }),
    toleranceMm: refined ? surfaceToleranceMm(cts) : rmsToleranceMm(cts, pairs),
  });
  const path = one(args, 'out')!;
  const written = await save(path, writePlan(carried));
  if (!written.ok) return written;
  const { transform: _, ...surface } = refined?.value ?? { transform };
  return ok({
    out: path,
    pairs: points.value.residualsMm.map((residualMm, n) => ({
      residualMm,
      toleranceMm: pairToleranceMm(cts, pairs[n]!),
    })),
    pointsRmsMm: points.value.rmsMm,
    pointsRmsToleranceMm: rmsToleranceMm(cts, pairs),
    ...(refined && { surface: { ...surface, toleranceMm: surfaceToleranceMm(cts) } }),
    transform: { rotation: transform.rotation, translationMm: transform.translation },
    turnDeg: toDegrees(turnAngle(transform)),
    turnToleranceDeg: turnToleranceDeg(cts, pairs),
    shiftMm: distance(movePoint(transform, middle), middle),
    shiftToleranceMm: rmsToleranceMm(cts, pairs),
  });
}
