import type { Grid } from '../../core/grid';
import type { Shape } from './shapes';

/** Grids of the bench lie along the axes: positions are origin + index·spacing. */
export const centreMm = ({ origin, spacing }: Grid, axis: 0 | 1 | 2, index: number): number =>
  origin[axis] + index * spacing[axis];

/** The cells whose centre may lie within a shape, widened by `margin` cells: [first, last] per axis. */
function cellRange(grid: Grid, shape: Shape, margin: number) {
  const range = (axis: 0 | 1 | 2): readonly [number, number] => {
    const at = (mm: number) => (mm - grid.origin[axis]) / grid.spacing[axis];
    const low = Math.ceil(at(shape.boundsMm[0][axis]) - margin);
    const high = Math.floor(at(shape.boundsMm[1][axis]) + margin);
    return [Math.max(0, low), Math.min(grid.dims[axis] - 1, high)];
  };
  return [range(0), range(1), range(2)] as const;
}

function forCells(
  grid: Grid,
  shape: Shape,
  margin: number,
  visit: (cell: number, x: number, y: number, z: number) => void,
): void {
  const [[i0, i1], [j0, j1], [k0, k1]] = cellRange(grid, shape, margin);
  for (let k = k0; k <= k1; k++)
    for (let j = j0; j <= j1; j++)
      for (let i = i0; i <= i1; i++) {
        const cell = i + grid.dims[0] * (j + grid.dims[1] * k);
        visit(cell, centreMm(grid, 0, i), centreMm(grid, 1, j), centreMm(grid, 2, k));
      }
}

/** Visits the cells whose centre lies within a shape. */
export function forCellsWithin(grid: Grid, shape: Shape, visit: (cell: number) => void): void {
  forCells(grid, shape, 1e-6, (cell, x, y, z) => {
    if (shape.contains(x, y, z)) visit(cell);
  });
}

/** Samples along each edge of a cell that the surface of a shape crosses. */
const samples = 10;

/** Visits the cells that a shape covers in part or whole, with the covered share of their volume. */
export function forCellsCovered(
  grid: Grid,
  shape: Shape,
  visit: (cell: number, share: number) => void,
): void {
  const extent = shape.boundsMm[1].map((high, axis) => high - shape.boundsMm[0][axis]!);
  // A shape no larger than a few cells may slip between their corners.
  const isSmall = extent.some((length, axis) => length < 3 * grid.spacing[axis]!);
  forCells(grid, shape, 0.5 + 1e-6, (cell, x, y, z) => {
    const corners = isSmall ? undefined : cornersWithin(grid, shape, x, y, z);
    if (corners === 0) return;
    const share = corners === 9 ? 1 : coveredShare(grid, shape, x, y, z);
    if (share > 0) visit(cell, share);
  });
}

/** How many of the corners and the centre of a cell lie within: 0 … 9. */
function cornersWithin({ spacing }: Grid, shape: Shape, x: number, y: number, z: number): number {
  let within = shape.contains(x, y, z) ? 1 : 0;
  for (let corner = 0; corner < 8; corner++) {
    const side = (bit: number, axis: 0 | 1 | 2) => (corner & bit ? 0.5 : -0.5) * spacing[axis];
    if (shape.contains(x + side(1, 0), y + side(2, 1), z + side(4, 2))) within++;
  }
  return within;
}

function coveredShare({ spacing }: Grid, shape: Shape, x: number, y: number, z: number): number {
  let within = 0;
  const offset = (n: number, axis: 0 | 1 | 2) => ((n + 0.5) / samples - 0.5) * spacing[axis];
  for (let k = 0; k < samples; k++)
    for (let j = 0; j < samples; j++)
      for (let i = 0; i < samples; i++) {
        if (shape.contains(x + offset(i, 0), y + offset(j, 1), z + offset(k, 2))) within++;
      }
  return within / samples ** 3;
}
