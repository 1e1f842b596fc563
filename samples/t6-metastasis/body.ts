import { smoothStep } from '../lib/arithmetic';
import { both, type Side, sideName } from '../lib/bone/sides';
import { contourLoft, type Outline, type Point2, symmetric } from '../lib/contour';
import { remembered } from '../lib/memo';
import type { Part } from '../lib/part';
import type { Sdf, Solid } from '../lib/sdf';
import { sheetIn } from '../lib/sheet';
import { onCage, spineY } from './cage';
import { paint } from './tissues';

/** The trunk goes on beyond the CT: its cut ends must not count as surface. */
const HEIGHTS = [-110, -66, -30, 10, 40, 70, 110];

const onOval = (angleDeg: number, z: number, outMm: number): Point2 => {
  const [x, y] = onCage(1, angleDeg, z, outMm);
  return [x, y];
};

/** How thick the wall is outside the ribs: [angle from behind, below the shoulder blades, at their height]. */
const THICKNESS = [
  [168, 15, 15],
  [154, 19, 21],
  [140, 20, 25],
  [126, 21, 27],
  [112, 23, 28],
  [98, 25, 29],
  [84, 26, 31],
  [72, 27, 34],
  [61, 28, 37],
  [50, 29, 38],
] as const;

/** Flat on the table behind, whatever the kyphosis; hollow over the spinous processes. */
const BACK_Y = 70;

const skinOutline = (z: number): Outline => {
  const high = smoothStep(-30, 30, z);
  const sides = THICKNESS.map(([angle, low, up]) => onOval(angle, z, low + (up - low) * high));
  return symmetric(z, [
    [0, onCage(1, 180, z, 13.6)[1]],
    ...sides,
    [94, BACK_Y - 6.4],
    [76, BACK_Y - 1.8],
    [56, BACK_Y],
    [36, BACK_Y],
    [18, BACK_Y - 1.4],
    [0, BACK_Y - 4.6],
  ]);
};

const skin = remembered(contourLoft(HEIGHTS.map(skinOutline), 3));

/** Inner surface of the chest wall, with the gutters beside the spine. */
const cavityOutline = (z: number): Outline => {
  const angles = [168, 154, 140, 126, 112, 98, 84, 72, 61, 50, 40, 31];
  const s = spineY(z);
  return symmetric(z, [
    [0, onCage(1, 180, z, -7)[1]],
    ...angles.map((angle) => onOval(angle, z, -5.4)),
    [45, s + 36],
    [37, s + 27.6],
    [29.4, s + 18],
    [22, s + 7],
    [12, s + 3],
    [0, s + 2],
  ]);
};

export const cavity = remembered(contourLoft(HEIGHTS.map(cavityOutline), 3));

const box = { min: [-160, -145, -110], max: [160, 80, 110] } as const;

/** Depth of the outer fascia of the wall under the skin, mm. */
const fatDepth: Sdf = (x, y) =>
  6 + 3 * smoothStep(0, -70, y) - 1.5 * smoothStep(40, 66, y) + 2 * smoothStep(110, 140, Math.abs(x));

const sheetOf = sheetIn({ cavity, skin, fatDepth, box });

/** One side, between two angles on the oval; rising edges `slope` mm a mm. */
const sector =
  (side: Side, from: number, to: number, top: number, bottom: number): Sdf =>
  (x, y, z) => {
    if (side * x < 0) return 20;
    const a = onCage(side, from, z);
    const b = onCage(side, to, z);
    // Signed distances to the rays from the middle of the chest through two points of the oval.
    const ray = (p: readonly [number, number, number]) => {
      const [px, py] = [side * p[0], p[1] + 34];
      return (side * x * py - (y + 34) * px) / Math.sqrt(px * px + py * py);
    };
    return Math.max(-ray(a), ray(b), z - top, bottom - z);
  };

const wallPart = (solid: Solid, rank: number, segment?: string): Part => ({
  ...(segment === undefined ? {} : { segment }),
  paint: paint.muscle,
  rank,
  solid,
  warped: true,
  smooth: true,
});

const wallOf = (side: Side): Part[] => {
  const name = sideName(side);
  return [
    wallPart(sheetOf(0.3, 0.5, sector(side, 56, 122, 46, -200)), 2.2, `serratus-anterior-${name}`),
    wallPart(sheetOf(0.34, 0.54, sector(side, 128, 152, 200, -14)), 2.2, `pectoralis-minor-${name}`),
    wallPart(sheetOf(0.62, 0.96, sector(side, 122, 172, 200, -34)), 2.3, `pectoralis-major-${name}`),
    wallPart(sheetOf(0.66, 0.93, sector(side, 34, 92, 12, -200)), 2.3, `latissimus-dorsi-${name}`),
  ];
};

/** Between the ribs: as thick as they are. */
const intercostal: Solid = {
  box,
  distance: (x, y, z) => {
    const d = cavity.distance(x, y, z);
    return Math.max(d - 8.6, 1.4 - d, 24 - Math.abs(x));
  },
};

/** Skin and fat, the muscles of the wall, and the inside of the chest. */
export const bodyParts = (): Part[] => [
  { segment: 'skin', paint: paint.envelope, rank: 0, layered: true, solid: skin, warped: true, smooth: true },
  wallPart(intercostal, 2),
  ...both(wallOf),
  { paint: paint.pleura, rank: 3, solid: cavity, smooth: true },
];

/** The couch under the back, its cover, and a thin carbon shell that rises at its sides. */
export const restParts = (): Part[] => {
  const shell =
    (offset: number, half: number): Sdf =>
    (x, y) =>
      Math.max(
        Math.abs(y - BACK_Y - offset + 0.0009 * x * x * smoothStep(60, 140, Math.abs(x))) - half,
        Math.abs(x) - 200,
      );
  const wide = { min: [-200, 50, -110], max: [200, 100, 110] } as const;
  return [
    { paint: paint.cover, rank: -2, solid: { box: wide, distance: shell(4, 3) } },
    { paint: paint.table, rank: -1, solid: { box: wide, distance: shell(8.4, 1.3) } },
  ];
};
