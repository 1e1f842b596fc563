import type { Grid } from '../core/grid';
import type { Kernel } from '../core/kernel';
import { measureField } from '../core/measure-field';
import { packField, type PackedField } from '../core/packed-field';
import { ok } from '../core/result';
import { allocate } from '../core/shared';
import type { VoxelField } from '../core/structure';
import type { Shape } from './made';

/** A shape as it is shown and as the plan holds it. */
export interface PackedShape extends Shape {
  readonly packed: PackedField;
}

export function packedShape(field: VoxelField, ct: Grid): PackedShape {
  // In memory that the page and the workers share, where there is such: every later edit takes it up again.
  const data = new Uint8Array(allocate(field.data.length));
  data.set(field.data);
  const shared = { grid: field.grid, data };
  return { field: shared, packed: packField(shared, ct), ...measureField(shared) };
}

/** Kernel: packs fields off the main thread; a body takes a second. */
export const packFields: Kernel<
  { readonly fields: readonly VoxelField[]; readonly ct: Grid },
  readonly PackedShape[]
> = async ({ fields, ct }, context) => {
  const shapes: PackedShape[] = [];
  for (const field of fields) {
    shapes.push(packedShape(field, ct));
    await context.checkpoint(shapes.length / fields.length);
  }
  return ok(shapes);
};
