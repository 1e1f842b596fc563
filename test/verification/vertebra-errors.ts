import type { Landmarks, MeasuredVertebra } from '../../src/anatomy/vertebra/landmarks';
import { measureVertebra } from '../../src/anatomy/vertebra/measure';
import type { PedicleAxis } from '../../src/anatomy/vertebra/pedicle';
import type { LandmarkPlane } from '../../src/anatomy/vertebra/plates';
import { noContext } from '../../src/core/kernel';
import type { Result } from '../../src/core/result';
import type { VoxelField } from '../../src/core/structure';
import type { Volume } from '../../src/core/volume';
import { pointAt } from '../../samples/lib/place';
import { dot, endplateTruth, less, type MadeVertebra, pedicleTruth, type Plane, tipTruth, wallTruth } from './vertebra-truth'; // prettier-ignore

type Triple = readonly [number, number, number];

/** How far what was measured lies from what was made. */
export interface LandmarkError {
  readonly what: string;
  /** Distance from the plane, the axis or the point, mm. */
  readonly mm: number;
  readonly deg?: number;
}

export const measured = (volume: Volume, field: VoxelField, id: string) =>
  measureVertebra({ volume, field, id }, noContext) as Promise<Result<MeasuredVertebra>>;

const degrees = (a: Triple, b: Triple): number =>
  (Math.acos(Math.min(1, Math.abs(dot(a, b)))) * 180) / Math.PI;

/** Distance of a point from a line through `at`, and the angle between the directions. */
export function axisError(
  found: { readonly atMm: Triple; readonly direction: Triple },
  at: Triple,
  direction: Triple,
) {
  const off = less(found.atMm, at);
  const t = dot(off, direction);
  const mm = Math.hypot(...off.map((value, c) => value - t * direction[c]!));
  return { mm, deg: degrees(found.direction, direction) };
}

const planeError = (found: LandmarkPlane, truth: Plane) => ({
  mm: Math.abs(dot(less(found.atMm, truth.at), truth.normal)),
  deg: degrees(found.normal, truth.normal),
});

/** Errors of all landmarks of a vertebra that were found. */
export function errorsOf(found: Landmarks, made: MadeVertebra): LandmarkError[] {
  const pedicle = (axis: PedicleAxis, side: 1 | -1) => {
    const { at, direction } = pedicleTruth(made, side);
    return axisError(axis, at, direction);
  };
  const point = (p: Triple, truth: Triple) => ({ mm: Math.hypot(...less(p, truth)) });
  const all = {
    'upper endplate': found.upperEndplate && planeError(found.upperEndplate, endplateTruth(made, 1)),
    'lower endplate': found.lowerEndplate && planeError(found.lowerEndplate, endplateTruth(made, -1)),
    'posterior wall': found.posteriorWall && planeError(found.posteriorWall, wallTruth(made)),
    // Its place on the wall: how deep that lies is the wall's own error.
    foramen: found.basivertebralForamen && foramenError(found.basivertebralForamen, made),
    'right pedicle': found.rightPedicle && pedicle(found.rightPedicle, -1),
    'left pedicle': found.leftPedicle && pedicle(found.leftPedicle, 1),
    'spinous tip': found.spinousTip && point(found.spinousTip, tipTruth(made)),
  };
  return Object.entries(all).flatMap(([what, error]) => (error ? [{ what, ...error }] : []));
}

function foramenError(found: Triple, made: MadeVertebra) {
  const off = less(found, pointAt(made.pose, made.foramen));
  const { normal } = wallTruth(made);
  const deep = dot(off, normal);
  return { mm: Math.hypot(...off.map((value, c) => value - deep * normal[c]!)) };
}

/** Prints errors as a Markdown table. */
export function printErrors(
  title: string,
  rows: readonly (LandmarkError & { readonly level: string })[],
): void {
  const lines = rows.map(({ level, what, mm, deg }) => `| ${level} | ${what} | ${mm.toFixed(2)} | ${deg?.toFixed(1) ?? ''} |`); // prettier-ignore
  console.log([title, '| vertebra | landmark | off by, mm | by, ° |', '| --- | --- | --- | --- |', ...lines].join('\n')); // prettier-ignore
}
