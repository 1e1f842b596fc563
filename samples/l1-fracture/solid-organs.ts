import { within } from '../lib/bowel';
import { contourLoft, flatOutline } from '../lib/contour';
import { loft, sectionsOf } from '../lib/loft';
import { lumpy } from '../lib/lumpy';
import type { Paint, Part } from '../lib/part';
import { ellipsoid, type Solid, subtract, unite } from '../lib/sdf';
import { chain } from '../lib/chain';
import { plate } from '../lib/bone/organic';
import { cavity } from './body';
import { paint } from './tissues';

/** What of a solid lies within the wall of the trunk. */
export const inBelly = within(cavity);

const liver = contourLoft(
  [
    flatOutline(
      -52,
      [
        -126, -44, -116, -52, -104, -52, -98, -44, -97, -38, -97, -32, -98, -26, -100, -20, -104, -14, -112,
        -10, -122, -14, -128, -24, -130, -34, -129, -40,
      ],
    ),
    flatOutline(
      -30,
      [
        -134, -52, -116, -74, -98, -80, -86, -70, -82, -60, -82, -50, -84, -40, -88, -28, -92, -14, -100, 4,
        -116, 10, -132, 0, -140, -22, -140, -38,
      ],
    ),
    flatOutline(
      0,
      [
        -136, -58, -114, -88, -86, -100, -60, -98, -48, -84, -52, -68, -62, -56, -72, -42, -80, -22, -88, 4,
        -104, 28, -128, 26, -142, -4, -142, -34,
      ],
    ),
    flatOutline(
      30,
      [
        -138, -62, -110, -96, -70, -106, -28, -104, 2, -92, 0, -76, -26, -64, -44, -54, -48, -30, -52, 8, -80,
        42, -116, 42, -142, 8, -146, -28,
      ],
    ),
    flatOutline(
      60,
      [
        -138, -62, -108, -98, -64, -110, -14, -108, 26, -96, 30, -82, 4, -70, -24, -54, -36, -30, -40, 10,
        -70, 46, -112, 50, -142, 12, -148, -26,
      ],
    ),
    flatOutline(
      86,
      [
        -138, -60, -106, -98, -60, -112, -8, -110, 40, -98, 46, -82, 16, -70, -14, -56, -30, -36, -34, 0, -62,
        38, -108, 46, -140, 12, -148, -24,
      ],
    ),
  ],
  3,
);

const spleen = loft(
  sectionsOf([
    [4, 108, 10, 14, 8, 4, 10, 4],
    [24, 105, 16, 32, 16, 4, 10, 7],
    [48, 103, 16, 42, 20, 4, 10, 9],
    [72, 102, 10, 44, 22, 4, 10, 10],
    [92, 100, 4, 42, 21, 4, 10, 10],
  ]),
  8,
);

/** 100–105 mm long, leaning outwards and forwards at the lower pole. */
const kidneys: readonly (readonly [side: 'left' | 'right', body: Solid, hilum: Solid])[] = [
  [
    'left',
    loft(
      sectionsOf([
        [-62, 69, 4, 11, 10, 4, 10],
        [-50, 68, 5, 22, 19, 4, 10],
        [-26, 64, 9, 28, 22, 5, 10],
        [0, 59, 15, 28, 22, 6, 10],
        [20, 53, 19, 22, 18, 6, 10],
        [34, 48, 22, 11, 9, 6, 10],
      ]),
      7,
    ),
    unite(5, [
      ellipsoid([52, 1, -14], 11, 8, 17),
      ellipsoid([58, 6, -28], 7, 6, 9),
      ellipsoid([56, 10, 2], 7, 6, 10),
    ]),
  ],
  [
    'right',
    loft(
      sectionsOf([
        [-80, -70, -2, 11, 10, -4, 10],
        [-67, -69, 0, 22, 19, -4, 10],
        [-42, -66, 4, 28, 22, -5, 10],
        [-16, -61, 10, 27, 21, -6, 10],
        [6, -56, 15, 20, 17, -6, 10],
        [18, -51, 18, 10, 9, -6, 10],
      ]),
      7,
    ),
    unite(5, [
      ellipsoid([-53, -4, -30], 11, 8, 17),
      ellipsoid([-59, 1, -46], 7, 6, 9),
      ellipsoid([-58, 5, -14], 7, 6, 10),
    ]),
  ],
];

const cyst = ellipsoid([84, 6, -34], 9.4, 9, 9.8);

const pancreas = lumpy(
  chain(
    [
      [-34, -56, -22, 11],
      [-27, -58, -4, 12],
      [-8, -63, 5, 9.4],
      [14, -62, 12, 8.6],
      [40, -46, 18, 8.8],
      [66, -26, 26, 8.4],
      [84, -10, 32, 7],
    ],
    4,
  ),
  551,
  3.4,
  6,
);

const adrenals: readonly (readonly [side: 'left' | 'right', solid: Solid])[] = [
  [
    'left',
    unite(1.2, [
      plate([31, -12, 30], [39, 3, 26], [0, 0, 1], 10, 8, 2.2, 1.5),
      plate([31, -12, 30], [27, 2, 27], [0, 0, 1], 10, 7, 2.2, 1.3),
    ]),
  ],
  [
    'right',
    unite(1.2, [
      plate([-31, -22, 34], [-36, -2, 28], [0, 0, 1], 9, 8, 1.9, 1.4),
      plate([-32, -18, 32], [-29, -4, 28], [0, 0, 1], 7, 6, 1.6, 1.2),
    ]),
  ],
];

const gallbladder = loft(
  sectionsOf([
    [-38, -66, -78, 9, 11, 10, -4],
    [-22, -64, -76, 14, 15, 10, -4],
    [-4, -58, -68, 13, 13, 10, -4],
    [10, -50, -60, 7, 7, 10, -4],
  ]),
  6,
);

const organ = (segment: string, material: Paint, rank: number, solid: Solid): Part => ({
  segment,
  paint: material,
  rank,
  solid,
  warped: true,
  smooth: true,
});

export const solidOrganParts = (): Part[] => [
  organ('liver', paint.liver, 9, inBelly(liver, 3.4)),
  organ('spleen', paint.spleen, 9.1, inBelly(spleen, 3.4)),
  organ('gallbladder', paint.bile, 12, gallbladder),
  organ('pancreas', paint.pancreas, 10, pancreas),
  ...adrenals.map(([side, solid]) => organ(`adrenal-gland-${side}`, paint.adrenal, 11, solid)),
  ...kidneys.flatMap(([side, body, hilum]) => [
    // Perirenal fat pushes liver and spleen off.
    {
      paint: paint.visceralFat,
      rank: 9.6,
      solid: inBelly({
        ...body,
        distance: (x, y, z) => body.distance(x, y, z) - 5,
        box: {
          min: [body.box.min[0] - 6, body.box.min[1] - 6, body.box.min[2] - 6],
          max: [body.box.max[0] + 6, body.box.max[1] + 6, body.box.max[2] + 6],
        },
      }),
      warped: true,
      smooth: true,
    } satisfies Part,
    organ(`kidney-${side}`, paint.kidney, 11.2, lumpy(subtract(3, body, hilum), 553, 1.2, 14)),
    { paint: paint.sinus, rank: 11.1, solid: hilum, warped: true } satisfies Part,
  ]),
  organ('kidney-cyst-left', paint.bile, 11.4, cyst),
];
