import * as v from 'valibot';
import type { Grid } from '../core/grid';
import { measureField } from '../core/measure-field';
import { type PackedField, unpackField } from '../core/packed-field';
import { makings, type Structure } from '../core/structure';

const voxel = v.pipe(v.number(), v.integer(), v.minValue(0));
const triple = v.strictTuple([voxel, voxel, voxel]);
const word = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

/** A structure that was made here, voxel by voxel, on the CT of the plan. */
export const madeStructureSchema = v.strictObject({
  /** Catalogue id. */
  id: word,
  how: v.picklist(makings),
  /** Occupancy on a box of the CT's voxels; see `core/packed-field.ts`. */
  field: v.strictObject({ start: triple, dims: triple, runs: v.string() }),
  /** 0–1, of a method that has one. */
  confidence: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  /** What the user should know of it, worded like a failure. */
  remarks: v.optional(
    v.array(v.strictObject({ code: word, data: v.record(v.string(), v.union([v.string(), v.number()])) })),
  ),
  /** Key of the imported structure that it takes the place of. */
  replaces: v.optional(word),
});

export type MadeStructure = v.InferOutput<typeof madeStructureSchema>;

/** The voxels of a made structure and what is measured on them. */
export type Shape = Pick<Structure, 'field' | 'volumeMl' | 'centroidMm'>;

/** What is known of a structure that a method has found, beside its voxels. */
export type Findings = Pick<Structure, 'id' | 'confidence' | 'remarks'>;

/** A found structure as the plan holds it. */
export const madeOf = (
  { id, confidence, remarks }: Findings,
  how: MadeStructure['how'],
  { start, dims, runs }: PackedField,
): MadeStructure => ({
  id,
  how,
  field: { start: [...start], dims: [...dims], runs },
  ...(confidence !== undefined && { confidence }),
  ...(remarks && { remarks: remarks.map(({ code, data }) => ({ code, data: { ...data } })) }),
});

/** Undefined where the voxels are damaged or none is filled. */
export function unpackMade({ field: packed }: MadeStructure, ct: Grid): Shape | undefined {
  const field = unpackField(packed, ct);
  return field?.data.some((value) => value > 0) ? { field, ...measureField(field) } : undefined;
}

/** A structure of the plan as it is shown; its key is its id. */
export const shownMade = (
  { id, how, confidence, remarks }: MadeStructure,
  { field, volumeMl, centroidMm }: Shape,
): Structure => ({
  key: id,
  id,
  sourceName: id,
  label: 0,
  provenance: how,
  ...(confidence !== undefined && { confidence }),
  ...(remarks && { remarks }),
  field,
  volumeMl,
  centroidMm,
});
