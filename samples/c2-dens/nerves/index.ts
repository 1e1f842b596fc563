import { chain } from '../../lib/chain';
import type { Overlay, Part } from '../../lib/part';
import { paint } from '../tissues';
import { aboveTentorium, belowTentorium, brainstem, fourthVentricle } from './brain';
import { canal, cord, epidural, sac } from './canal';
import { cavity } from './cavity';
import { alar, apical, atlantodental, flava, longitudinal, nuchal, tectorial } from './ligaments';
import { roots } from './roots';
import { sinuses } from './sinuses';

const name = (side: 1 | -1) => (side === 1 ? 'left' : 'right');

export const nerveParts = (): Part[] => [
  { paint: paint.ligament, rank: 8, solid: nuchal, warped: true, sheathMm: 0.3, depthMm: 3.5 },
  { paint: paint.ligament, rank: 9, solid: longitudinal },
  { paint: paint.epidural, rank: 15, solid: epidural, smooth: true, sheathMm: 0.2 },
  ...[tectorial, apical, ...alar, atlantodental, ...flava].map((solid): Part => ({
    paint: paint.ligament,
    rank: 16,
    solid,
  })),
  { segment: 'dural-sac', paint: paint.csf, rank: 17, solid: sac, smooth: true },
  { paint: paint.csf, rank: 16.5, solid: cavity, smooth: true },
  { segment: 'brain', paint: paint.cerebellum, rank: 18, solid: belowTentorium, warped: true, smooth: true },
  { segment: 'brain', paint: paint.brain, rank: 18, solid: aboveTentorium, warped: true, smooth: true },
  { paint: paint.csf, rank: 18.2, solid: fourthVentricle, warped: true },
  { segment: 'brain', paint: paint.brain, rank: 18.1, solid: brainstem },
  ...sinuses.map((solid): Part => ({ paint: paint.vein, rank: 30, solid })),
  ...roots.map(([level, side, points]): Part => ({
    segment: `nerve-root-${level}-${name(side)}`,
    paint: paint.ganglion,
    rank: 19,
    solid: chain(points, 3),
    sheathMm: 0.3,
  })),
  { segment: 'spinal-cord', paint: paint.cord, rank: 21, solid: cord },
];

export const nerveOverlays = (): Overlay[] => [
  { segment: 'spinal-canal', solid: canal },
  { segment: 'dural-sac', solid: sac },
];
