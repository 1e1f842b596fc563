import { distanceMm } from '../../../core/distance-transform';
import type { Grid } from '../../../core/grid';
import { canalIds } from '../../cement/bone/domain';
import type { Placed } from './bodies';
import { eachCell } from './boxes';
import type { TissueStructure } from './types';

/** The front of a cervical body lies no farther from the cord than this, mm. */
const reachMm = 26;

/**
 * Unlabelled bone about the labelled canal or cord: the spine, where no vertebra has a label. Without a
 * canal nothing tells it from mandible and skull.
 */
export function spineByHu(
  grid: Grid,
  placed: readonly Placed[],
  bone: readonly number[],
): TissueStructure | undefined {
  const isLabelled = placed.some(({ structure }) =>
    /^vertebra-|^vertebral-bodies$|^bone$/.test(structure.id),
  );
  if (isLabelled || bone.length === 0) return undefined;
  const canal = new Uint8Array(grid.dims[0] * grid.dims[1] * grid.dims[2]);
  let isKnown = false;
  for (const { structure, shares } of placed) {
    if (!canalIds.includes(structure.id)) continue;
    eachCell(grid, shares, (cell, at) => {
      if (shares.data[at]! < 0.5) return;
      canal[cell] = 1;
      isKnown = true;
    });
  }
  if (!isKnown) return undefined;
  const distance = distanceMm(canal, grid.dims, grid.spacing, reachMm);
  const data = new Uint8Array(canal.length);
  for (const cell of bone) if (distance[cell]! <= reachMm) data[cell] = 255;
  return { key: 'bone-by-hu', id: 'bone', field: { grid, data } };
}
