import { lpsVector, type LpsPoint, type LpsVector, lpsPoint } from '../../core/units';
import { cross, dot, norm, normalise } from '../../core/vector';
import { isPlausibleMm, voxelSizeData } from '../image/affine';
import { error, type Issue } from '../issue';
import type { SliceHeader } from './header';

/** The plane of one image: position of its first pixel and the directions of rows and columns. */
export interface Plane {
  readonly position: LpsPoint;
  readonly alongRow: LpsVector;
  readonly alongColumn: LpsVector;
  readonly normal: LpsVector;
}

/** Row and column may deviate this much from unit length and from a right angle (0.06°). */
const cosineTolerance = 1e-3;

/** Plane of an image (PS3.3 C.7.6.2.1.1), its axes made exactly orthonormal; or what is wrong with it. */
export function planeOf(slice: SliceHeader): Plane | Issue {
  const { position, orientation, pixelSpacing, path } = slice;
  if (!position || !orientation || !pixelSpacing || pixelSpacing.some((mm) => mm <= 0)) {
    return error('no-position', { path });
  }
  const odd = pixelSpacing.find((mm) => !isPlausibleMm(mm));
  if (odd !== undefined) return error('voxel-size', voxelSizeData(odd, path));
  const row = lpsVector(orientation[0]!, orientation[1]!, orientation[2]!);
  const column = lpsVector(orientation[3]!, orientation[4]!, orientation[5]!);
  const crooked =
    Math.abs(norm(row) - 1) > cosineTolerance ||
    Math.abs(norm(column) - 1) > cosineTolerance ||
    Math.abs(dot(row, column)) > cosineTolerance;
  if (crooked) return error('axes-not-orthogonal', { path });
  const alongRow = normalise(row);
  const normal = normalise(cross(row, column));
  return { position: lpsPoint(...position), alongRow, alongColumn: cross(normal, alongRow), normal };
}

export const isPlane = (value: Plane | Issue): value is Plane => 'normal' in value;
