import type { Grid } from './grid';
import { familiarAxes } from './path-plane';
import type { LpsPoint, LpsVector } from './units';
import { along, dot, normalise, subtract } from './vector';
import { sampleHu, type Volume } from './volume';

/** HU over the pixels of a plane whose centres lie in a circle. */
export interface CircleStatistics {
  readonly meanHu: number;
  /** Standard deviation over the pixels (n − 1); 0 for one pixel. */
  readonly sdHu: number;
  readonly minHu: number;
  readonly maxHu: number;
  readonly pixels: number;
  /** Of the circle itself. */
  readonly areaMm2: number;
}

/**
 * Statistics of the CT in a circle on a plane. Where the normal is an axis of the grid the pixels
 * are the voxel columns of the grid, so that noise is not smoothed by interpolation in the plane;
 * on an oblique plane they are squares as wide as the smallest voxel side, one centred on the circle.
 * @returns undefined when no pixel centre is both in the circle and in the CT
 */
export function circleStatistics(
  volume: Volume,
  centreMm: LpsPoint,
  normal: LpsVector,
  radiusMm: number,
): CircleStatistics | undefined {
  const { u, v, stepU, stepV, anchorMm } = lattice(volume.grid, normal, centreMm);
  const d = subtract(centreMm, anchorMm);
  const [cu, cv] = [dot(d, u) / stepU, dot(d, v) / stepV];
  const values: number[] = [];
  for (let j = Math.ceil(cv - radiusMm / stepV); j <= cv + radiusMm / stepV; j++) {
    for (let i = Math.ceil(cu - radiusMm / stepU); i <= cu + radiusMm / stepU; i++) {
      if (((i - cu) * stepU) ** 2 + ((j - cv) * stepV) ** 2 > radiusMm ** 2) continue;
      const p = along(along(centreMm, u, (i - cu) * stepU), v, (j - cv) * stepV);
      const hu = sampleHu(volume, p);
      if (hu !== undefined) values.push(hu);
    }
  }
  return values.length ? { ...spread(values), areaMm2: Math.PI * radiusMm ** 2 } : undefined;
}

function spread(values: readonly number[]) {
  let sum = 0;
  let minHu = Infinity;
  let maxHu = -Infinity;
  for (const hu of values) {
    sum += hu;
    minHu = Math.min(minHu, hu);
    maxHu = Math.max(maxHu, hu);
  }
  const meanHu = sum / values.length;
  const squares = values.reduce((total, hu) => total + (hu - meanHu) ** 2, 0);
  const sdHu = values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0;
  return { meanHu, sdHu, minHu, maxHu, pixels: values.length };
}

function lattice(grid: Grid, normal: LpsVector, centreMm: LpsPoint) {
  const across = grid.axes.findIndex((a) => Math.abs(dot(a, normal)) > 1 - 1e-6);
  if (across < 0) {
    const { u, v } = familiarAxes(normalise(normal));
    const side = Math.min(...grid.spacing);
    return { u, v, stepU: side, stepV: side, anchorMm: centreMm };
  }
  const [a, b] = [(across + 1) % 3, (across + 2) % 3] as [0 | 1 | 2, 0 | 1 | 2];
  return {
    u: grid.axes[a],
    v: grid.axes[b],
    stepU: grid.spacing[a],
    stepV: grid.spacing[b],
    anchorMm: grid.origin,
  };
}
