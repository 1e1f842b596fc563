import type { LpsPoint } from '../../core/units';
import type { Contours } from './edge';
import { inPlane, type Station } from './line';
import { rayDirection } from './wall';

/** Radius of the circle with the area of a section, mm. */
export function equalRadius({ rays, radiusMm }: Contours, section: number): number {
  let squares = 0;
  for (let ray = 0; ray < rays; ray++) squares += radiusMm[section * rays + ray]! ** 2;
  return Math.sqrt(squares / rays);
}

/** Middle of a section's area. */
export function middleOf({ rays, radiusMm }: Contours, section: number, station: Station): LpsPoint {
  let [squares, u, v] = [0, 0, 0];
  for (let ray = 0; ray < rays; ray++) {
    const r = radiusMm[section * rays + ray]!;
    const [cos, sin] = rayDirection(ray);
    squares += r * r;
    u += (2 / 3) * r ** 3 * cos;
    v += (2 / 3) * r ** 3 * sin;
  }
  return inPlane(station, u / squares, v / squares);
}

/** Share of the rays of a section whose wall is an edge of the CT. */
export function seenShare({ rays, isSeen }: Contours, section: number): number {
  let count = 0;
  for (let ray = 0; ray < rays; ray++) count += isSeen[section * rays + ray]!;
  return count / rays;
}
