import { voxelToLps } from '../../core/grid';
import { type LpsPoint, voxelPoint } from '../../core/units';
import { distance } from '../../core/vector';
import type { Volume } from '../../core/volume';
import { rangeAround } from './ranges';

/** The tissue at a place: median of its HU, and their spread as a standard deviation. */
export interface Tissue {
  readonly meanHu: number;
  readonly sdHu: number;
}

/** Spread below which no CT is believed, HU: noise elsewhere in the same organ is greater than in its quietest voxels. */
const leastSdHu = 10;
/** Median of the absolute deviations of a normal distribution, as a share of its standard deviation, inverted. */
const sdOfMad = 1.4826;

/** Learns the HU within a radius of the points: robust against a vessel or a fleck of calcium beside them. */
export function learnTissue(volume: Volume, pointsMm: readonly LpsPoint[], radiusMm: number): Tissue {
  const values = pointsMm.flatMap((point) => huAround(volume, point, radiusMm));
  const meanHu = median(values);
  const spread = median(values.map((hu) => Math.abs(hu - meanHu)));
  return { meanHu, sdHu: Math.max(sdOfMad * spread, leastSdHu) };
}

/** HU that count as the same tissue: within 2.5 standard deviations, 99 % of a normal distribution. */
export const alikeRange = ({ meanHu, sdHu }: Tissue): readonly [lowHu: number, highHu: number] => [
  meanHu - 2.5 * sdHu,
  meanHu + 2.5 * sdHu,
];

/** The HU of the voxels within a radius; of the voxel at the point where there is no other. */
function huAround({ grid, hu }: Volume, point: LpsPoint, radiusMm: number): number[] {
  const reach = grid.spacing.map((mm) => Math.max(radiusMm, mm / 2)) as never as [number, number, number];
  const range = rangeAround(grid, point, reach);
  if (!range) return [];
  const { low, high } = range;
  const found: number[] = [];
  for (let k = low[2]; k <= high[2]; k++)
    for (let j = low[1]; j <= high[1]; j++)
      for (let i = low[0]; i <= high[0]; i++)
        if (distance(voxelToLps(grid, voxelPoint(i, j, k)), point) <= Math.max(radiusMm, ...grid.spacing))
          found.push(hu[i + grid.dims[0] * (j + grid.dims[1] * k)]!);
  return found;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
