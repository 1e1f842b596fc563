import { bonyCanal, ringsOf } from '../lib/bone/canal';
import { plate } from '../lib/bone/organic';
import { type Side, SIDES, sideName } from '../lib/bone/sides';
import { chain } from '../lib/chain';
import { loft } from '../lib/loft';
import type { Overlay, Part } from '../lib/part';
import { type Point3, type Solid, unite } from '../lib/sdf';
import type { TubePoint } from '../lib/tube';
import { DIMENSIONS } from './bones/dimensions';
import { canalRing } from './bones/vertebra';
import { fromLevel, type Level, LEVELS, POSE } from './landmarks';
import { paint } from './tissues';

const rising: readonly Level[] = LEVELS.toReversed();

/** A tube along the canal: half widths by level, moved by `forwardMm` within it. */
const alongCanal = (
  half: (level: Level) => readonly [a: number, b: number],
  forwardMm: number,
  levels: readonly Level[] = rising,
): Solid =>
  loft(
    levels.map((level) => {
      const d = DIMENSIONS[level];
      const [x, y, z] = fromLevel(level, [0, d.halfDepth + d.canalHalfDepth - 1 - forwardMm, 0]);
      const [a, b] = half(level);
      return { z, x, y, a, b };
    }),
    2,
  );

/** Fat and veins about the sac. */
const epidural = alongCanal(
  (level) => [DIMENSIONS[level].canalHalfWidth, DIMENSIONS[level].canalHalfDepth - 0.8],
  -0.4,
);
/** Bounded by bodies, pedicles and laminae; 20 mm of each vertebra are its own. */
const canal = bonyCanal(rising.flatMap((level) => ringsOf(POSE[level], canalRing(level), 10)));
/** 16 mm across, 12–13 mm deep; fat and veins stand about it. */
const sac = alongCanal((level) => (level.startsWith('l') ? [8.2, 6.4] : [7.8, 6.2]), 0.1);

/** Lumbar enlargement 9 × 7.4 mm at T12, conus at the upper half of L1; prone, it lies in front. */
const cord = loft(
  [
    [-7, 1.1, 0.9],
    [0, 2.2, 1.9],
    [9, 3.6, 3],
    [27, 4.7, 3.8],
    [54, 4.5, 3.6],
    [84, 4.3, 3.4],
  ].map(([z, a, b]) => {
    const share = (z! - 0) / 27;
    const d = DIMENSIONS.l1;
    const [x, y] =
      z! <= 27
        ? [0.6 * Math.max(share, 0), d.halfDepth + d.canalHalfDepth - 3.4 + 0.4 * share]
        : fromLevel(z! < 60 ? 't11' : 't10', [0, DIMENSIONS.t11.halfDepth + 4.6, z! < 60 ? 0 : 3]);
    return { z: z!, x: x!, y: y!, a: a!, b: b! };
  }),
  3,
);

/** Roots of the cauda: they sink to the front of the sac, in two loose bundles. */
const cauda = ((): Solid[] => {
  const offsets: readonly (readonly [number, number, number])[] = [
    [-5.4, -2, 0.75],
    [-4, -3.6, 0.7],
    [-2.4, -4.4, 0.7],
    [-0.6, -4.7, 0.6],
    [1.4, -4.6, 0.65],
    [3.2, -4, 0.7],
    [4.8, -2.7, 0.75],
    [5.6, -0.6, 0.7],
    [-5.7, 0.4, 0.65],
    [-3.2, -2.4, 0.65],
    [2.4, -2.6, 0.65],
  ];
  return offsets.map(([dx, dy, r]): Solid => {
    const at = (level: Level, share: number): TubePoint => {
      const d = DIMENSIONS[level];
      const [x, y, z] = fromLevel(level, [dx * share, d.halfDepth + d.canalHalfDepth - 1.9 + dy * share, 0]);
      return [x, y, z, r];
    };
    return chain([at('t12', 0.86), at('l1', 0.72), at('l2', 0.9), at('l3', 1), at('l4', 1)], 3);
  });
})();

