import type { VoxelBox } from './body-box';
import type { Grid } from './grid';
import type { LpsPoint, LpsVector } from './units';
import { along, dot, subtract } from './vector';
import { sampleHu, type Volume } from './volume';

/**
 * The first point on a line of sight at which a CT reaches a level, trilinear, within 0.01 mm.
 * @param direction unit vector
 * @param box the part of the grid that is looked at
 * @param isShown points for which this is false are passed
 * @returns the point (LPS, mm) and its distance along the line, mm; undefined where the line meets none
 */
export function firstReached(
  volume: Volume,
  from: LpsPoint,
  direction: LpsVector,
  levelHu: number,
  box: VoxelBox,
  isShown: (point: LpsPoint) => boolean = () => true,
): { readonly point: LpsPoint; readonly distanceMm: number } | undefined {
  const span = spanIn(volume.grid, from, direction, box);
  if (!span) return undefined;
  const stepMm = 0.4 * Math.min(...volume.grid.spacing);
  const reaches = (t: number) => {
    const p = along(from, direction, t);
    return isShown(p) && (sampleHu(volume, p) ?? -Infinity) >= levelHu;
  };
  for (let t = span[0]; t <= span[1]; t += stepMm) {
    if (!reaches(t)) continue;
    let [low, high] = [Math.max(t - stepMm, span[0]), t];
    while (high - low > 0.01) {
      const middle = (low + high) / 2;
      if (reaches(middle)) high = middle;
      else low = middle;
    }
    return { point: along(from, direction, high), distanceMm: high };
  }
  return undefined;
}

/** The stretch of a line within a box, mm. */
function spanIn(
  grid: Grid,
  from: LpsPoint,
  direction: LpsVector,
  { low, high }: VoxelBox,
): readonly [number, number] | undefined {
  const offset = subtract(from, grid.origin);
  let [first, last] = [-Infinity, Infinity];
  for (const a of [0, 1, 2] as const) {
    const axis = grid.axes[a];
    const [start, slope] = [dot(offset, axis) / grid.spacing[a], dot(direction, axis) / grid.spacing[a]];
    if (Math.abs(slope) < 1e-12) {
      if (start < low[a] || start > high[a]) return undefined;
      continue;
    }
    const ends = [(low[a] - start) / slope, (high[a] - start) / slope] as const;
    first = Math.max(first, Math.min(...ends));
    last = Math.min(last, Math.max(...ends));
  }
  return first <= last ? [first, last] : undefined;
}
