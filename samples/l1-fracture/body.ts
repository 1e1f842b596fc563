import { smoothStep } from '../lib/arithmetic';
import { contourLoft, flatHalf, type Outline } from '../lib/contour';
import { remembered } from '../lib/memo';
import type { Part } from '../lib/part';
import type { Sdf, Solid } from '../lib/sdf';
import { sheetIn } from '../lib/sheet';
import { paint } from './tissues';

/** The trunk goes on beyond the CT: its cut ends must not count as surface. */
const onward = (outlines: readonly Outline[]): Outline[] => [
  { ...outlines[0]!, z: -150 },
  ...outlines,
  { ...outlines[outlines.length - 1]!, z: 145 },
];

/**
 * Outline of the trunk, half outlines from the midline in front to the midline behind. The belly lies flat on
 * the table (prone); girth about 830 mm at L1.
 */
const skin = remembered(
  contourLoft(
    onward([
      flatHalf(
        -92,
        [
          0, -125, 40, -125.6, 78, -121, 108, -108, 134, -84, 150, -52, 154, -16, 148, 18, 132, 46, 106, 66,
          76, 76, 44, 78.6, 20, 74, 0, 70,
        ],
      ),
      flatHalf(
        -45,
        [
          0, -124, 38, -124.6, 76, -120, 106, -107, 131, -84, 147, -53, 151, -18, 145, 16, 128, 45, 102, 66,
          73, 77, 43, 80.4, 19, 77, 0, 73.4,
        ],
      ),
      flatHalf(
        0,
        [
          0, -122, 36, -122.6, 72, -118.6, 103, -106, 129, -84, 146, -54, 150, -19, 144, 16, 127, 46, 101, 68,
          72, 79.6, 43, 83.4, 19, 81, 0, 78,
        ],
      ),
      flatHalf(
        45,
        [
          0, -121, 34, -121.6, 68, -117.6, 100, -106, 128, -84, 146, -54, 151.6, -18, 147, 18, 131, 49, 104,
          71, 73, 82, 43, 84.4, 19, 81.6, 0, 79,
        ],
      ),
      flatHalf(
        84,
        [
          0, -120, 33, -120.6, 66, -116.6, 99, -105, 128, -84, 147, -53, 153, -16, 149, 21, 134, 52, 106, 73,
          74, 83, 43, 84, 19, 80, 0, 77,
        ],
      ),
    ]),
    3,
  ),
);

export const bodySolid = skin;

/** Inner surface of the wall of the trunk: peritoneum, pleura and the muscles behind. */
export const cavity = remembered(
  contourLoft(
    onward([
      flatHalf(
        -92,
        [
          0, -99, 30, -99, 62, -96, 92, -87, 114, -68, 127, -42, 129, -14, 124, 8, 112, 22, 92, 29, 70, 30,
          46, 30, 22, 28, 0, 26,
        ],
      ),
      flatHalf(
        -45,
        [
          0, -99, 30, -99, 62, -97, 92, -88, 114, -69, 127, -44, 130, -16, 125, 10, 112, 28, 92, 37, 70, 38,
          46, 36, 22, 32, 0, 28,
        ],
      ),
      flatHalf(
        0,
        [
          0, -99, 30, -99.6, 62, -98, 93, -89, 116, -70, 128, -45, 131, -17, 127, 12, 114, 34, 93, 47, 70, 51,
          46, 46, 22, 36, 0, 32,
        ],
      ),
      flatHalf(
        45,
        [
          0, -100, 30, -100.4, 62, -98.6, 93, -90, 116, -71, 128, -45, 131.6, -16, 128, 14, 116, 38, 94, 50,
          70, 51, 46, 43, 24, 31, 0, 30,
        ],
      ),
      flatHalf(
        84,
        [
          0, -101, 30, -101.4, 62, -99.4, 93, -90, 116, -71, 129, -44, 132.6, -14, 129, 17, 117, 41, 95, 52,
          70, 53, 46, 44, 24, 30, 0, 26,
        ],
      ),
    ]),
    3,
  ),
);

/** Depth of the outer fascia of the wall under the skin by place, mm: thick in front and at the flanks. */
const fatDepth: Sdf = (x, y) =>
  5.5 + 6 * smoothStep(30, -70, y) + 4 * smoothStep(60, 110, Math.abs(x)) * smoothStep(70, 20, y);

const sheetOf = sheetIn({ cavity, skin, fatDepth, box: { min: [-160, -130, -95], max: [160, 90, 85] } });

const flank: Sdf = (x, y) => Math.max(74 - Math.abs(x) - 0.22 * Math.min(y + 100, 40), y - 40);
const rectus: Sdf = (x, y) => Math.max(Math.abs(Math.abs(x) - 39) - 35, y + 82);
const below =
  (zTop: number, keep: Sdf): Sdf =>
  (x, y, z) =>
    Math.max(keep(x, y, z), 0.5 * (z - zTop - 0.35 * Math.abs(x)));
const chest: Sdf = (x, y, z) => Math.max(0.5 * (12 - z - 0.12 * Math.abs(x)), 24 - Math.abs(x) - 0.4 * y);
const latissimus: Sdf = (x, y) => Math.max(30 - Math.abs(x), y - 76, -10 - y);

const wallPart = (solid: Solid, rank: number): Part => ({
  paint: paint.muscle,
  rank,
  solid,
  warped: true,
  smooth: true,
});

/** Fat within the trunk, and the wall about it: three flat muscles, the rectus, the chest wall. */
export const bodyParts = (): Part[] => [
  { segment: 'skin', paint: paint.envelope, rank: 0, layered: true, solid: skin, warped: true, smooth: true },
  { paint: paint.visceralFat, rank: 1, solid: cavity, warped: true, smooth: true },
  wallPart(sheetOf(0.02, 0.26, below(30, flank)), 2),
  wallPart(sheetOf(0.33, 0.62, below(14, flank)), 2),
  wallPart(sheetOf(0.7, 0.98, below(40, flank)), 2),
  wallPart(sheetOf(0.12, 0.78, rectus), 2),
  wallPart(sheetOf(0.06, 0.62, chest), 2.1),
  wallPart(sheetOf(0.78, 0.99, latissimus), 2.2),
];

/** The table under the belly: a thin carbon shell that rises at its sides. */
export const restParts = (): Part[] => [
  {
    paint: paint.table,
    rank: -1,
    solid: {
      box: { min: [-190, -132, -160], max: [190, -108, 150] },
      distance: (x, y) => Math.max(Math.abs(y + 128.6 - 0.0005 * x * x) - 1.5, Math.abs(x) - 188),
    },
  },
];
