import type { Grid } from '../../core/grid';
import type { Kernel, KernelContext } from '../../core/kernel';
import { measureField } from '../../core/measure-field';
import { fail, ok, type Result } from '../../core/result';
import type { VoxelField } from '../../core/structure';
import type { LpsVector } from '../../core/units';
import { type PackedShape, packedShape } from '../../plan/packed-shape';
import { type Combination, combine } from './combine';
import { fillField } from './fill';
import { interpolateSlices } from './interpolate';
import { interpolateAlong } from './interpolate-oblique';
import { keepIslands, type KeptIslands } from './islands';
import { resizeField } from './resize';
import { smoothField, type SmoothMethod } from './smooth';
import { type Cut, splitField } from './split';

/** What can be done to a structure. */
export type EditCommand =
  | { readonly kind: 'combine'; readonly how: Combination; readonly other: VoxelField }
  | { readonly kind: 'smooth'; readonly method: SmoothMethod; readonly widthMm: number }
  | { readonly kind: 'fill'; readonly perSlice: boolean }
  | { readonly kind: 'islands'; readonly kept: KeptIslands }
  | { readonly kind: 'resize'; readonly byMm: number }
  /** `normal`: of the oblique planes that were painted (unit vector, LPS); absent: slices of the CT's own axes. */
  | { readonly kind: 'interpolate'; readonly normal?: LpsVector }
  | { readonly kind: 'split'; readonly cut: Cut };

export interface EditInput {
  readonly ct: Grid;
  /** On voxels of the CT; absent for a structure that is begun by adding to it. */
  readonly field?: VoxelField;
  readonly command: EditCommand;
}

/**
 * Kernel: changes a structure; two of them come of a split, the larger first. Failures: `edit-empty` where nothing
 * would be left, `edit-no-gap` where there is no slice to fill, `edit-one-side` where a plane misses the structure.
 */
export const editStructure: Kernel<EditInput, readonly PackedShape[]> = async (input, context) => {
  const changed = await changedFields(input, context);
  if (!changed.ok) return changed;
  await context.checkpoint(0.8);
  return ok(changed.value.map((field) => packedShape(field, input.ct)));
};

async function changedFields(
  { ct, field, command }: EditInput,
  context: KernelContext,
): Promise<Result<readonly VoxelField[]>> {
  if (command.kind === 'combine') return one(combine(field, command.other, command.how, ct));
  if (!field) return fail('edit-empty');
  switch (command.kind) {
    case 'smooth':
      return one(await smoothField(field, ct, command.method, command.widthMm, context));
    case 'fill':
      return one(fillField(field, ct, command.perSlice));
    case 'islands':
      return one(keepIslands(field, ct, command.kept));
    case 'resize':
      return one(resizeField(field, ct, command.byMm));
    case 'interpolate': {
      const { normal } = command;
      const filled = normal ? interpolateAlong(field, ct, normal) : interpolateSlices(field, ct);
      return filled ? ok([filled]) : fail('edit-no-gap');
    }
    case 'split': {
      const parts = splitField(field, ct, command.cut).filter((part) => part !== undefined);
      if (parts.length < 2) return fail('edit-one-side');
      return ok(parts.sort((a, b) => measureField(b).volumeMl - measureField(a).volumeMl));
    }
  }
}

const one = (field: VoxelField | undefined): Result<readonly VoxelField[]> =>
  field ? ok([field]) : fail('edit-empty');
