import { cos, radians, sin } from '../lib/arithmetic';
import { SIDES, type Side } from '../lib/bone/sides';
import { chain, swell } from '../lib/chain';
import { noise3 } from '../lib/noise';
import type { Paint, Part } from '../lib/part';
import { type Solid, unite } from '../lib/sdf';
import type { TubePoint } from '../lib/tube';
import { DIMENSIONS } from './bones/dimensions';
import { grooveOf, RIB_LEVELS } from './bones/ribs';
import { onCage } from './cage';
import { fromLevel, type Level } from './landmarks';
import { paint } from './tissues';

/** [x, y, z, inner radius], mm: root, arch at T4, descending aorta left of the bodies, 24 mm wide at T5. */
const aorta: readonly TubePoint[] = [
  [6, -76, -30, 11],
  [-2, -77, -16, 14],
  [-12, -78, 2, 15],
  [-15, -76, 20, 15],
  [-11, -71, 34, 14.2],
  [0, -62, 43, 12.8],
  [12, -50, 46, 12.2],
  [20, -36, 44, 12],
  [23, -24, 36, 12],
  [22.6, -17.6, 18, 12],
  [22.2, -16.6, 0, 11.8],
  [20.4, -17, -23, 11.6],
  [17, -20, -47, 11.4],
  [13, -25, -72, 11.2],
  [10, -30, -110, 11],
];

const arteries: readonly (readonly [segment: string, points: readonly TubePoint[]])[] = [
  [
    'pulmonary-artery',
    [
      [14, -94, -10, 12],
      [17, -90, 6, 12.6],
      [17, -80, 17, 12.4],
      [15, -70, 22, 11.4],
    ],
  ],
  [
    'pulmonary-artery',
    [
      [16, -70, 22, 10.4],
      [25, -58, 25, 9.6],
      [35, -45, 23, 8.8],
      [42, -37, 15, 8],
      [44, -33, 4, 6.4],
      [44, -33, -8, 5.2],
    ],
  ],
  [
    'pulmonary-artery',
    [
      [13, -69, 20, 10.6],
      [0, -60, 17, 10.2],
      [-14, -54, 14, 9.8],
      [-28, -50, 10, 9],
      [-38, -45, 4, 7.6],
      [-43, -40, -8, 5.8],
    ],
  ],
];

const veins: readonly (readonly [segment: string, points: readonly TubePoint[]])[] = [
  [
    'superior-vena-cava',
    [
      [-20, -70, 110, 8.4],
      [-23, -63, 56, 8.6],
      [-27, -61, 30, 8.8],
      [-29, -64, 8, 9],
      [-30, -68, -14, 9.4],
    ],
  ],
  [
    'inferior-vena-cava',
    [
      [-27, -56, -56, 12],
      [-25, -51, -72, 12.4],
      [-24, -46, -110, 12.6],
    ],
  ],
  // It climbs on the right front of the bodies and arches forward over the right main bronchus into the cava.
  [
    'azygos-vein',
    [
      [-6, -24, -110, 3.6],
      [-6.6, -20.4, -72, 3.8],
      [-7.6, -18, -47, 4],
      [-8.4, -16.6, -23, 4.2],
      [-9.4, -16.6, 0, 4.4],
      [-11, -18.6, 20, 4.6],
      [-15.6, -21.6, 34, 4.8],
      [-21.4, -29, 43, 5],
      [-26.4, -42, 45, 5],
      [-27, -54, 42, 5],
    ],
  ],
  [
    'pulmonary-vein',
    [
      [-22, -48, -8, 7],
      [-34, -56, -2, 6],
      [-44, -60, 2, 4.6],
    ],
  ],
  [
    'pulmonary-vein',
    [
      [-20, -42, -20, 7],
      [-31, -38, -22, 6],
      [-41, -38, -23, 4.6],
    ],
  ],
  [
    'pulmonary-vein',
    [
      [26, -49, -4, 6.6],
      [38, -56, 2, 5.6],
      [49, -62, 4, 4.2],
    ],
  ],
  [
    'pulmonary-vein',
    [
      [25, -41, -16, 6.8],
      [37, -37, -16, 5.8],
      [47, -36, -16, 4.4],
    ],
  ],
  [
    'other', // hemiazygos, behind the aorta
    [
      [15, -11, -110, 2],
      [14.6, -13.4, -72, 2],
      [13.6, -15, -50, 1.9],
      [4, -17.6, -38, 1.8],
      [-6, -17.6, -34, 1.7],
    ],
  ],
];

