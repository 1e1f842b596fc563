import { dot } from '../../core/vector';
import type { Issue } from '../issue';
import type { SliceHeader } from './header';
import { isPlane, type Plane, planeOf } from './plane';

/** A slice with its plane and its place along the normal that all slices of its stack share. */
export interface Placed {
  readonly slice: SliceHeader;
  readonly plane: Plane;
  /** Along the common normal, mm. */
  readonly at: number;
}

/** The same place twice: closer than this, mm. */
export const sameMm = 0.01;
const orientationTolerance = 5e-4;
const spacingToleranceMm = 1e-4;

/** Parallel slices in order along their normal; or what is wrong with the first that has no plane. */
export function placeSlices(slices: readonly SliceHeader[]): readonly Placed[] | Issue {
  const planes: Plane[] = [];
  for (const slice of slices) {
    const plane = planeOf(slice);
    if (!isPlane(plane)) return plane;
    planes.push(plane);
  }
  return slices
    .map((slice, i): Placed => {
      const plane = planes[i]!;
      return { slice, plane, at: dot(plane.position, planes[0]!.normal) };
    })
    .sort((a, b) => a.at - b.at);
}

export const isPlaced = (value: readonly Placed[] | Issue): value is readonly Placed[] =>
  Array.isArray(value);

/** Distances between neighbours along the normal, mm: one fewer than slices. */
export const stepsOf = (placed: readonly Placed[]): number[] =>
  placed.slice(1).map(({ at }, i) => at - placed[i]!.at);

const apart = (a: readonly number[], b: readonly number[], most: number) =>
  a.some((value, i) => Math.abs(value - b[i]!) > most);

const cosines = ({ plane }: Placed) => [...plane.alongRow, ...plane.alongColumn];

/** In what two slices differ so that no stack can hold both. */
export function differenceOf(a: Placed, b: Placed): 'orientation' | 'size' | 'pixel-spacing' | undefined {
  if (apart(cosines(a), cosines(b), orientationTolerance)) return 'orientation';
  if (a.slice.rows !== b.slice.rows || a.slice.columns !== b.slice.columns) return 'size';
  return apart(a.slice.pixelSpacing!, b.slice.pixelSpacing!, spacingToleranceMm)
    ? 'pixel-spacing'
    : undefined;
}
