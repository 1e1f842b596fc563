import { type KernelContext, partOfWork } from '../../core/kernel';
import { fail, ok, type Result } from '../../core/result';
import type { Volume } from '../../core/volume';
import { resampleHu } from '../voxels/resample';
import type { ModelDescription } from './description';
import { type BoxWindows, joinerOf, type Labelled, type Place } from './join';
import { softmax } from './likelihoods';
import { mostBytes, type ModelPlan, planModel } from './memory';
import { lowestHu, normalisedHu } from './normalise';
import { axisWindows } from './windows';

/**
 * What a network says of one patch, both in the order of the tensor (last axis fastest): for each channel a value
 * a voxel, or a label a voxel. The patch is written anew for the next call.
 */
export type Infer = (patch: Float32Array) => Promise<Result<Float32Array>>;

export interface ModelInput {
  readonly volume: Volume;
  readonly description: ModelDescription;
  /** Of the arrays of the run, bytes; `mostBytes` where absent. */
  readonly boundBytes?: number;
}

/** The picture as the network labels it. */
export interface LabelledVolume extends Labelled {
  readonly plan: ModelPlan;
}

/** The windows of a description over a grid, along k, j and i. */
export function boxWindows({ dims }: ModelPlan['grid'], { patch, overlap }: ModelDescription): BoxWindows {
  const [nx, ny, nz] = dims;
  return [
    axisWindows(nz, patch[0], overlap),
    axisWindows(ny, patch[1], overlap),
    axisWindows(nx, patch[2], overlap),
  ];
}

/**
 * Labels a CT by a network, in windows that slide over it. Failures: `model-memory`, those of `infer`,
 * `model-answer-size`, `model-not-likelihoods`.
 */
export async function labelByModel(
  { volume, description, boundBytes = mostBytes }: ModelInput,
  infer: Infer,
  context: KernelContext,
): Promise<Result<LabelledVolume>> {
  const planned = planModel(volume.grid, description, boundBytes);
  if (!planned.ok) return planned;
  const plan = planned.value;
  await context.checkpoint(0);
  const hu = resampleHu(volume, plan.grid);
  const windows = boxWindows(plan.grid, description);
  const joiner = joinerOf(plan.grid, windows, description, plan.joining);
  const check = checker(description);
  const fill = patchFiller(hu, plan, windows, description);
  const [alongK, alongJ, alongI] = windows.map(({ starts }) => starts.length) as [number, number, number];
  const { checkpoint } = partOfWork(context, 0.05, 1);
  for (let k = 0, done = 0; k < alongK; k++) {
    for (let j = 0; j < alongJ; j++)
      for (let i = 0; i < alongI; i++) {
        await checkpoint(done++ / (alongK * alongJ * alongI));
        const answer = await infer(fill([k, j, i]));
        const values = answer.ok ? check(answer.value) : answer;
        if (!values.ok) return values;
        joiner.add(values.value, [k, j, i]);
      }
    joiner.close(k);
  }
  await checkpoint(1);
  return ok({ ...joiner.result, plan });
}

/** Writes the normalised HU of a window into one and the same array; 0 beyond the grid, as nnU-Net pads. */
function patchFiller(
  hu: Int16Array,
  { grid }: ModelPlan,
  windows: BoxWindows,
  description: ModelDescription,
) {
  const [nx, ny, nz] = grid.dims;
  const table = normalisedHu(description);
  const [pk, pj, pi] = description.patch;
  const patch = new Float32Array(pk * pj * pi);
  return (place: Place): Float32Array => {
    const [k0, j0, i0] = windows.map(({ starts }, a) => starts[place[a]!]!) as [number, number, number];
    patch.fill(0);
    const [first, end] = [Math.max(0, -i0), Math.min(pi, nx - i0)];
    for (let c = Math.max(0, -k0); c < Math.min(pk, nz - k0); c++)
      for (let b = Math.max(0, -j0); b < Math.min(pj, ny - j0); b++) {
        const to = pi * (b + pj * c);
        const from = i0 + nx * (b + j0 + ny * (c + k0));
        for (let a = first; a < end; a++) patch[to + a] = table[hu[from + a]! + lowestHu]!;
      }
    return patch;
  };
}

/** Rounding of a network that computes in 16 bits. */
const slack = 0.01;

/** Makes likelihoods or labels of an answer, in place. */
function checker({ patch, channels = 1, output }: ModelDescription) {
  const expected = channels * patch[0] * patch[1] * patch[2];
  const soften = softmax(channels);
  return (answer: Float32Array): Result<Float32Array> => {
    if (answer.length !== expected) return fail('model-answer-size', { expected, received: answer.length });
    if (output === 'logits') soften(answer);
    return output === 'probabilities' ? clipped(answer) : ok(answer);
  };
}

function clipped(answer: Float32Array): Result<Float32Array> {
  for (let q = 0; q < answer.length; q++) {
    const value = answer[q]!;
    if (!(value >= -slack && value <= 1 + slack)) return fail('model-not-likelihoods', { value });
    if (value < 0 || value > 1) answer[q] = value < 0 ? 0 : 1;
  }
  return ok(answer);
}
