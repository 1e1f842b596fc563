import * as v from 'valibot';
import { type Failure, fail, ok, type Result } from '../../core/result';
import type { BenchTensor, ShapeDescription } from './parts';

/** More cells than this need more memory than one calculation should ask for. */
export const mostCells = 2 ** 24;

/** A description that a schema accepts, or `bench-invalid` with the key (`where`), what was expected and what is there. */
export function parseDescription<Schema extends v.GenericSchema>(
  schema: Schema,
  description: unknown,
): Result<v.InferOutput<Schema>> {
  const parsed = v.safeParse(schema, description);
  if (parsed.success) return ok(parsed.output);
  const issue = parsed.issues[0];
  return fail('bench-invalid', {
    where: v.getDotPath(issue) ?? 'description',
    expected: issue.expected ?? issue.type,
    received: issue.received,
  });
}

export const complain = (code: string, data: Failure['data']): Failure => ({ code, data });

export const unfit = (where: string, expected: string, received: string | number): Failure =>
  complain('bench-invalid', { where, expected, received });

export function checkSize(dims: readonly [number, number, number]): Failure | undefined {
  const cells = dims[0] * dims[1] * dims[2];
  return cells > mostCells
    ? complain('bench-too-large', { where: 'grid.dims', cells, most: mostCells })
    : undefined;
}

/** A tensor has three positive principal values. */
export function isPositive(value: BenchTensor): boolean {
  if (typeof value === 'number' || value.length === 3) return true;
  const [xx, yy, zz, xy, xz, yz] = value;
  const minor = xx * yy - xy * xy;
  const det = zz * minor - xx * yz * yz + 2 * xy * xz * yz - yy * xz * xz;
  return minor > 0 && det > 0;
}

export const isZero = (vector: readonly number[]): boolean => vector.every((value) => value === 0);

/** A shape encloses something. */
export function checkShape(where: string, region: ShapeDescription): Failure | undefined {
  if (region.shape === 'box') return checkBox(where, region);
  if (region.shape === 'halfspace' && isZero(region.normal))
    return unfit(`${where}.normal`, '≠[0, 0, 0]', '[0, 0, 0]');
  if (region.shape === 'cylinder' && region.fromMm.every((value, axis) => value === region.toMm[axis]))
    return unfit(`${where}.toMm`, `≠${where}.fromMm`, `[${region.toMm.join(', ')}]`);
  return undefined;
}

type Corner = readonly [number, number, number];

export function checkBox(where: string, { minMm, maxMm }: { minMm: Corner; maxMm: Corner }) {
  const axis = minMm.findIndex((low, i) => low >= maxMm[i]!);
  return axis < 0 ? undefined : unfit(`${where}.maxMm.${axis}`, `>${minMm[axis]}`, maxMm[axis]!);
}

/** The first of the places that lies outside the grid, if any. */
export function checkPlaces(
  grid: { readonly dims: Corner; readonly spacingMm: Corner; readonly originMm: Corner },
  places: readonly (readonly [where: string, point: Corner | undefined])[],
): Failure | undefined {
  const outside = places.find(([, point]) =>
    point?.some((value, axis) => {
      const index = (value - grid.originMm[axis]!) / grid.spacingMm[axis]!;
      return index < -0.5 - 1e-9 || index > grid.dims[axis]! - 0.5 + 1e-9;
    }),
  );
  return outside && complain('bench-outside', { where: outside[0] });
}
