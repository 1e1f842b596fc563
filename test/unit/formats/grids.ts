import fc from 'fast-check';
import { type Grid, voxelToLps } from '../../../src/core/grid';
import { lpsPoint, lpsVector, voxelPoint } from '../../../src/core/units';
import { cross, normalise } from '../../../src/core/vector';
import type { DicomOrigin } from '../../../src/formats/dicom-ct/origin';

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

/** The instances of a CT that was loaded as it lies in its files; others than one a slice of the grid where given. */
export const originOf = (grid: Grid, more: Partial<DicomOrigin> = {}): DicomOrigin => ({
  studyUid: '1.2.3',
  seriesUid: '1.2.3.4',
  instances: Array.from({ length: grid.dims[2] }, (_, k) => ({
    path: `${k}.dcm`,
    sopClassUid: '1.2.840.10008.5.1.4.1.1.2',
    sopInstanceUid: `1.2.3.4.${k + 1}`,
    position: [...voxelToLps(grid, voxelPoint(0, 0, k))] as [number, number, number],
  })),
  plane: {
    rows: grid.dims[1],
    columns: grid.dims[0],
    orientation: [...grid.axes[0], ...grid.axes[1]],
    pixelSpacing: [grid.spacing[1], grid.spacing[0]],
  },
  ...more,
});
