import { smoothStep } from '../lib/arithmetic';
import { contourLoft, flatHalf, type Outline } from '../lib/contour';
import { remembered } from '../lib/memo';
import type { Part } from '../lib/part';
import { type Sdf, smoothMax, type Solid } from '../lib/sdf';
import { sheetIn } from '../lib/sheet';
import { through } from './curve';
import { paint } from './tissues';

/** The body goes on beyond the CT: its cut ends must not count as surface. */
const onward = (outlines: readonly Outline[]): Outline[] => [
  { ...outlines[0]!, z: -160 },
  ...outlines,
  { ...outlines[outlines.length - 1]!, z: 205 },
];

/** Half outlines from the midline in front to the midline behind; 356 mm across the hips, flattened by the table. */
const outline = contourLoft(
  onward([
    flatHalf(
      -100,
      [
        0, -60, 40, -73, 82, -82, 122, -77, 152, -55, 167, -25, 170, 8, 163, 40, 141, 72, 98, 94, 40, 95, 0,
        92,
      ],
    ),
    flatHalf(
      -55,
      [
        0, -70, 42, -77, 84, -83, 124, -78, 155, -57, 171, -27, 175, 8, 168, 44, 146, 82, 100, 106, 38, 107,
        0, 105,
      ],
    ),
    flatHalf(
      -15,
      [
        0, -82, 40, -83, 82, -86, 122, -80, 155, -58, 173, -26, 178, 10, 171, 48, 147, 88, 100, 114, 34, 117,
        0, 115,
      ],
    ),
    flatHalf(
      25,
      [
        0, -90, 40, -91, 82, -90, 120, -80, 151, -56, 169, -24, 174, 12, 167, 50, 143, 90, 96, 116, 32, 119,
        0, 117,
      ],
    ),
    flatHalf(
      65,
      [
        0, -100, 40, -101, 80, -97, 116, -83, 145, -56, 162, -22, 166, 14, 158, 48, 134, 84, 88, 110, 32, 114,
        0, 111,
      ],
    ),
    flatHalf(
      105,
      [
        0, -107, 38, -107.5, 76, -102, 110, -85, 137, -58, 153, -24, 156, 10, 148, 42, 124, 74, 82, 98, 32,
        105, 0, 101,
      ],
    ),
    flatHalf(
      148,
      [
        0, -109, 38, -109, 74, -102, 106, -83, 130, -56, 143, -24, 145, 8, 138, 38, 116, 66, 78, 87, 32, 93,
        0, 88,
      ],
    ),
  ]),
  3,
);

/** Where the cleft between buttocks and thighs begins, and where its lips part. */
const cleftY = through([
  [-100, -90],
  [-74, -88],
  [-62, -52],
  [-52, 14],
  [-42, 46],
  [-20, 74],
  [12, 95],
  [40, 113],
  [60, 128],
]);
const lipsY = through([
  [-100, 76],
  [-55, 90],
  [-15, 103],
  [40, 112],
]);
const cleft: Sdf = (x, y, z) => {
  const behind = Math.max(y - lipsY(z), 0);
  const before = Math.max(-y - 46, 0) * smoothStep(-48, -62, z);
  return Math.max(Math.abs(x) - 0.03 - 0.3 * behind - 0.34 * before, 0.8 * (cleftY(z) - y));
};

const skin = remembered({
  box: outline.box,
  distance: (x, y, z) => {
    const d = outline.distance(x, y, z);
    return z > 58 ? d : smoothMax(d, -cleft(x, y, z), 3);
  },
});

export const bodySolid = skin;

