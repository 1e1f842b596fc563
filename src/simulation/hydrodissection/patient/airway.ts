import type { Grid } from '../../../core/grid';
import { piecesOf } from './pieces';

/** Air in the body that no label covers: cells of each piece of at least `leastMl`. */
export function unlabelledAir(
  grid: Grid,
  isAir: (cell: number) => boolean,
  leastMl: number,
): readonly (readonly number[])[] {
  const air = new Uint8Array(grid.dims[0] * grid.dims[1] * grid.dims[2]);
  for (let q = 0; q < air.length; q++) if (isAir(q)) air[q] = 1;
  const cellMl = (grid.spacing[0] * grid.spacing[1] * grid.spacing[2]) / 1000;
  return piecesOf(air, grid.dims)
    .map(({ cells }) => cells)
    .filter((cells) => cells.length * cellMl >= leastMl);
}
