import { smoothStep } from '../../lib/arithmetic';
import { plate } from '../../lib/bone/organic';
import { chain } from '../../lib/chain';
import { noise3 } from '../../lib/noise';
import {
  ellipsoidDistance,
  type Point3,
  type Sdf,
  smoothMax,
  type Solid,
  subtract,
  unite,
} from '../../lib/sdf';
import { through } from '../curve';
import { SIDES, type Side } from '../../lib/bone/sides';
import { fromSacral, sacral } from '../landmarks';
import { beyondSacrum } from './joint';

/** In front of the curve to the ventral, behind it to the dorsal face of the bodies, mm. */
export const ventralMm = through([
  [0, 16.6],
  [5, 15.4],
  [15, 14],
  [27, 12.4],
  [30, 12.6],
  [40, 9.6],
  [52, 8.6],
  [55, 8.8],
  [64, 7],
  [74, 6.8],
  [90, 5.6],
  [106, 4.4],
]);
export const dorsalMm = through([
  [0, 15.6],
  [15, 13],
  [28, 10.6],
  [40, 8.6],
  [54, 7.2],
  [74, 5.6],
  [91, 4.6],
  [106, 4.4],
]);
/** The canal: half width and half depth. */
export const canalHalfWidth = through([
  [-10, 15],
  [10, 14.5],
  [28, 13],
  [54, 9],
  [74, 6.8],
  [92, 5.4],
]);
export const canalHalfDepth = through([
  [-10, 8.4],
  [10, 7.6],
  [28, 6.2],
  [54, 4.4],
  [74, 3.2],
  [92, 2.6],
]);
export const canalCentre = (s: number): number => dorsalMm(s) + canalHalfDepth(s);

/** How far the wings stand back from the front of the bodies. */
const setBack = through([
  [0, 13],
  [18, 9],
  [34, 3],
  [54, 0.5],
  [74, -0.5],
]);
/** The ventral face at a distance from the midline, mm behind the curve. */
export const front = (x: number, s: number): number => {
  const across = Math.abs(x);
  return -ventralMm(s) + setBack(s) * smoothStep(17, 33, across) - 2.4 * smoothStep(34, 56, across);
};

/** Crests: in the midline, beside the dorsal foramina, and lateral of them. */
const back = (x: number, s: number): number => {
  const across = Math.abs(x);
  const closed = canalCentre(s) + canalHalfDepth(s) + 4.2;
  // Below the hiatus nothing is left but the body.
  const roof = closed + (dorsalMm(s) + 1 - closed) * smoothStep(87, 97, s);
  const beat = 0.5 + 0.5 * noise3(2021, 0.5, 0.5, s / 9);
  const crest = (3 + 8 * beat) * (1 - smoothStep(0.5, 5.5, across)) * smoothStep(96, 84, s);
  const lateral = 3.4 * smoothStep(98, 88, s) * smoothStep(20, 29, across) * smoothStep(44, 32, across);
  return (
    roof -
    4.6 * smoothStep(4, 19, across) * smoothStep(97, 87, s) +
    lateral +
    crest -
    9 * smoothStep(38, 60, across)
  );
};

/** Upper face: the endplate, slightly hollow, the wings sloping down from it, the mouth of the canal behind. */
export const top = (x: number, v: number): number => {
  const across = Math.abs(x);
  const share = (x * x) / (24 * 24) + (v * v) / (17 * 17);
  const hollow = 1.2 * (1 - smoothStep(0.1, 0.8, share));
  const behind = smoothStep(15, 21, v);
  return hollow + 4.4 * smoothStep(22, 30, across) + 0.34 * Math.max(across - 28, 0) + 9 * behind;
};

const blank: Sdf = (x, y, z) => {
  const { s, v } = sacral(y, z);
  if (s < -25 || s > 125) return Math.max(-25 - s, s - 125) + 12;
  const faces = smoothMax(front(x, s) - v, v - back(x, s), 3);
  const ends = smoothMax(0.88 * (top(x, v) - s), s - 105, 2);
  const side = beyondSacrum(x, y, z) * (s > 88 ? 0.74 : 1);
  return 0.94 * smoothMax(smoothMax(faces, ends, 2.4), side, 3);
};

/** Facet for L5, at its back; `growMm` larger it is the room that L5 keeps clear of. */
export const upperProcess = (side: Side, growMm = 0): Solid =>
  plate(
    fromSacral(side * 21.5, 19, 9),
    fromSacral(side * 23.5, 20.5, -10),
    [side * 0.66, 0.75, 0.2],
    5.2,
    4.4,
    3.4 + growMm,
    2.6 + growMm,
  );

