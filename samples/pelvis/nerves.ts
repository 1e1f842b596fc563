import { cos, radians, sin } from '../lib/arithmetic';
import { bonyCanal, type Ring, ringsOf } from '../lib/bone/canal';
import { plate } from '../lib/bone/organic';
import { chain, swell } from '../lib/chain';
import { loft, sectionsOf } from '../lib/loft';
import type { Overlay, Part } from '../lib/part';
import { type Point3, type Solid, unite } from '../lib/sdf';
import type { TubePoint } from '../lib/tube';
import { canalRing, CANAL_HALF_DEPTH, type Lumbar, POSE, SIZE } from './bones/lumbar';
import { canalCentre, canalHalfDepth, canalHalfWidth, canalSolid, foramenAxis } from './bones/sacrum';
import { type Side, SIDES, sideName } from '../lib/bone/sides';
import { fromSacral, onSide } from './landmarks';
import { paint } from './tissues';

/** A point of a vertebra's own frame; only its forward lean is applied. */
const fromLumbar = (level: Lumbar, [x, y, z]: Point3): Point3 => {
  const { at, turnDeg } = POSE[level];
  const [c, s] = [cos(radians(turnDeg[0])), sin(radians(turnDeg[0]))];
  return [at[0] + x, at[1] + c * y - s * z, at[2] + s * y + c * z];
};
const middle = (level: Lumbar): Point3 => [0, SIZE[level].halfDepth + CANAL_HALF_DEPTH - 1.6, 0];

const sacPath = (radii: readonly number[], forwardMm: number): TubePoint[] => [
  [0, 21, 176, radii[0]!],
  [...fromLumbar('l4', middle('l4')), radii[0]!],
  [...fromLumbar('l5', middle('l5')), radii[1]!],
  [...fromSacral(0, canalCentre(-6) - 0.6 - forwardMm, -6), radii[2]!],
  [...fromSacral(0, canalCentre(12) - forwardMm, 12), radii[3]!],
  [...fromSacral(0, canalCentre(28) - forwardMm, 28), radii[4]!],
  [...fromSacral(0, canalCentre(42) - forwardMm, 42), radii[5]!],
];

/** The sac ends at S2. */
const sac = chain(sacPath([7.6, 7.4, 7, 6, 4.8, 2], 0.4), 4);
const lumbarCanal = chain(sacPath([9, 9.4, 9.2, 6, 4, 2], 0).slice(0, 4), 4);
const epidural = unite(1, [lumbarCanal, canalSolid]);

/** From here on the sacrum encloses the canal, mm down from its upper endplate; it leans back by 42° there. */
const sacralMm = 3;
const sacralMouth: Ring = {
  at: fromSacral(0, canalCentre(sacralMm), sacralMm),
  halfWidth: canalHalfWidth(sacralMm),
  halfDepth: canalHalfDepth(sacralMm) / cos(radians(42)),
};
/** Bounded by bodies, pedicles and laminae; 20 mm of each vertebra are its own. */
const lumbar = bonyCanal([
  sacralMouth,
  ...(['l5', 'l4'] as const).flatMap((level) => ringsOf(POSE[level], canalRing(level), 10)),
]);
const inSacrum: Solid = {
  ...canalSolid,
  distance: (x, y, z) => Math.max(canalSolid.distance(x, y, z), z - sacralMouth.at[2]),
};
const canal = unite(0, [lumbar, inSacrum]);

/** Roots of the cauda, sunk to the back of the sac. */
const cauda: readonly Solid[] = [
  [-4.6, -1.4],
  [-3, -3.4],
  [-0.8, -4.2],
  [1.6, -4],
  [3.6, -2.8],
  [4.8, -0.6],
].map(([x, y]) => {
  const shares = [1, 0.96, 0.9, 0.76, 0.5, 0.1];
  const path = sacPath([0.8, 0.8, 0.75, 0.7, 0.6, 0.5], 0.4);
  return chain(
    path.map(([, py, pz, r], n): TubePoint => {
      const share = shares[Math.max(n - 1, 0)]!;
      return [x! * share, py - y! * share, pz, r];
    }),
    3,
  );
});

