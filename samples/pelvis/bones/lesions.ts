import { smoothStep } from '../../lib/arithmetic';
import { noise3 } from '../../lib/noise';
import { ellipsoid, type Point3, type Sdf, smoothMax, type Solid, unite } from '../../lib/sdf';
import { fromSacral, HEAD, sacral } from '../landmarks';
import { beyondSacrum } from './joint';

/** Ragged: eaten into the spongy bone in bays of 3–6 mm. */
const ragged = (solid: Solid, seed: number): Solid => ({
  box: solid.box,
  distance: (x, y, z) => {
    const d = solid.distance(x, y, z);
    if (d > 8) return d - 2;
    return (
      0.82 * (d + 1.9 * noise3(seed, x / 6, y / 6, z / 6) + 0.8 * noise3(seed + 1, x / 2.6, y / 2.6, z / 2.6))
    );
  },
});

/** S1: right half of the body, towards the wing and the canal; about 9 mL. */
const s1Foci: readonly (readonly [x: number, v: number, s: number, a: number, b: number, c: number])[] = [
  [-9, -2, 14, 13, 11, 10.5],
  [-19, 2, 16, 10.5, 10, 9],
  [-15, -11, 12, 7.5, 8.5, 7],
  [-4, 8, 17, 7, 6, 6.4],
];
export const S1_CENTRE: Point3 = fromSacral(-11, 1, 15);
export const lesionS1: Solid = ragged(
  unite(
    4,
    s1Foci.map(([x, v, s, a, b, c]) => ellipsoid(fromSacral(x, v, s), a, b, c)),
  ),
  2101,
);

/** Roof of the right acetabulum: 2–3 mm of bone left over the joint, the inner table gone in one place. */
export const ROOF_CENTRE: Point3 = [-83, 1, 39];
export const lesionRoof: Solid = ragged(
  unite(4, [
    ellipsoid(ROOF_CENTRE, 12, 13.4, 9.6),
    ellipsoid([-74, 10, 42], 8, 8, 9),
    ellipsoid([-89, -6, 46], 6.4, 8, 9),
  ]),
  2111,
);

/** Neck of the left femur, its upper cortex thinned and broken. */
export const NECK_CENTRE: Point3 = [HEAD[0] + 20, 4.4, -12.6];
export const lesionNeck: Solid = ragged(
  unite(4, [
    ellipsoid(NECK_CENTRE, 11, 9, 9.4),
    ellipsoid([HEAD[0] + 27, 4, -14], 8.6, 8, 8.4),
    ellipsoid([HEAD[0] + 22, 3, -3.6], 5, 5, 5.6),
  ]),
  2121,
);

/** Insufficiency fracture: an upright plane through the left wing, lateral of the foramina (Denis zone 1). */
export const fractureX = (v: number, s: number): number =>
  39.4 - 0.09 * s + 1.7 * noise3(2131, v / 9, s / 8, 0.5) + 0.7 * noise3(2132, v / 3, s / 3, 0.5);

/** How far a point lies from the plane of the fracture, left of it positive, mm. */
export const fromFracture: Sdf = (x, y, z) => {
  const { s, v } = sacral(y, z);
  return 0.9 * (x - fractureX(v, s));
};

export const fracture: Solid = {
  box: { min: [28, 4, 50], max: [48, 84, 122] },
  distance: (x, y, z) => {
    const { s, v } = sacral(y, z);
    // It gapes in front and above and closes on the way down.
    const open = (0.85 - 0.3 * smoothStep(-6, 14, v)) * (1 - 0.7 * smoothStep(24, 48, s));
    const gap =
      Math.abs(fromFracture(x, y, z)) - Math.max(open + 0.5 * noise3(2133, v / 4, s / 4, 0.5), 0.12);
    return smoothMax(gap, Math.max(s - 47, v - 22, beyondSacrum(x, y, z) + 1), 0.5);
  },
};

/** Crushed spongy bone beside the fracture, 0–1: the white band of an insufficiency fracture. */
export const crushed: Sdf = (x, y, z) => {
  if (x < 24 || x > 56) return 0;
  const { s, v } = sacral(y, z);
  const away = Math.abs(fromFracture(x, y, z) + 2 * noise3(2134, y / 7, z / 7, 0.5));
  const along = smoothStep(54, 40, s) * smoothStep(26, 14, v);
  return along * smoothStep(8.4, 2, away) * (0.62 + 0.5 * noise3(2135, x / 3, y / 3, z / 3));
};
