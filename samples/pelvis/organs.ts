import { smoothStep } from '../lib/arithmetic';
import { gutOf, loopAt, type LoopShape, within } from '../lib/bowel';
import { chain, swell } from '../lib/chain';
import { lumpy } from '../lib/lumpy';
import { uniform } from '../lib/noise';
import type { Paint, Part } from '../lib/part';
import { ellipsoid, type Solid, unite } from '../lib/sdf';
import type { TubePoint } from '../lib/tube';
import { cavity } from './body';
import { paint } from './tissues';

/** The patient lies supine: gas stands in front of a level that is the same all over one piece of gut. */
const withGas =
  (content: Paint, levelY: number): Paint =>
  (depth, x, y, z) => {
    const gas = smoothStep(levelY + 0.3, levelY - 0.3, y);
    const fluid = gas >= 1 ? 0 : content(depth, x, y, z);
    return fluid + (-985 - fluid) * gas;
  };

const gut = gutOf(paint.gutWall, (solid) => solid);
const inBelly = gutOf(paint.gutWall, within(cavity));

/** Caecum, descending colon and sigmoid. */
const colon: readonly (readonly [points: readonly TubePoint[], content: Paint])[] = [
  [
    [
      [-92, -18, 162, 20],
      [-93, -26, 140, 22],
      [-90, -34, 116, 22],
      [-82, -42, 96, 17],
    ],
    withGas(paint.stool, -44),
  ],
  [
    [
      [98, -8, 160, 11],
      [99, -14, 132, 11],
      [96, -24, 112, 11],
      [84, -38, 96, 11],
      [66, -50, 86, 12],
      [42, -56, 84, 13],
      [14, -46, 90, 13],
      [-10, -28, 94, 12.5],
      [-24, -10, 88, 12],
      [-18, 8, 78, 12],
      [-4, 20, 76, 12],
    ],
    paint.stool,
  ],
];

const rectum = lumpy(
  chain(
    [
      [-4, 20, 76, 12],
      [6, 30, 64, 13],
      [6, 37, 46, 15],
      [-2, 30, 26, 14],
      [-1, 19, 6, 12.5],
      [0, 11, -10, 10],
      [0, 17, -22, 6],
      [0, 34, -34, 4],
      [0, 42, -48, 3],
    ],
    4,
  ),
  3211,
  3.4,
  11,
);

const shape: LoopShape = {
  bend: 1.2,
  radiusMm: 14,
  stretch: [1.1, 0.5, 0.85],
  tubeMm: [6.6, 2.2, 1.2],
};

/** Loops of small bowel above bladder and uterus: each a short bent run about a seeded place. */
const loops = (): Solid[] => {
  const found: Solid[] = [];
  for (let n = 0; n < 15; n++) {
    const u = (k: number): number => uniform(3270, n, k);
    const column = n % 5;
    const row = Math.floor(n / 5);
    const x = -62 + 29 * column + 12 * (u(0) - 0.5);
    const y = -66 + 13 * ((n + row) % 2) + 8 * (u(1) - 0.5);
    const z = 72 + 27 * row + 12 * (u(2) - 0.5);
    found.push(loopAt([x, y, z], u, shape));
  }
  return found;
};

const bladder = unite(8, [
  ellipsoid([0, -33, 23], 35, 21, 19),
  ellipsoid([2, -33, 8], 21, 16, 15),
  ellipsoid([-1, -26, -6], 8, 8, 8),
]);

/** Atrophic uterus, bent forwards over the bladder; the vagina is a flat band under it. */
const uterus = chain(
  [
    [2, 2, 10, 9],
    [3, 1, 24, 10.5],
    [5, -3, 40, 14.5],
    [7, -11, 52, 16],
    [8, -17, 58, 12],
  ],
  4,
);
const cavityOfUterus = chain(
  [
    [3, 1, 24, 0.7],
    [5, -3, 40, 1.4],
    [7, -10, 51, 2],
  ],
  3,
);
const vagina: Solid = unite(4, [ellipsoid([1, 3, -6], 15, 4, 14), ellipsoid([0, -3, -26], 13, 4, 15)]);
const urethra = chain(
  [
    [0, -26, -10, 5],
    [0, -24, -24, 5],
    [0, -24, -40, 4.4],
  ],
  3,
);

const organ = (segment: string | undefined, material: Paint, rank: number, solid: Solid): Part => ({
  ...(segment && { segment }),
  paint: material,
  rank,
  solid,
  warped: true,
  smooth: true,
});

export const organParts = (): Part[] => [
  ...loops().flatMap((solid, n) => {
    const level = n % 4 === 1 ? solid.box.min[1] + 6 : -200;
    return inBelly(
      'small-bowel',
      lumpy(solid, 3265, 1.4, 6),
      withGas(paint.chyme, level),
      1.7,
      9.2 + 0.01 * n,
    );
  }),
  ...colon.flatMap(([points, content], n) =>
    inBelly(
      'colon',
      lumpy(lumpy(chain(points, 4), 3267, 4.4, 11), 3268, 1.2, 5),
      content,
      1.8,
      12.2 + 0.1 * n,
    ),
  ),
  ...gut('rectum', rectum, withGas(paint.stool, 22), 2.6, 12.6),
  organ(undefined, paint.wall, 10.2, vagina),
  organ(undefined, paint.wall, 10.3, urethra),
  organ('uterus', paint.uterus, 10.6, lumpy(uterus, 3281, 1.6, 12)),
  organ(undefined, paint.wall, 10.7, cavityOfUterus),
  organ('urinary-bladder', paint.bladderWall, 11, swell(bladder, 2.6)),
  organ('urinary-bladder', paint.urine, 11.1, bladder),
];
