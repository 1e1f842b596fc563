import { type Grid, lpsToVoxel } from '../../core/grid';
import { voxelPoint } from '../../core/units';
import type { StraightSpine } from './curve';
import { type Ellipse, innerEllipse, radiusOf } from './ellipse';
import { quantile } from '../../core/statistics';

/** Distance from the line of the canal to its wall, mm, at each station and angle. */
export interface CanalWall {
  readonly radii: readonly Float64Array[];
  /** Share of the wall that is bone seen there, not carried over from beside an opening. */
  readonly seenShare: number;
}

/** Directions in the plane across the canal, from the left towards the front. */
export const directions = 48;
const longestMm = 22;
const stepMm = 0.25;
/** What is brighter is the beginning of bone, HU; its edge lies half-way between soft tissue and the cortex behind. */
const boneHu = 150;
const tissueHu = 30;
/** An ellipse is fitted to the bone this far above and below, mm: half a vertebra, so that it meets pedicles and laminae. */
const fitMm = 12;
/** Bone farther behind the ellipse lies behind an opening, not in a recess of the canal, mm. */
const recessMm = 2;
/** Where no bone is met at all. */
const usualMm = 8;

/**
 * The canal in polar coordinates about its line: in each cross-section the ellipse that bone bounds over some
 * millimetres above and below. Where no bone is met, or only far behind an opening, the ellipse closes it.
 */
export function canalWall(spine: StraightSpine): CanalWall {
  const raw = Array.from({ length: spine.length }, (_, s) =>
    Float64Array.from({ length: directions }, (__, n) => edgeMm(spine, s, n)),
  );
  const near = (s: number) => raw.slice(Math.max(0, s - fitMm), s + fitMm + 1);
  const closing = raw.map((ring, s) => ringOf(innerEllipse(near(s)), ring));
  let seen = 0;
  const radii = raw.map((ring, s) =>
    ring.map((radius, n) => {
      const most = closing[s]![n]!;
      if (radius > most + recessMm) return most;
      seen++;
      return radius;
    }),
  );
  return { radii: smoothed(radii), seenShare: seen / (raw.length * directions) };
}

/** How far an ellipse cuts each direction; without one, the mean of what was met. */
function ringOf(ellipse: Ellipse | undefined, ring: Float64Array): Float64Array {
  const usual = quantile(ring.filter((value) => value < Infinity), 0.5) || usualMm; // prettier-ignore
  return ring.map((_, n) => {
    const radius = ellipse && radiusOf(ellipse, (2 * Math.PI * n) / directions);
    return Math.min(radius ?? usual, longestMm);
  });
}

function edgeMm(spine: StraightSpine, s: number, direction: number): number {
  const angle = (2 * Math.PI * direction) / directions;
  const at = (r: number) => spine.at(s, r * Math.sin(angle), r * Math.cos(angle));
  for (let r = 1; r <= longestMm; r += stepMm) {
    if (at(r) < boneHu) continue;
    let cortex = 0;
    for (let d = 0; d <= 3; d += 0.5) cortex = Math.max(cortex, at(r + d));
    const level = Math.min(450, (tissueHu + cortex) / 2);
    while (r < longestMm && at(r) < level) r += stepMm;
    return r - stepMm / 2;
  }
  return Infinity;
}

/** A mean over three stations and three directions. */
const smoothed = (rings: readonly Float64Array[]): Float64Array[] =>
  rings.map((ring, s) =>
    ring.map((_, n) => {
      let sum = 0;
      for (let d = -1; d <= 1; d++) {
        const other = rings[Math.min(Math.max(s + d, 0), rings.length - 1)]!;
        for (let e = -1; e <= 1; e++) sum += other[(n + e + directions) % directions]! / 9;
      }
      return sum;
    }),
  );

/**
 * Occupancy (0 … 255) of the inside of the wall on upright voxels, between two stations. With a `share` below 1 it is drawn
 * in towards the middle of each cross-section.
 */
export function insideWall(
  spine: StraightSpine,
  { radii }: CanalWall,
  grid: Grid,
  {
    share = 1,
    from = 0,
    to = Infinity,
  }: { readonly share?: number; readonly from?: number; readonly to?: number } = {},
): Uint8Array {
  const [nx, ny, nz] = grid.dims;
  const out = new Uint8Array(nx * ny * nz);
  const off = new Float32Array(out.length).fill(1.01);
  const mm = grid.spacing[0];
  spine.stations.forEach(({ atMm, up, left, front }, s) => {
    if (s < from || s > to) return;
    const ring = radii[s]!;
    const [ca, cl] = middleOf(ring);
    const centre = lpsToVoxel(grid, atMm);
    const reach = Math.ceil(longestMm / mm) + 1;
    const [i0, j0, k0] = centre.map(Math.round) as [number, number, number];
    for (let k = Math.max(0, k0 - reach); k <= Math.min(nz - 1, k0 + reach); k++) {
      for (let j = Math.max(0, j0 - reach); j <= Math.min(ny - 1, j0 + reach); j++) {
        for (let i = Math.max(0, i0 - reach); i <= Math.min(nx - 1, i0 + reach); i++) {
          const d = voxelPoint((i - centre[0]) * mm, (j - centre[1]) * mm, (k - centre[2]) * mm);
          const along = d[0] * up[0] + d[1] * up[1] + d[2] * up[2];
          const n = i + nx * (j + ny * k);
          if (Math.abs(along) >= off[n]!) continue;
          off[n] = Math.abs(along);
          const a = ca + (d[0] * front[0] + d[1] * front[1] + d[2] * front[2] - ca) / share;
          const l = cl + (d[0] * left[0] + d[1] * left[1] + d[2] * left[2] - cl) / share;
          const turn = ((Math.atan2(a, l) / (2 * Math.PI)) * directions + directions) % directions;
          const low = Math.floor(turn) % directions;
          const part = turn - Math.floor(turn);
          const radius = ring[low]! * (1 - part) + ring[(low + 1) % directions]! * part;
          const depth = ((radius - Math.hypot(a, l)) * share) / mm;
          out[n] = Math.round(255 * Math.min(1, Math.max(0, depth + 0.5)));
        }
      }
    }
  });
  return out;
}

/** Middle of a cross-section, mm to the front and to the left of the line. */
function middleOf(ring: Float64Array): readonly [number, number] {
  let [area, a, l] = [0, 0, 0];
  ring.forEach((radius, n) => {
    const angle = (2 * Math.PI * n) / directions;
    area += radius * radius;
    a += (2 / 3) * radius ** 3 * Math.sin(angle);
    l += (2 / 3) * radius ** 3 * Math.cos(angle);
  });
  return [a / area, l / area];
}
