import { contradictedCode, identifyStructure } from '../../catalog/structures';
import type { Grid } from '../../core/grid';
import type { Failure } from '../../core/result';
import type { Structure, VoxelField } from '../../core/structure';
import type { LatticeField } from './lattice';
import { beyondRemark } from './beyond';
import { measureField } from '../../core/measure-field';
import type { LabelName } from './names';
import { placeOnto } from './place';

/** One label of a file on the file's own grid. */
export interface LabelField {
  readonly label: number;
  readonly name: LabelName;
  readonly field: VoxelField | LatticeField;
  readonly remarks?: readonly Failure[];
}

/** Labels of a file, read one by one as they are asked for: an array, or what reads more sparingly. */
export interface LabelFields extends Iterable<LabelField> {
  readonly length: number;
}

/** Fields made one at a time, so that no more than one is held beside its result. */
export function lazily<T>(items: readonly T[], make: (item: T) => LabelField | undefined): LabelFields {
  return {
    length: items.length,
    *[Symbol.iterator]() {
      for (const item of items) {
        const field = make(item);
        if (field) yield field;
      }
    },
  };
}

/** The structure that a label is on the CT, with a remark where it reaches beyond; undefined when nothing of it lies in the CT. */
export function toStructure({ label, name, field, remarks }: LabelField, ct: Grid): Structure | undefined {
  const placed = placeOnto(ct, field);
  if (!placed) return undefined;
  const own = structureOf(name, label, placed);
  const all = [...(own.remarks ?? []), ...(remarks ?? []), ...beyondRemark(ct, field)];
  return { ...own, ...measureField(placed), ...(all.length > 0 && { remarks: all }) };
}

/**
 * An imported structure under the catalogue's id for its name and code, not yet measured. Where they name
 * different structures it stays `other` with the remark `name-and-code-differ`, to be named by hand.
 */
export function structureOf(
  name: LabelName,
  label: number,
  field: VoxelField,
): Omit<Structure, 'volumeMl' | 'centroidMm'> {
  const isPlain = identifyStructure({ name: name.name }) !== undefined;
  const query = isPlain ? name : { ...name, name: withoutSuffix(name.name) };
  const id = identifyStructure(query)?.id ?? 'other';
  const code = contradictedCode(query)?.id;
  return {
    key: id,
    id,
    sourceName: name.name,
    label,
    provenance: 'imported',
    field,
    ...(code && { remarks: [{ code: 'name-and-code-differ', data: { name: name.name, codedAs: code } }] }),
  };
}

/** `liver_seg`, `aorta-mask` … say the same as `liver`, `aorta`. */
const withoutSuffix = (name: string) => name.replace(/[\s_.-](seg|segmentation|label|mask|msk)$/i, '');

/** All structures with keys of their own: the id, with `#2`, `#3` when it repeats. */
export function withUniqueKeys(structures: readonly Structure[]): Structure[] {
  const counts = new Map<string, number>();
  return structures.map((structure) => {
    const count = (counts.get(structure.id) ?? 0) + 1;
    counts.set(structure.id, count);
    return { ...structure, key: count === 1 ? structure.id : `${structure.id}#${count}` };
  });
}
