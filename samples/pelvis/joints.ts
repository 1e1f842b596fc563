import { chain, swell } from '../lib/chain';
import { noise3 } from '../lib/noise';
import type { Part } from '../lib/part';
import { ellipsoidDistance, type Solid, sphere, unite } from '../lib/sdf';
import { fossa, SOCKET_MM, throughMouth } from './bones/hip';
import { beyondSacrum, jointWidth } from './bones/joint';
import { front, top } from './bones/sacrum';
import { type Side, SIDES, sideName } from '../lib/bone/sides';
import { HEAD, onSide, sacral } from './landmarks';
import { paint } from './tissues';

const [hx, hy, hz] = HEAD;

/** What lies between head and socket: two layers of cartilage and a film of fluid. */
const hipSpace: Solid = {
  box: { min: [hx - 28, hy - 28, hz - 28], max: [hx + 28, hy + 28, hz + 28] },
  distance: (x, y, z) =>
    Math.max(
      ellipsoidDistance(x - hx, y - hy, z - hz, SOCKET_MM + 0.8, SOCKET_MM + 0.8, SOCKET_MM + 0.8),
      throughMouth(x, y, z) - 2,
    ),
};

/** Capsule about head and neck, thickest in front. */
const capsule: Solid = swell(
  unite(4, [
    sphere(HEAD, 24),
    chain(
      [
        [hx + 8, hy + 2, hz - 6, 19],
        [hx + 20, hy + 3, hz - 15, 15.6],
        [hx + 32, hy + 5, hz - 24, 15],
      ],
      3,
    ),
  ]),
  3.4,
);

/** Cartilage in front, the interosseous ligament behind, between sacrum and ilium of the left. */
const between =
  (low: number, high: number): Solid['distance'] =>
  (x, y, z) => {
    const { s, v } = sacral(y, z);
    const d = beyondSacrum(x, y, z);
    const inFront = Math.max(front(x, s) + 0.6 - v, top(x, v) + 1 - s);
    return Math.max(-0.8 - d, d - jointWidth(v) - 0.8, low - v, v - high, inFront, s - 56);
  };
const sacroiliac: Solid = {
  box: { min: [26, 10, 44], max: [66, 84, 126] },
  distance: between(-9, 20),
};
const interosseous: Solid = { box: { min: [20, 24, 50], max: [66, 104, 140] }, distance: between(20, 38) };

/** Gas in the joints of the old: thin seams in front, on the left more than on the right. */
const gas = (side: Side): Solid => ({
  box: onSide(side, sacroiliac).box,
  distance: (x, y, z) => {
    const { s, v } = sacral(y, z);
    const patch = noise3(3301, side * 3 + v / 9, s / 8, 0.5) - (side === 1 ? 0.12 : 0.3);
    return Math.max(
      Math.abs(beyondSacrum(x, y, z) - 1.3) - 0.55,
      -9 * patch,
      s - 44,
      v - 12,
      front(x, s) + 3 - v,
      top(x, v) + 3 - s,
    );
  },
});

const ofSide = (side: Side): Part[] => [
  { paint: paint.ligament, rank: 8.2, solid: onSide(side, capsule), sheathMm: 0.4 },
  {
    segment: `hip-joint-${sideName(side)}`,
    paint: paint.cartilage,
    rank: 31,
    solid: onSide(side, hipSpace),
    layered: true,
  },
  { paint: paint.pulvinar, rank: 31.2, solid: onSide(side, swell(fossa, 0.8)) },
  {
    segment: `sacroiliac-joint-${sideName(side)}`,
    paint: paint.cartilage,
    rank: 31,
    solid: onSide(side, sacroiliac),
  },
  { paint: paint.fattyMuscle, rank: 30.8, solid: onSide(side, interosseous) },
  { paint: () => -560, rank: 31.5, solid: gas(side), segment: `sacroiliac-joint-${sideName(side)}` },
];

export const jointParts = (): Part[] => SIDES.flatMap(ofSide);
