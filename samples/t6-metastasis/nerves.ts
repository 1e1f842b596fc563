import { bonyCanal, ringsOf } from '../lib/bone/canal';
import { plate } from '../lib/bone/organic';
import { type Side, SIDES, sideName } from '../lib/bone/sides';
import { chain, swell } from '../lib/chain';
import { loft } from '../lib/loft';
import type { Overlay, Part } from '../lib/part';
import { type Point3, type Solid, subtract, unite } from '../lib/sdf';
import type { TubePoint } from '../lib/tube';
import { DIMENSIONS } from './bones/dimensions';
import { epiduralSolid } from './bones/lesion';
import { grooveOf } from './bones/ribs';
import { canalRing } from './bones/zone';
import { fromLevel, type Level, LEVELS, POSE } from './landmarks';
import { paint } from './tissues';

const rising: readonly Level[] = LEVELS.toReversed();

/** Middle of the canal in a vertebra's own frame. */
const canalY = (level: Level): number => DIMENSIONS[level].halfDepth + DIMENSIONS[level].canalHalfDepth - 1;

/** A tube along the canal: half widths, moved back by `backMm` within it at each level. */
const alongCanal = (a: number, b: number, backMm: (level: Level) => number = () => 0): Solid =>
  loft(
    rising.map((level) => {
      const [x, y, z] = fromLevel(level, [0, canalY(level) + backMm(level), 0]);
      return { z, x, y, a, b };
    }),
    2,
  );

/** Bounded by bodies, pedicles and laminae; 16 mm of each vertebra are its own. */
const canal = bonyCanal(rising.flatMap((level) => ringsOf(POSE[level], canalRing(level), 8)));
const epidural = alongCanal(8.1, 7.2);
/** Fat and veins stand about it; the tumour presses it in from the left front. */
const sac = subtract(
  1.6,
  alongCanal(6.8, 5.9, () => 0.5),
  swell(epiduralSolid, 0.3),
);
/** 9 × 6.4 mm, nearer the front in the kyphosis; pushed back behind T6. */
const cord = subtract(
  2,
  alongCanal(4.5, 3.2, (level) => (level === 't6' ? 1.6 : -0.3)),
  swell(epiduralSolid, 1.3),
);

/** From the sac under the pedicle, with its ganglion in the foramen, to the groove under the rib. */
const rootPoints = (level: Level, side: Side): TubePoint[] => {
  const d = DIMENSIONS[level];
  const low = d.halfHeight - 5 - d.pedicleHalfHeight;
  const at = ([x, y, z]: Point3, r: number): TubePoint => [...fromLevel(level, [side * x, y, z]), r];
  const under = grooveOf(level, side, 3.4, 46).map((point): TubePoint => [...point, 1]);
  return [
    at([5, canalY(level) + 0.6, low + 4], 0.9),
    at([d.canalHalfWidth - 0.6, canalY(level) - 1, low - 1.6], 1.2),
    at([d.canalHalfWidth + 3.4, d.halfDepth + 5, low - 3.4], 2.4),
    at([d.canalHalfWidth + 8, d.halfDepth + 5, low - 4.6], 1.7),
    at([d.halfWidth + 11, d.halfDepth + 9, low - 5.4], 1.2),
    ...under,
  ];
};

/** Veins in front of the sac, one on either side, joined at the middle of each body. */
const epiduralVeins = (): Solid[] =>
  SIDES.map((side) =>
    chain(
      rising.flatMap((level): TubePoint[] => {
        const d = DIMENSIONS[level];
        const at = (x: number, z: number, r: number): TubePoint => [
          ...fromLevel(level, [side * x, d.halfDepth + 0.9, z]),
          r,
        ];
        return [at(5.6, -8, 0.9), at(3, 0, 1.15), at(5.6, 8, 0.9)];
      }),
      3,
    ),
  );

/** Yellow ligaments between the laminae, and the ligaments between and along the spines. */
const ligaments = (): Solid[] =>
  LEVELS.slice(0, -1).flatMap((level) => {
    const d = DIMENSIONS[level];
    const back = d.halfDepth + 2 * d.canalHalfDepth;
    const at = (x: number, y: number, z: number): Point3 => fromLevel(level, [x, y, z]);
    const z = -d.halfHeight - 3;
    const yellow = SIDES.map((side) =>
      plate(at(side * 7.4, back - 2.4, z), at(side * 1.2, back + 1.6, z), [0, 0, 1], 5, 5.4, 1.3, 1.5),
    );
    const between = plate(
      at(0, back + 6, -d.spineDrop * 0.62 - 8),
      at(0, back + d.spineLength - 3, -d.spineDrop - 9),
      [0, 0.6, 1],
      4,
      4,
      0.9,
      1.1,
    );
    return [...yellow, between];
  });

const supraspinous = chain(
  rising.map((level): TubePoint => {
    const d = DIMENSIONS[level];
    const y = d.halfDepth + 2 * d.canalHalfDepth + d.spineLength + 1.4;
    return [...fromLevel(level, [0, y, -d.spineDrop]), 1.5];
  }),
  3,
);

/** In front of the bodies. */
const longitudinal = chain(
  rising.map((level): TubePoint => [...fromLevel(level, [0, -DIMENSIONS[level].halfDepth, 0]), 1.2]),
  3,
);

const inRoots = LEVELS.slice(0, -1);

export const nerveParts = (): Part[] => [
  {
    paint: paint.ligament,
    rank: 14,
    solid: unite(0, [...ligaments(), supraspinous, longitudinal]),
    sheathMm: 0.2,
  },
  { paint: paint.epidural, rank: 15, solid: epidural, smooth: true, sheathMm: 0.2 },
  ...epiduralVeins().map((solid): Part => ({ paint: paint.plexus, rank: 16, solid })),
  { segment: 'dural-sac', paint: paint.csf, rank: 17, solid: sac },
  ...inRoots.flatMap((level) =>
    SIDES.map((side): Part => ({
      segment: `nerve-root-${level}-${sideName(side)}`,
      paint: paint.ganglion,
      rank: 18,
      solid: chain(rootPoints(level, side), 3),
      sheathMm: 0.8,
    })),
  ),
  { segment: 'spinal-cord', paint: paint.cord, rank: 18.5, solid: cord },
];

export const nerveOverlays = (): Overlay[] => [
  { segment: 'spinal-canal', solid: canal },
  { segment: 'dural-sac', solid: sac },
];
