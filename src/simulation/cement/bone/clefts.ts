import type { Grid } from '../../../core/grid';
import { voxelVolumeMm3 } from '../../../core/grid';
import { components, strides } from './cells';
import type { BoneCleft } from './types';
import { faceAreaMm2 } from './wall';

/**
 * Fracture clefts as slits: each connected one with the mean width of its gap, 2·volume / surface. A staircase has more
 * surface than the gap it stands for, so the width is rather too small. A gap of one cell has about the cell's width.
 * @param member cells of clefts: not 0
 */
export function cleftsOf(grid: Grid, member: Uint8Array): BoneCleft[] {
  const stride = strides(grid);
  return components(grid, member).map((cells) => {
    let surfaceMm2 = 0;
    for (const q of cells)
      for (let n = 0; n < 3; n++)
        for (const side of [stride[n]!, -stride[n]!])
          if (!member[q + side]) surfaceMm2 += faceAreaMm2(grid, n);
    return { cells, widthMm: (2 * cells.length * voxelVolumeMm3(grid)) / surfaceMm2 };
  });
}
