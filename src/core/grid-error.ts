import type { Grid } from './grid';
import type { LpsPoint, LpsVector } from './units';
import { dot, norm, subtract } from './vector';

/**
 * How finely a CT resolves, by direction and place. A grid says it of itself where nothing more is known.
 * `spacing`: what one voxel stands for along each axis, mm (in the plane, with what resampling blurs).
 */
export interface Resolution extends Pick<Grid, 'axes' | 'origin' | 'spacing'> {
  /** The slices as they were acquired, ascending along the third axis; absent: one a voxel, none thicker. */
  readonly slices?: readonly AcquiredSlice[];
}

export interface AcquiredSlice {
  /** Centre of the slice along `axes[2]`, mm from `origin`. */
  readonly atMm: number;
  /** 0 where the file does not say. */
  readonly thicknessMm: number;
}

/**
 * What the CT resolves at a place along its three axes, mm; without a place, where it is coarsest. Across
 * the slices it is the largest of voxel, slice thickness and acquired step (in a filled gap, the gap).
 */
export function resolvedMm(ct: Resolution, at?: LpsPoint): readonly [number, number, number] {
  const [across, down, voxelMm] = ct.spacing;
  return [across, down, Math.max(voxelMm, throughSlicesMm(ct, at))];
}

function throughSlicesMm({ slices = [], axes, origin, spacing }: Resolution, at: LpsPoint | undefined) {
  const whereMm = at && dot(subtract(at, origin), axes[2]);
  const reachMm = spacing[2] / 2;
  let mostMm = 0;
  slices.forEach(({ atMm, thicknessMm }, i) => {
    const nextMm = slices[i + 1]?.atMm ?? atMm;
    // The slices and steps that the voxel at the place touches.
    const isThere = whereMm === undefined || (atMm - reachMm < whereMm && whereMm < nextMm + reachMm);
    if (isThere) mostMm = Math.max(mostMm, nextMm - atMm, thicknessMm, slices[i + 1]?.thicknessMm ?? 0);
  });
  return mostMm;
}

/**
 * The most by which voxel size, slice thickness and slice spacing alone can shift a surface, mm: half of
 * what is resolved along the worst direction, ½(|nx|sx + |ny|sy + |nz|sz) at its maximum over unit normals
 * n, which is ½|s|.
 */
export const worstGridErrorMm = (ct: Resolution, at?: LpsPoint): number =>
  Math.hypot(...resolvedMm(ct, at)) / 2;

/**
 * How far a surface seen on the CT, or a point placed on it, may be off along a direction (any length; the
 * worst one where it has none), mm: ½(|nx|sx + |ny|sy + |nz|sz) with n the unit direction in the axes of
 * the CT and s what is resolved there (`resolvedMm`).
 */
export function placeErrorMm(ct: Resolution, direction: LpsVector, at?: LpsPoint): number {
  const length = norm(direction);
  if (length < 1e-6) return worstGridErrorMm(ct, at);
  const sizes = resolvedMm(ct, at);
  return ct.axes.reduce((sum, axis, i) => sum + Math.abs(dot(axis, direction)) * sizes[i]!, 0) / (2 * length);
}

/**
 * What the CT leaves open in the distance between two places, each seen or placed on it by itself, mm: what
 * either may be off along the way from one to the other.
 */
export function spanErrorMm(ct: Resolution, from: LpsPoint, to: LpsPoint): number {
  const way = subtract(to, from);
  return placeErrorMm(ct, way, from) + placeErrorMm(ct, way, to);
}
