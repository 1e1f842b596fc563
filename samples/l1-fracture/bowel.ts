import { smoothStep } from '../lib/arithmetic';
import { gutOf, loopAt, type LoopShape } from '../lib/bowel';
import { chain } from '../lib/chain';
import { contourLoft, flatOutline } from '../lib/contour';
import { noise3, uniform } from '../lib/noise';
import { lumpy } from '../lib/lumpy';
import type { Paint, Part } from '../lib/part';
import type { Solid } from '../lib/sdf';
import type { TubePoint } from '../lib/tube';
import { inBelly } from './solid-organs';
import { paint } from './tissues';

/** Gas lies behind (prone): above a level that is the same all over one piece of gut. */
const withGas =
  (content: Paint, levelY: number, foamMm = 1.5): Paint =>
  (depth, x, y, z) => {
    const froth = foamMm * noise3(561, x / 3, y / 3, z / 3);
    const gas = smoothStep(
      levelY - 0.25,
      levelY + 0.25,
      y + froth * smoothStep(6, 0, Math.abs(y - levelY)) * 0.3,
    );
    if (gas >= 1) return -985;
    const fluid = content(depth, x, y, z);
    return fluid + (-985 - fluid) * gas;
  };

/** Haustra: the colon is drawn in every 22 mm or so along its run. */
const colon: readonly (readonly [points: readonly TubePoint[], content: Paint])[] = [
  [
    [
      [-104, -14, -96, 23],
      [-106, -12, -78, 22],
      [-104, -20, -62, 20],
      [-92, -40, -56, 18],
      [-84, -60, -52, 17],
    ],
    paint.stool,
  ],
  [
    [
      [-84, -60, -52, 16],
      [-66, -78, -56, 16],
      [-36, -82, -66, 17],
      [0, -82, -70, 16],
      [34, -82, -58, 16],
      [64, -78, -34, 16],
      [90, -62, -8, 16],
    ],
    withGas(paint.stool, -82),
  ],
  [
    [
      [90, -62, -8, 15],
      [104, -48, 14, 15],
      [110, -34, 24, 14],
      [112, -20, 8, 13],
      [110, -8, -20, 12.5],
      [108, -6, -52, 12],
      [108, -10, -96, 12.5],
    ],
    paint.stool,
  ],
];

const stomachLumen = contourLoft(
  [
    flatOutline(2, [8, -92, 22, -93, 36, -91, 44, -84, 44, -76, 36, -72, 24, -72, 12, -76, 4, -82, 2, -88]),
    flatOutline(
      20,
      [18, -94, 40, -96, 62, -92, 76, -80, 78, -64, 68, -54, 50, -54, 32, -62, 18, -74, 12, -86],
    ),
    flatOutline(
      44,
      [40, -92, 62, -95, 84, -88, 95, -68, 96, -42, 86, -20, 62, -16, 46, -34, 38, -58, 34, -80],
    ),
    flatOutline(70, [44, -86, 64, -90, 86, -80, 96, -56, 97, -28, 86, -4, 62, 2, 44, -14, 37, -44, 36, -72]),
    flatOutline(92, [44, -76, 64, -80, 82, -72, 92, -50, 92, -26, 82, -4, 60, 2, 45, -14, 39, -42, 38, -64]),
  ],
  3,
);
/** Rugae. */
const stomach = lumpy(lumpy(stomachLumen, 563, 3.4, 6), 564, 1.6, 3);

const duodenum: readonly TubePoint[] = [
  [4, -80, 0, 9],
  [-22, -74, 4, 10],
  [-44, -58, -4, 11],
  [-50, -44, -30, 11.5],
  [-48, -44, -58, 11.5],
  [-28, -56, -70, 10],
  [4, -58.6, -72, 8.4],
  [30, -54, -62, 10],
  [38, -56, -38, 10.5],
  [44, -68, -30, 11],
];

const shape: LoopShape = {
  bend: 1.3,
  radiusMm: 15,
  stretch: [1.15, 0.42, 0.8],
  tubeMm: [6.8, 2.4, 1.3],
};

/** Loops of small bowel in the mesentery: each a short bent run about a seeded place. */
const loops = (): Solid[] => {
  const found: Solid[] = [];
  for (let n = 0; n < 16; n++) {
    const u = (k: number): number => uniform(5700, n, k);
    const column = n % 4;
    const row = Math.floor(n / 4);
    const x = -50 + 37 * column + 14 * (u(0) - 0.5);
    const y = -84 + 17 * (row % 2) + 9 * (u(1) - 0.5) + 0.0022 * x * x;
    const z = -94 + 18 * row + 12 * (u(2) - 0.5);
    found.push(loopAt([x, y, z], u, shape));
  }
  return found;
};

const gut = gutOf(paint.gutWall, inBelly);

export const bowelParts = (): Part[] => [
  ...loops().flatMap((solid, n) => {
    const level = n % 4 === 1 ? solid.box.max[1] - 7 : 100;
    return gut('small-bowel', lumpy(solid, 565, 1.4, 6), withGas(paint.chyme, level), 1.8, 9.2 + 0.01 * n);
  }),
  ...gut('duodenum', lumpy(chain(duodenum, 4), 566, 1.6, 6), withGas(paint.chyme, -40), 1.8, 10.2),
  ...colon.flatMap(([points, content], n) =>
    gut('colon', lumpy(lumpy(chain(points, 4), 567, 6, 12), 568, 1.2, 5), content, 1.6, 12.2 + 0.1 * n),
  ),
  ...gut('stomach', stomach, withGas(paint.chyme, -58), 3.4, 11.6),
];