/** Inner surface of the wall of the belly, and the inside of the pelvis. */
export const cavity = remembered(
  contourLoft(
    onward([
      flatHalf(
        -45,
        [0, -20, 5, -20, 10, -18, 16, -14, 20, -8, 22, 0, 22, 8, 20, 14, 16, 18, 12, 20, 6, 22, 0, 22],
      ),
      flatHalf(
        -15,
        [0, -36, 10, -36, 24, -33, 38, -26, 46, -18, 50, -6, 50, 8, 48, 22, 40, 34, 28, 40, 14, 42, 0, 42],
      ),
      flatHalf(
        25,
        [0, -72, 26, -72, 52, -67, 70, -55, 78, -45, 73, -34, 65, -22, 61, 0, 57, 22, 46, 42, 24, 50, 0, 52],
      ),
      flatHalf(
        65,
        [
          0, -82, 32, -82, 64, -78, 90, -65, 106, -47, 110, -26, 104, -4, 92, 14, 76, 30, 56, 40, 28, 56, 0,
          58,
        ],
      ),
      flatHalf(
        105,
        [
          0, -87, 32, -87, 64, -82, 92, -67, 112, -45, 119, -18, 114, 6, 100, 26, 84, 40, 60, 46, 28, 40, 0,
          36,
        ],
      ),
      flatHalf(
        148,
        [
          0, -88, 30, -88, 62, -82, 90, -66, 110, -43, 118, -14, 115, 12, 104, 32, 84, 44, 58, 42, 28, 34, 0,
          30,
        ],
      ),
    ]),
    3,
  ),
);

/** Depth of the outer fascia of the wall under the skin by place, mm. */
const fatDepth: Sdf = (x, y, z) =>
  9 + 5 * smoothStep(20, -60, y) + 9 * smoothStep(70, 120, Math.abs(x)) + 5 * smoothStep(60, 0, z);

const sheetOf = sheetIn({ cavity, skin, fatDepth, box: { min: [-165, -118, -8], max: [165, 60, 200] } });

/** Above the groin and, at the side, above the crest. */
const flank: Sdf = (x, y, z) => {
  const across = Math.abs(x);
  const groin = 0.7 * (-8 + 0.84 * (across - 22) - z);
  const overCrest = across > 84 ? smoothMax(0.8 * (122 - z), -42 - y, 6) : -40;
  return Math.max(66 - across - 0.2 * Math.min(y + 100, 40), y - 48, groin, Math.min(overCrest, 40));
};
const rectus: Sdf = (x, y, z) => {
  const half = 9 + 20 * smoothStep(-4, 90, z);
  return Math.max(Math.abs(Math.abs(x) - half - 3) - half, y + 44, -4 - z);
};

const wallPart = (name: string | undefined, solid: Solid, rank: number): Part[] =>
  [1, -1].map((side) => ({
    ...(name && { segment: `${name}-${side === 1 ? 'left' : 'right'}` }),
    paint: paint.muscle,
    rank,
    solid: {
      box: solid.box,
      distance: (x: number, y: number, z: number) => Math.max(solid.distance(x, y, z), -side * x),
    },
    warped: true,
    smooth: true,
  }));

/** Fat within the trunk, and the wall about it: three flat muscles and the rectus. */
export const bodyParts = (): Part[] => [
  { segment: 'skin', paint: paint.envelope, rank: 0, layered: true, solid: skin, warped: true },
  { paint: paint.visceralFat, rank: 1, solid: cavity, warped: true, smooth: true },
  ...wallPart(undefined, sheetOf(0.04, 0.28, flank), 2),
  ...wallPart('internal-oblique', sheetOf(0.34, 0.64, flank), 2.1),
  ...wallPart('external-oblique', sheetOf(0.7, 0.98, flank), 2.2),
  ...wallPart('rectus-abdominis', sheetOf(0.12, 0.94, rectus), 2.3),
];

/** The table under the back: a thin carbon shell that rises at its sides. */
export const restParts = (): Part[] => [
  {
    paint: paint.table,
    rank: -1,
    solid: {
      box: { min: [-200, 92, -170], max: [200, 130, 210] },
      distance: (x, y) => Math.max(Math.abs(y - 125 + 0.0007 * x * x) - 1.5, Math.abs(x) - 188),
    },
  },
];
