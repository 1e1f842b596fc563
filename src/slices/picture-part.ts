import { lpsToPlane, type Plane } from '../core/plane';
import type { PicturePart } from '../core/reslice';
import type { LpsPoint } from '../core/units';
import type { Viewport } from './cornerstone';

/** The part of a plane's picture that is on a canvas of that many pixels, and a little more. */
export function visiblePart(
  viewport: Viewport,
  { width, height }: { readonly width: number; readonly height: number },
  { columns, rows }: Plane,
): PicturePart {
  const from = viewport.toPicture({ x: 0, y: 0 });
  const to = viewport.toPicture({ x: width, y: height });
  const within = (value: number, limit: number) => Math.min(Math.max(value, 0), limit);
  return {
    left: within(Math.floor(from.x) - 2, columns),
    top: within(Math.floor(from.y) - 2, rows),
    right: within(Math.ceil(to.x) + 2, columns),
    bottom: within(Math.ceil(to.y) + 2, rows),
  };
}

/** The part of a plane's picture that holds points, with a little room about them. */
export function partAround(plane: Plane, points: readonly LpsPoint[]): PicturePart {
  const room = 6 / plane.spacingMm;
  const places = points.map((p) => lpsToPlane(plane, p));
  const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
  return {
    left: Math.max(Math.min(...xs) - room, 0),
    top: Math.max(Math.min(...ys) - room, 0),
    right: Math.min(Math.max(...xs) + room, plane.columns),
    bottom: Math.min(Math.max(...ys) + room, plane.rows),
  };
}

/** Whether one part lies within another. */
export const holds = (outer: PicturePart, inner: PicturePart): boolean =>
  outer.left <= inner.left &&
  outer.top <= inner.top &&
  outer.right >= inner.right &&
  outer.bottom >= inner.bottom;
