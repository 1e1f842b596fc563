import { type Grid, lpsToVoxel } from '../../core/grid';
import type { LpsPoint } from '../../core/units';
import type { Inlet } from '../flow/types';
import type { Opening } from './types';

/** A point as the flow measures it: mm from the centre of cell 0, along the axes of the grid. */
export function toFlowMm(grid: Grid, point: LpsPoint): [number, number, number] {
  const voxel = lpsToVoxel(grid, point);
  return [voxel[0] * grid.spacing[0], voxel[1] * grid.spacing[1], voxel[2] * grid.spacing[2]];
}

export const toInlet = (grid: Grid, opening: Opening): Inlet =>
  opening.kind === 'face'
    ? { kind: 'face', side: opening.side }
    : {
        kind: 'holes',
        holes: opening.atMm.map((point) => ({ atMm: toFlowMm(grid, point), radiusMm: opening.radiusMm })),
      };
