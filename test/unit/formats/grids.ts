import fc from 'fast-check';
import type { Grid } from '../../../src/core/grid';
import { lpsPoint, lpsVector } from '../../../src/core/units';
import { cross, normalise } from '../../../src/core/vector';

const unit = fc.double({ min: -1, max: 1, noNaN: true });
const direction = fc
  .tuple(unit, unit, unit)
  .filter((v) => Math.hypot(...v) > 0.2)
  .map((v) => normalise(lpsVector(...v)));

/** Any grid: oblique, anisotropic, of either handedness. */
export const anyGrid: fc.Arbitrary<Grid> = fc
  .record({
    first: direction,
    second: direction,
    flip: fc.boolean(),
    dims: fc.tuple(
      fc.integer({ min: 2, max: 5 }),
      fc.integer({ min: 2, max: 4 }),
      fc.integer({ min: 2, max: 4 }),
    ),
    spacing: fc.tuple(...[1, 2, 3].map(() => fc.double({ min: 0.2, max: 5, noNaN: true }))),
    origin: fc.tuple(...[1, 2, 3].map(() => fc.double({ min: -500, max: 500, noNaN: true }))),
  })
  .filter(({ first, second }) => Math.hypot(...cross(first, second)) > 0.2)
  .map(({ first, second, flip, dims, spacing, origin }) => {
    const third = normalise(cross(first, second));
    const sign = flip ? -1 : 1;
    return {
      dims,
      spacing: spacing as [number, number, number],
      origin: lpsPoint(...(origin as [number, number, number])),
      axes: [first, cross(third, first), lpsVector(sign * third[0], sign * third[1], sign * third[2])],
    };
  });
