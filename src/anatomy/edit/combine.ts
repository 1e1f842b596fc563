import type { Grid } from '../../core/grid';
import type { VoxelField } from '../../core/structure';
import { fieldIn, withMargin } from '../voxels/fields';
import { joined, rangeOn } from './ranges';

/** Union, difference, intersection. */
export type Combination = 'add' | 'remove' | 'keep';

const rules: Readonly<Record<Combination, (a: number, b: number) => number>> = {
  add: Math.max,
  remove: (a, b) => Math.min(a, 255 - b),
  keep: Math.min,
};

/**
 * Two structures, voxel by voxel: union, the first without the second, or what both have. Their surfaces stay
 * where they are apart from each other.
 * @param ct the grid of which both fields are parts
 * @returns undefined where nothing is left
 */
export function combine(
  first: VoxelField | undefined,
  second: VoxelField,
  how: Combination,
  ct: Grid,
): VoxelField | undefined {
  if (!first) return how === 'add' ? solid(second, ct) : undefined;
  const range = how === 'add' ? joined(rangeOn(ct, first), rangeOn(ct, second)) : rangeOn(ct, first);
  // On the same range twice: `out` is a copy that may be written.
  const out = fieldIn(first, ct, range);
  const other = fieldIn(second, ct, range).data;
  const rule = rules[how];
  const { data } = out;
  for (let q = 0; q < data.length; q++) data[q] = rule(data[q]!, other[q]!);
  return solid(out, ct);
}

/** Cropped with its margin; undefined where the field nowhere reaches the half level. */
export const solid = (field: VoxelField, ct: Grid): VoxelField | undefined =>
  field.data.some((value) => value > 127) ? withMargin(field, ct) : undefined;