/** The canal from L5 to its hiatus; below S4 it is open behind. */
export const canalSolid: Solid = {
  box: { min: [-17, 20, 4], max: [17, 100, 150] },
  distance: (x, y, z) => {
    const { s, v } = sacral(y, z);
    const wide = canalHalfWidth(s);
    const deep = canalHalfDepth(s);
    const behind = v - canalCentre(s);
    // Three-sided: narrower behind.
    const u = x * (1 + 0.22 * Math.max(Math.min(behind / deep, 1), -1));
    const open = s > 86 && behind > 0 ? 0.2 * behind : behind;
    return Math.max(ellipsoidDistance(u, open, 0, wide, deep, 1e4), s - 96);
  },
};

/** Level beside the curve, ventral mouth from the midline, radii of ventral and dorsal mouth. */
const FORAMINA = [
  { s: 29, x: 20, ventral: 6, dorsal: 2.7 },
  { s: 53, x: 18, ventral: 5.2, dorsal: 2.5 },
  { s: 73, x: 16, ventral: 4.2, dorsal: 2.2 },
  { s: 89, x: 14, ventral: 3.3, dorsal: 1.8 },
] as const;

/** S1 to S4: from the canal forwards and outwards, and a narrower way backwards. */
export const foramina: readonly Solid[] = SIDES.flatMap((side) =>
  FORAMINA.flatMap(({ s, x, ventral, dorsal }) => {
    const middle = (canalCentre(s) - ventralMm(s)) / 2;
    return [
      chain(
        [
          [...fromSacral(side * canalHalfWidth(s) * 0.75, canalCentre(s), s - 5), 0.8 * ventral],
          [...fromSacral(side * (x - 1.5), middle + 2, s), 0.86 * ventral],
          [...fromSacral(side * (x + 1), -ventralMm(s) + 3, s + 2), 0.95 * ventral],
          [...fromSacral(side * (x + 4), -ventralMm(s) - 5, s + 4), ventral + 1.4],
        ],
        3,
      ),
      chain(
        [
          [...fromSacral(side * (x - 2), canalCentre(s) - 1, s - 1), dorsal + 1],
          [...fromSacral(side * (x + 0.5), canalCentre(s) + 9, s), dorsal],
          [...fromSacral(side * (x + 1.5), canalCentre(s) + 20, s + 1), dorsal + 0.8],
        ],
        3,
      ),
    ];
  }),
);

/** Where the root of a ventral foramen (0: S1) leaves the canal, lies in the bone, and comes out of it. */
export const foramenAxis = (
  n: number,
  side: Side,
): readonly [inner: Point3, within: Point3, mouth: Point3] => {
  const { s, x } = FORAMINA[n]!;
  const middle = (canalCentre(s) - ventralMm(s)) / 2;
  return [
    fromSacral(side * canalHalfWidth(s) * 0.66, canalCentre(s), s - 6),
    fromSacral(side * (x - 1), middle + 1, s),
    fromSacral(side * (x + 3), -ventralMm(s) - 3, s + 4),
  ];
};

export const sacrumSolid: Solid = subtract(
  1.4,
  unite(2, [
    { distance: blank, box: { min: [-64, -4, 2], max: [64, 106, 128] } },
    ...SIDES.map((side) => upperProcess(side)),
  ]),
  canalSolid,
  ...foramina,
);

/** What is left of the disc between S1 and S2. */
export const restDisc: Solid = {
  box: { min: [-13, 30, 66], max: [13, 66, 96] },
  distance: (x, y, z) => {
    const { s, v } = sacral(y, z);
    const plan = ellipsoidDistance(x, v + 1, 0, 11, 8, 1e4);
    return smoothMax(plan, Math.abs(s - 28.5 - 0.6 * noise3(2031, x / 5, v / 5, 0.5)) - 0.9, 0.6);
  },
};

const coccyxAt = (v: number, s: number, r: number) => [...fromSacral(0, v, s), r] as const;

/** Three pieces of the coccyx, bending forwards. */
export const coccyxSolid: Solid = unite(0.6, [
  plate(fromSacral(0, 0, 108.5), fromSacral(0.5, 0, 116), [1, 0, 0], 8, 5.4, 3.4, 3),
  chain([coccyxAt(-0.6, 119.5, 3.6), coccyxAt(-2, 126, 3.2)]),
  chain([coccyxAt(-4.2, 129.6, 2.9), coccyxAt(-7, 135, 2.2)]),
]);