/** Along the waist of a body to its foramen, then in the groove under the rib; [depth under the rib] by vessel. */
const intercostal = (level: Level, side: Side, from: number, z: number, radius: number, drop: number) => {
  const d = DIMENSIONS[level];
  const [a, b] = [0.92 * d.halfWidth + 2, 0.92 * d.halfDepth + 2];
  const ring = [from, from + 22, from + 44, 92].map((angle): TubePoint => {
    const [c, s] = [cos(radians(angle)), sin(radians(angle))];
    return [...fromLevel(level, [side * a * s, -b * c, z]), radius];
  });
  const foramen = fromLevel(level, [side * (d.halfWidth + 6), d.halfDepth + 2, -4 - drop]);
  const under = grooveOf(level, side, 1.6 + drop, 90).map((at): TubePoint => [...at, 0.9 * radius]);
  return chain([...ring, [...foramen, radius], ...under], 3);
};

const bodies = RIB_LEVELS.slice(0, -1);
const segmental = (): (readonly [Paint, Solid])[] =>
  bodies.flatMap((level) =>
    SIDES.flatMap((side) => [
      [paint.aorta, intercostal(level, side, side === 1 ? 58 : 12, 1.4, 0.95, 0.4)] as const,
      [paint.vein, intercostal(level, side, side === 1 ? 50 : 46, -1.8, 1.1, -1.6)] as const,
    ]),
  );

/** Internal thoracic vessels beside the sternum. */
const thoracic = (): (readonly [Paint, Solid])[] =>
  SIDES.flatMap((side) =>
    [0, 2.6].map((aside) => {
      const points = [110, 60, 20, -20, -60, -110].map((z): TubePoint => [
        side * (24 + aside) + 0.6,
        onCage(side, 169, z, -4)[1],
        z,
        1.05,
      ]);
      return [aside === 0 ? paint.aorta : paint.vein, chain(points, 3)] as const;
    }),
  );

const aortaLumen = unite(0, [chain(aorta, 5)]);

/** Plaques in the wall of the arch. */
const plaque: Solid = {
  box: swell(aortaLumen, 2).box,
  distance: (x, y, z) => {
    const shell = Math.abs(aortaLumen.distance(x, y, z) - 0.2) - 0.7;
    if (shell > 2) return shell;
    const patch = noise3(2841, x / 8, y / 8, z / 9) + 0.35 * noise3(2842, x / 3, y / 3, z / 3);
    return Math.max(shell, 3 * (0.62 - patch));
  },
};

const named = (name: string) => (name === 'other' ? {} : { segment: name });

export const vesselParts = (): Part[] => [
  { paint: paint.wall, rank: 24, solid: swell(aortaLumen, 1.2), sheathMm: 0.6 },
  { segment: 'aorta', paint: paint.aorta, rank: 30, solid: aortaLumen },
  { paint: paint.plaque, rank: 33, solid: plaque },
  ...arteries.map(([name, points]): Part => ({
    ...named(name),
    paint: paint.pulmonary,
    rank: 27.5,
    solid: chain(points, 4),
  })),
  ...veins.map(([name, points]): Part => ({
    ...named(name),
    paint: name === 'pulmonary-vein' ? paint.chamber : paint.vein,
    rank: 27,
    solid: chain(points, 4),
    sheathMm: 0.5,
  })),
  ...[...segmental(), ...thoracic()].map(([blood, solid]): Part => ({
    paint: blood,
    rank: 26,
    solid,
    sheathMm: 0.7,
  })),
];
