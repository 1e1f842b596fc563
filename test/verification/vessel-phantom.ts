import { type Grid, identityAxes, voxelToLps } from '../../src/core/grid';
import { type LpsPoint, lpsPoint, voxelPoint } from '../../src/core/units';
import type { Volume } from '../../src/core/volume';

/** Pseudo-random numbers 0 … 1, a fixed sequence for each seed. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  for (let n = 0; n < 10; n++) next();
  return next;
}

/** A point moved by up to `byMm` along each axis. */
export const jittered = (p: LpsPoint, byMm: number, next: () => number): LpsPoint =>
  lpsPoint(p[0] + byMm * (2 * next() - 1), p[1] + byMm * (2 * next() - 1), p[2] + byMm * (2 * next() - 1));

export interface Solid {
  /** Signed distance to its surface, mm, negative inside. */
  readonly distance: (p: LpsPoint) => number;
  readonly hu: number;
}

/** A CT of solids in an even background: partial volume at the surfaces, Gaussian noise. The last solid covers. */
export function phantom(
  dims: Grid['dims'],
  spacing: Grid['spacing'],
  backgroundHu: number,
  solids: readonly Solid[],
  noiseHu: number,
): Volume {
  const grid: Grid = { dims, spacing, origin: lpsPoint(-20, 30, 5), axes: identityAxes };
  const hu = new Float32Array(dims[0] * dims[1] * dims[2]);
  const next = random(7);
  const ramp = Math.cbrt(spacing[0] * spacing[1] * spacing[2]);
  for (let k = 0, o = 0; k < dims[2]; k++)
    for (let j = 0; j < dims[1]; j++)
      for (let i = 0; i < dims[0]; i++, o++) {
        const p = voxelToLps(grid, voxelPoint(i, j, k));
        let value = backgroundHu;
        for (const solid of solids) {
          const share = Math.min(Math.max(0.5 - solid.distance(p) / ramp, 0), 1);
          value += share * (solid.hu - value);
        }
        const gauss = Math.sqrt(-2 * Math.log(next() + 1e-12)) * Math.cos(2 * Math.PI * next());
        hu[o] = value + noiseHu * gauss;
      }
  return { grid, hu, minHu: -1000, maxHu: 3000 };
}

/** Distance of a point from a line through `from` along the unit vector `d`. */
export function toLine(p: LpsPoint, from: LpsPoint, d: readonly [number, number, number]): number {
  const away = [p[0] - from[0], p[1] - from[1], p[2] - from[2]] as const;
  const t = away[0] * d[0] + away[1] * d[1] + away[2] * d[2];
  return Math.hypot(away[0] - t * d[0], away[1] - t * d[1], away[2] - t * d[2]);
}

/** Distance of a point from the circle of radius `radiusMm` about `centre` in the plane y = const. */
export const toArc = (p: LpsPoint, centre: LpsPoint, radiusMm: number): number =>
  Math.hypot(Math.hypot(p[0] - centre[0], p[2] - centre[2]) - radiusMm, p[1] - centre[1]);