/** L4 and L5 over the wing of the sacrum, S1 to S4 through their foramina, all to the plexus: left. */
const roots: readonly (readonly [name: string, points: readonly TubePoint[]])[] = [
  [
    'nerve-root-l4',
    [
      [...fromLumbar('l4', [18, 20, -8]), 2.6],
      [31, 20, 138, 2.2],
      [35, 22, 122, 2],
      [38, 18, 104, 2],
      [40, 18, 90, 2],
    ],
  ],
  [
    'nerve-root-l5',
    [
      [...fromLumbar('l5', [7, 22, 6]), 1.6],
      [...fromLumbar('l5', [13, 19, -4]), 2.2],
      [...fromLumbar('l5', [22, 17, -11]), 3.2],
      [...fromSacral(34, -13, 2), 2.5],
      [...fromSacral(39, -16, 16), 2.5],
      [41, 30, 72, 2.6],
    ],
  ],
  ...[0, 1, 2, 3].map((n): readonly [string, TubePoint[]] => {
    const [inner, within, mouth] = foramenAxis(n, 1);
    const start = Math.max([8, 18, 34, 42][n]!, 0);
    const radius = [3.1, 2.6, 1.9, 1.4][n]!;
    const end: Point3 = (
      [
        [42, 36, 66],
        [44, 44, 56],
        [43, 47, 50],
        [40, 49, 46],
      ] as const
    )[n]!;
    return [
      `nerve-root-s${n + 1}`,
      [
        [...fromSacral([5.4, 4, 2.4, 1.4][n]!, canalCentre(start) + 1, start), 0.55 * radius],
        [...inner, 0.7 * radius],
        [...within, radius],
        [...mouth, 0.9 * radius],
        [...end, 0.85 * radius],
      ],
    ];
  }),
];

/** A flat band on the front of the piriformis. */
const plexus = unite(1.6, [
  plate([42, 33, 70], [46, 45, 52], [0.3, 0.4, -0.6], 5, 8, 1.6, 1.9),
  plate([46, 45, 52], [57, 56, 30], [0.4, 0.5, -0.3], 8, 4.4, 1.9, 2),
]);

/** Below the piriformis, between seat and trochanter, into the thigh: 14 × 5 mm. */
const sciatic = loft(
  sectionsOf([
    [-104, 96, 38, 6.6, 2.7, 10, 1],
    [-72, 94, 42, 6.8, 2.6, 10, -1],
    [-46, 90, 48, 7, 2.5, 10, -3],
    [-22, 82, 55, 7.2, 2.5, 10, -3],
    [0, 73, 60, 7, 2.5, 10, 1],
    [16, 64, 61, 6.6, 2.5, 10, 3],
    [30, 57, 57, 5.6, 2.4, 10, 4],
  ]),
  2,
);

/** Nerve of the thigh: between psoas and iliacus, then beside the artery. */
const femoralNerve = chain(
  [
    [52, 22, 134, 1.6],
    [63, 13, 112, 1.7],
    [72, 4, 96, 1.8],
    [79, -8, 78, 1.9],
    [85, -26, 56, 2],
    [90, -46, 30, 2.1],
    [92, -54, 10, 2.1],
    [94, -55, -6, 1.9],
    [95, -54, -22, 1.4],
  ],
  3,
);

const nervePart = (segment: string, solid: Solid, rank = 19): Part => ({
  segment,
  paint: paint.nerve,
  rank,
  solid,
  sheathMm: 0.5,
});

const ofSide = (side: Side): Part[] => {
  const end = sideName(side);
  return [
    ...roots.map(([name, points]) => nervePart(`${name}-${end}`, onSide(side, chain(points, 4)), 19.2)),
    nervePart(`sacral-plexus-${end}`, onSide(side, plexus)),
    nervePart(`sciatic-nerve-${end}`, onSide(side, sciatic), 19.1),
    nervePart(`femoral-nerve-${end}`, onSide(side, femoralNerve), 19.1),
  ];
};

/** Over the dorsal foramina and between the spines. */
const ligaments = unite(0, [
  chain(
    [
      [0, 76, 128, 2],
      [0, 72, 112, 2],
      [0, 78, 96, 2],
    ],
    3,
  ),
  ...SIDES.flatMap((side) => [
    // Sacrotuberous and sacrospinous ligaments.
    plate([side * 28, 72, 28], [side * 61, 38, -40], [0, 0.6, 1], 9, 4, 1.6, 2),
    plate([side * 22, 62, 14], [side * 52, 49, -4], [0, 0, 1], 8, 2, 1.4, 1.2),
    // Iliolumbar ligament.
    plate([side * 44, 17, 130], [side * 74, 44, 118], [0, 0, 1], 3, 5, 1.4, 1.2),
  ]),
]);

export const nerveParts = (): Part[] => [
  { paint: paint.ligament, rank: 8, solid: ligaments, sheathMm: 0.2 },
  { paint: paint.epidural, rank: 15, solid: swell(epidural, 1.4), sheathMm: 0.2 },
  { segment: 'dural-sac', paint: paint.csf, rank: 17, solid: sac },
  ...SIDES.flatMap(ofSide),
  ...cauda.map((solid): Part => ({ segment: 'cauda-equina', paint: paint.nerve, rank: 20, solid })),
];

export const nerveOverlays = (): Overlay[] => [
  { segment: 'spinal-canal', solid: canal },
  { segment: 'dural-sac', solid: sac },
];
