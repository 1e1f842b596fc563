import {
  type DisplacedPicture,
  displacedPicture,
  type DisplacedPictureInput,
} from '../../../core/displaced-picture';
import type { Displacement } from '../../../core/displacement';
import type { Kernel } from '../../../core/kernel';
import { ok } from '../../../core/result';
import type { VoxelField } from '../../../core/structure';
import { DisplacedAnatomy } from '../patient/displaced';
import type { HydroFields } from '../types';

export interface HydroPictureInput extends DisplacedPictureInput {
  readonly displacement: Displacement & HydroFields;
  /** Voxels of structures that may have moved, by key. */
  readonly fields: Readonly<Record<string, VoxelField>>;
}

/** An instant as slices and 3-D view show it. */
export interface HydroPicture extends DisplacedPicture {
  /** Of the structures that have moved, where they are now. */
  readonly fields: Readonly<Record<string, VoxelField>>;
}

/** Moves surfaces and voxels of structures with the tissue, and meshes the pocket. */
export const hydroPicture: Kernel<HydroPictureInput, HydroPicture> = async (input, context) => {
  const { displacement } = input;
  const picture = await displacedPicture(input, context);
  if (!picture.ok) return picture;
  const moved = new DisplacedAnatomy(displacement.grid, displacement);
  const fields: Record<string, VoxelField> = {};
  for (const [key, field] of Object.entries(input.fields)) {
    await context.checkpoint(0.9);
    const next = moved.fieldOf(field, key);
    if (next) fields[key] = next;
  }
  return ok({ ...picture.value, fields });
};
