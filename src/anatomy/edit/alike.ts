import { voxelToLps } from '../../core/grid';
import { type LpsPoint, voxelPoint } from '../../core/units';
import { distance } from '../../core/vector';
import type { Volume } from '../../core/volume';
import { rangeAround } from './ranges';

/** The tissue at a place: the median of its HU, and how far others may be from it and still be the same. */
export interface Tissue {
  readonly meanHu: number;
  readonly toleranceHu: number;
}

/** Spread below which no CT is believed, HU: noise elsewhere in the same organ is greater than in its quietest voxels. */
const leastSdHu = 10;
/** Median of the absolute deviations of a normal distribution, as a share of its standard deviation, inverted. */
const sdOfMad = 1.4826;
/** 99 % of a normal distribution lie within so many standard deviations. */
const noiseSds = 2.5;

/** Other tissues are looked for within this of a place, mm. */
const aroundMm = 9;
/** Air and metal are no measure of how tissues differ, HU. */
const [lowestHu, highestHu] = [-150, 700];
/** A wall lies halfway between two tissues: so much of their difference is still the same one. */
const contrastShare = 1 / 3;
/** What takes less than this of the surroundings is no other tissue. */
const leastShare = 0.05;

/**
 * Learns the tissue within a radius of the points: robust against a vessel or a fleck of calcium beside them. It
 * tolerates the noise, and where other tissues lie around that stand out of it, a third of the difference to them.
 */
export function learnTissue(volume: Volume, pointsMm: readonly LpsPoint[], radiusMm: number): Tissue {
  const values = pointsMm.flatMap((point) => huAround(volume, point, radiusMm));
  const meanHu = median(values);
  const spread = median(values.map((hu) => Math.abs(hu - meanHu)));
  const noiseHu = noiseSds * Math.max(sdOfMad * spread, leastSdHu);
  const around = pointsMm.flatMap((point) => huAround(volume, point, aroundMm));
  const others = around
    .map((hu) => Math.abs(Math.min(Math.max(hu, lowestHu), highestHu) - meanHu))
    .filter((off) => off > noiseHu);
  const contrastHu = others.length > leastShare * around.length ? median(others) : 0;
  return { meanHu, toleranceHu: Math.max(noiseHu, contrastShare * contrastHu) };
}

/** HU that count as the tissue. */
export const alikeRange = ({ meanHu, toleranceHu }: Tissue): readonly [lowHu: number, highHu: number] => [
  meanHu - toleranceHu,
  meanHu + toleranceHu,
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
