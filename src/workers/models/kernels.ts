import type { ModelDescription } from '../../anatomy/models/description';
import type { Joining } from '../../anatomy/models/memory';
import { modelParts, namedClasses } from '../../anatomy/models/parts';
import { labelByModel } from '../../anatomy/models/run';
import { type Kernel, partOfWork } from '../../core/kernel';
import { ok } from '../../core/result';
import type { Volume } from '../../core/volume';
import type { Findings } from '../../plan/made';
import { type PackedShape, packedShape } from '../../plan/packed-shape';
import { type ModelFile, type ModelPlace, openModel } from './session';

export interface ModelRequest {
  readonly network: ModelFile;
  readonly description: ModelDescription;
  /** Whether a graphics card may be used. */
  readonly isGpuWanted: boolean;
}

/** Kernel: opens a network, holds it against its description and says where it would run. */
export const checkModel: Kernel<ModelRequest, ModelPlace> = async ({ network, description, isGpuWanted }) => {
  const opened = await openModel(network, description, isGpuWanted);
  if (!opened.ok) return opened;
  await opened.value.close();
  return ok(opened.value.place);
};

export interface ModelFindings {
  readonly place: ModelPlace;
  readonly joining: Joining;
  readonly found: readonly (Findings & { readonly shape: PackedShape })[];
  /** Names of the classes that have no voxel on the CT. */
  readonly missing: readonly string[];
}

/**
 * Kernel: the structures that a network finds on a CT, packed for the plan, each with the remark `made-by-model`.
 * Failures: those of opening (`failures.ts`, `shapes.ts`) and of `labelByModel`, with the `path` of the network.
 */
export const runModel: Kernel<ModelRequest & { readonly volume: Volume }, ModelFindings> = async (
  { volume, network, description, isGpuWanted },
  context,
) => {
  const opened = await openModel(network, description, isGpuWanted);
  if (!opened.ok) return opened;
  const { infer, place, close } = opened.value;
  const { path } = network;
  const labelled = await labelByModel({ volume, description }, infer, partOfWork(context, 0, 0.9));
  await close();
  if (!labelled.ok)
    return { ok: false, failure: { ...labelled.failure, data: { path, ...labelled.failure.data } } };
  const classes = namedClasses(description);
  const remarks = [{ code: 'made-by-model', data: { path, name: description.name } }];
  const found: (Findings & { readonly shape: PackedShape })[] = [];
  for (const { field, ...findings } of modelParts(labelled.value, classes, volume.grid)) {
    found.push({ ...findings, remarks, shape: packedShape(field, volume.grid) });
    await context.checkpoint(0.9 + (0.1 * found.length) / classes.length);
  }
  const there = new Set(found.map(({ id }) => id));
  const missing = classes.filter(({ id }) => !there.has(id)).map(({ name }) => name);
  return ok({ place, joining: labelled.value.plan.joining, found, missing });
};
