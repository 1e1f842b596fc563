import type { Grid } from '../../core/grid';
import { fail, ok, type Result } from '../../core/result';
import { type LpsPoint, type LpsVector, lpsVector } from '../../core/units';
import { limits } from '../limits';
import { cross, dot, norm, normalise } from '../../core/vector';

/** Axes may deviate this much from a right angle (0.03°, 0.15 mm over 300 mm); more is a shear. */
const orthogonalTolerance = 5e-4;

/** Distances between voxels that a CT of a patient, or labels on one, can have; others are in another unit than they say. */
const voxelMm = { least: 0.02, most: 50 };

/** Whether a distance between voxels can be one in millimetres. */
export const isPlausibleMm = (mm: number): boolean => mm >= voxelMm.least && mm <= voxelMm.most;

/** What the refusal `voxel-size` tells. */
export const voxelSizeData = (mm: number, path: string) => ({
  path,
  mm: Number(mm.toPrecision(3)),
  leastMm: voxelMm.least,
  mostMm: voxelMm.most,
});

/**
 * Grid of an image from its voxel-to-patient columns (LPS mm per voxel step) and origin. The file's
 * own axis order and directions are kept. Failures: `sheared-axes`, `no-orientation`, `voxel-size`,
 * `image-too-large`.
 */
export function gridFromColumns(
  columns: readonly [LpsVector, LpsVector, LpsVector],
  origin: LpsPoint,
  dims: Grid['dims'],
  path: string,
): Result<Grid> {
  const spacing = columns.map(norm) as [number, number, number];
  if (![...spacing, ...origin].every(Number.isFinite) || spacing.some((mm) => mm < 1e-6)) {
    return fail('no-orientation', { path });
  }
  const odd = spacing.find((mm) => !isPlausibleMm(mm));
  if (odd !== undefined) return fail('voxel-size', voxelSizeData(odd, path));
  const voxels = dims[0] * dims[1] * dims[2];
  if (voxels > limits.voxels) return fail('image-too-large', { path, voxels });
  const [a, b, c] = columns.map(normalise) as [LpsVector, LpsVector, LpsVector];
  const skew = Math.max(Math.abs(dot(a, b)), Math.abs(dot(a, c)), Math.abs(dot(b, c)));
  if (skew > orthogonalTolerance) return fail('sheared-axes', { path });
  return ok({ dims, spacing, origin, axes: orthonormal(a, b, c) });
}

/** Removes the rounding of the header: exactly orthonormal, of the same handedness. */
function orthonormal(a: LpsVector, b: LpsVector, c: LpsVector): Grid['axes'] {
  const along = dot(a, b);
  const second = normalise(lpsVector(b[0] - along * a[0], b[1] - along * a[1], b[2] - along * a[2]));
  const third = cross(a, second);
  const sign = dot(third, c) < 0 ? -1 : 1;
  const last = lpsVector(sign * third[0], sign * third[1], sign * third[2]);
  return [a, second, last].map(([x, y, z]) => lpsVector(x || 0, y || 0, z || 0)) as never as Grid['axes'];
}
