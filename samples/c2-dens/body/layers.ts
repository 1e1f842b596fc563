import { noise3 } from '../../lib/noise';
import type { Part } from '../../lib/part';
import type { Point3, Sdf, Solid } from '../../lib/sdf';
import { paint } from '../tissues';
import { bodySolid } from './solid';

/** Region of a band that lies between two depths below the skin. */
const layer = (fromMm: number, toMm: number, region: Sdf, min: Point3, max: Point3): Solid => ({
  distance: (x, y, z) => {
    const outside = region(x, y, z);
    if (outside > 20) return outside;
    const depth = -bodySolid.distance(x, y, z);
    return Math.max(Math.abs(depth - (fromMm + toMm) / 2) - (toMm - fromMm) / 2, outside);
  },
  box: { min, max },
});

/** In front of a slanting plane, below the jaw. */
const platysmaRegion =
  (side: 1 | -1) =>
  (x: number, y: number, z: number): number =>
    Math.max(z - 4 - 0.12 * Math.abs(x), y - 4, 13 - side * x);

/** Muscles of lips, chin and cheeks, and the cartilages of the nose: soft tissue under the skin of the face. */
const faceRegion = (x: number, y: number, z: number): number =>
  Math.max(y + 86 - 0.5 * Math.abs(x), z - 24, -34 - z) + 3.5 * noise3(221, x / 9, y / 9, z / 11);
/** Slips of the muscles of expression in the fat of the cheek. */
const cheekRegion = (x: number, y: number, z: number): number => {
  const outside = Math.max(y + 42, z - 52, -26 - z);
  if (outside > 6) return outside;
  const slips = 1.4 - 5 * Math.abs(noise3(224, x / 21, y / 21, z / 11) + 0.25);
  return Math.max(y + 42 + 4 * noise3(223, x / 15, y / 15, z / 15), outside, slips);
};
const noseRegion = (x: number, y: number, z: number): number =>
  Math.max(y + 97, Math.abs(x) - 16, 21 - z, z - 66);

/** The body as a whole, and the flat muscles in the fat under its skin. */
export const bodyParts = (): Part[] => [
  {
    segment: 'skin',
    paint: paint.envelope,
    rank: 0,
    layered: true,
    solid: bodySolid,
    warped: true,
    smooth: true,
  },
  {
    paint: paint.face,
    rank: 1,
    solid: layer(2.6, 8.5, faceRegion, [-60, -115, -38], [60, -50, 28]),
    warped: true,
    smooth: true,
  },
  {
    paint: paint.face,
    rank: 1,
    solid: layer(4.5, 6.3, cheekRegion, [-75, -115, -30], [75, -38, 56]),
    warped: true,
    smooth: true,
  },
  {
    paint: paint.face,
    rank: 1,
    solid: layer(2, 12, noseRegion, [-16, -121, 21], [16, -97, 66]),
    warped: true,
    smooth: true,
  },
  {
    paint: paint.muscle,
    rank: 2,
    solid: layer(4.2, 5.4, platysmaRegion(1), [13, -110, -90], [75, 4, 13]),
    warped: true,
  },
  {
    paint: paint.muscle,
    rank: 2,
    solid: layer(4.4, 5.7, platysmaRegion(-1), [-75, -110, -90], [-13, 4, 13]),
    warped: true,
  },
];
