import * as v from 'valibot';

/** What the descriptions of experiments are made of, whichever the solver: mm, LPS along the grid's axes. */

export const number = v.pipe(v.number(), v.finite());
export const positive = v.pipe(number, v.gtValue(0));
export const notNegative = v.pipe(number, v.minValue(0));
export const share = v.pipe(number, v.minValue(0), v.maxValue(1));
export const point = v.strictTuple([number, number, number]);
export const triple = v.strictTuple([positive, positive, positive]);
export const name = v.pipe(v.string(), v.minLength(1), v.maxLength(100));
const count = v.pipe(v.number(), v.integer(), v.minValue(1));

export const sideNames = ['x-', 'x+', 'y-', 'y+', 'z-', 'z+'] as const;
export type SideName = (typeof sideNames)[number];

export const grid = v.strictObject({
  dims: v.strictTuple([count, count, count]),
  spacingMm: triple,
  originMm: point,
});

/**
 * Isotropic, the three on the axes, or the symmetric tensor xx, yy, zz, xy, xz, yz. Lists are told apart by their
 * length.
 */
export const tensor = v.lazy((value) => {
  if (!Array.isArray(value)) return positive;
  return value.length === 6 ? v.strictTuple([positive, positive, positive, number, number, number]) : triple;
});
export type BenchTensor = v.InferOutput<typeof tensor>;

/** A shape and what is painted where it lies. */
export const regionOf = <Painted extends v.ObjectEntries>(painted: Painted) =>
  v.variant('shape', [
    v.strictObject({ shape: v.literal('box'), minMm: point, maxMm: point, ...painted }),
    v.strictObject({ shape: v.literal('sphere'), centerMm: point, radiusMm: positive, ...painted }),
    v.strictObject({
      shape: v.literal('spheroid'),
      centerMm: point,
      radiusMm: positive,
      /** Between −1 and 2 the radius is positive in every direction. */
      p2: v.pipe(number, v.gtValue(-1), v.ltValue(2)),
      ...painted,
    }),
    v.strictObject({
      shape: v.literal('cylinder'),
      fromMm: point,
      toMm: point,
      radiusMm: positive,
      ...painted,
    }),
    v.strictObject({ shape: v.literal('halfspace'), pointMm: point, normal: point, ...painted }),
  ]);

const plainRegion = regionOf({});
/** A shape as described, without what is painted. */
export type ShapeDescription = v.InferOutput<typeof plainRegion>;
