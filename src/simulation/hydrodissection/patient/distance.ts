import { distanceMm } from '../../../core/distance-transform';

type Triple = readonly [number, number, number];

/**
 * Signed distance to the border of what is set, mm for cells of `spacingMm`: negative inside, where it
 * is told for the outermost cells alone (−½ cell) and what lies deeper is −1½ cells.
 */
export function signedDistanceMm(set: Uint8Array, dims: Triple, spacingMm: number): Float32Array {
  const distance = distanceMm(set, dims, [spacingMm, spacingMm, spacingMm]);
  const steps = [1, dims[0], dims[0] * dims[1]];
  for (let q = 0; q < distance.length; q++) {
    const isBorder = set[q] && steps.some((step) => set[q - step] === 0 || set[q + step] === 0);
    const inCells = isBorder ? -0.5 : -1.5;
    distance[q] = set[q] ? inCells * spacingMm : distance[q]! - 0.5 * spacingMm;
  }
  return distance;
}