/** From the sac under the pedicle, with its ganglion in the foramen, into the psoas or along the rib. */
const rootPoints = (level: Level, side: Side): TubePoint[] => {
  const d = DIMENSIONS[level];
  const low = 0.36 * d.halfHeight - d.pedicleHalfHeight;
  const at = ([x, y, z]: Point3, r: number): TubePoint => [...fromLevel(level, [side * x, y, z]), r];
  const thoracic = level.startsWith('t');
  return [
    at([6.6, d.halfDepth + d.canalHalfDepth - 2, low + 11], 1.1),
    at([d.canalHalfWidth - 1.4, d.halfDepth + 6, low + 0.6], 1.4),
    at([d.canalHalfWidth + 4, d.halfDepth + 4, low - 3], 2.7),
    at([d.canalHalfWidth + 8.6, d.halfDepth + 2, low - 6], 2.3),
    thoracic
      ? at([d.halfWidth + 14, d.halfDepth + 6, low - 7], 1.4)
      : at([d.halfWidth + 9, d.halfDepth - 6, low - 20], 1.7),
  ];
};

/** Yellow ligaments between the laminae, and the ligaments between and along the spines. */
const ligaments = (): Solid[] =>
  LEVELS.slice(0, -1).flatMap((level) => {
    const d = DIMENSIONS[level];
    const back = d.halfDepth + 2 * d.canalHalfDepth;
    const at = (x: number, y: number, z: number): Point3 => fromLevel(level, [x, y, z]);
    const z = -d.halfHeight - 3.6;
    const yellow = SIDES.map((side) =>
      plate(at(side * 9.4, back - 5, z), at(side * 1.2, back + 0.4, z), [0, 0, 1], 6.4, 7, 1.7, 1.9),
    );
    const tip = back + d.spineLength - 4;
    const drop = -d.spineDrop - d.spineHalfHeight - 4;
    const between = plate(at(0, back + 5, z - 3), at(0, tip, drop), [0, 0, 1], 4, 5, 1.1, 1.6);
    return [...yellow, between];
  });

const supraspinous = chain(
  rising.slice(1).map((level): TubePoint => {
    const d = DIMENSIONS[level];
    const y = d.halfDepth + 2 * d.canalHalfDepth + d.spineLength + 1;
    return [...fromLevel(level, [0, y, -d.spineDrop]), 1.7];
  }),
  3,
);

/** In front of and behind the bodies. */
const longitudinal = chain(
  rising.map((level): TubePoint => [...fromLevel(level, [0, -DIMENSIONS[level].halfDepth - 0.2, 0]), 1.2]),
  3,
);

export const nerveParts = (): Part[] => [
  {
    paint: paint.ligament,
    rank: 8,
    solid: unite(0, [...ligaments(), supraspinous, longitudinal]),
    sheathMm: 0.2,
  },
  { paint: paint.epidural, rank: 15, solid: epidural, smooth: true, sheathMm: 0.2 },
  { segment: 'dural-sac', paint: paint.csf, rank: 17, solid: sac, smooth: true },
  ...LEVELS.slice(0, -1).flatMap((level) =>
    SIDES.map((side): Part => ({
      segment: `nerve-root-${level}-${sideName(side)}`,
      paint: paint.ganglion,
      rank: 19,
      solid: chain(rootPoints(level, side), 3),
      sheathMm: 0.8,
    })),
  ),
  ...cauda.map((solid): Part => ({ segment: 'cauda-equina', paint: paint.nerve, rank: 20, solid })),
  { segment: 'spinal-cord', paint: paint.cord, rank: 21, solid: cord },
];

export const nerveOverlays = (): Overlay[] => [
  { segment: 'spinal-canal', solid: canal },
  { segment: 'dural-sac', solid: sac },
];
