import type { Grid } from '../../../core/grid';
import { voxelToLps, voxelVolumeMm3 } from '../../../core/grid';
import { voxelPoint } from '../../../core/units';
import { cellAt, components, strides } from './cells';
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

/** The same clefts on other cells: the mean of the widths that were measured where they lie. */
export function carryClefts(
  clefts: readonly BoneCleft[],
  from: Grid,
  on: Grid,
  member: Uint8Array,
): BoneCleft[] {
  const widthMm = new Map(
    clefts.flatMap((cleft) => Array.from(cleft.cells, (q) => [q, cleft.widthMm] as const)),
  );
  const [nx, ny] = on.dims;
  return cleftsOf(on, member).map((own) => {
    const measured = Array.from(own.cells).flatMap((q) => {
      const at = voxelToLps(on, voxelPoint(q % nx, Math.floor(q / nx) % ny, Math.floor(q / nx / ny)));
      return widthMm.get(cellAt(from, at)) ?? [];
    });
    if (measured.length === 0) return own;
    return { ...own, widthMm: measured.reduce((sum, mm) => sum + mm, 0) / measured.length };
  });
}
