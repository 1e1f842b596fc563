import type { Grid } from '../../../core/grid';
import type { Placed } from './bodies';
import { eachCell } from './boxes';
import type { TissueParameters } from './parameters';

/**
 * How easily the tissue of each cell is displaced, fat = 1: from its HU, muscles and glands from their
 * labels; fat between the fibres of a labelled muscle stays fat. Between tissues it changes geometrically.
 */
export function conductivityOf(
  grid: Grid,
  hu: Float32Array,
  placed: readonly Placed[],
  p: TissueParameters,
): Float32Array {
  const dense = (value: number) =>
    value < p.airHu ? 1 : Math.min(Math.max((value - p.fatHu) / (p.muscleHu - p.fatHu), 0), 1);
  const logs = Float32Array.from(hu, (value) => dense(value) * Math.log(p.soft));
  for (const { role, shares } of placed) {
    if (role !== 'muscle' && role !== 'gland') continue;
    const own = Math.log(role === 'muscle' ? p.muscle : p.gland);
    eachCell(grid, shares, (cell, at) => {
      const share = shares.data[at]!;
      logs[cell] = (1 - share) * logs[cell]! + share * dense(hu[cell]!) * own;
    });
  }
  return logs.map(Math.exp);
}
