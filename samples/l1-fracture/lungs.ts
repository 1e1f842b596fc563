import { smoothStep } from '../lib/arithmetic';
import type { Part } from '../lib/part';
import type { Sdf, Solid } from '../lib/sdf';
import { cavity } from './body';
import { paint } from './tissues';

/** Pleura and inner chest wall, mm. */
const PLEURA = 2.4;
const DIAPHRAGM = 3;

/** Thickness of the lung between chest wall and diaphragm: the recess is deepest behind. Negative: none. */
const thickness: Sdf = (x, y, z) => {
  const behind = smoothStep(-50, 34, y);
  const beside = smoothStep(70, 125, Math.abs(x)) * (1 - behind);
  const left = x > 0 ? 4 : 0;
  const recess = 36 * smoothStep(24 - left, 100, z) * behind;
  return recess + 17 * smoothStep(50 - left, 96, z) * beside - 0.8;
};

/** The lung keeps beside the spine. */
const besideSpine: Sdf = (x, y) => 21 + 0.1 * Math.abs(y) - Math.abs(x);

const shell = (side: 1 | -1, from: (t: number) => number, to: (t: number) => number): Solid => ({
  box: {
    min: side === 1 ? [18, -105, 12] : [-136, -105, 12],
    max: side === 1 ? [136, 62, 90] : [-18, 62, 90],
  },
  distance: (x, y, z) => {
    const depth = -cavity.distance(x, y, z);
    const t = thickness(x, y, z);
    const bare = Math.max(from(t) - depth, depth - to(t), besideSpine(x, y, z), -side * x);
    return Math.max(bare, 1.2 - t) * 0.85;
  },
});

export const lungParts = (): Part[] =>
  ([1, -1] as const).flatMap((side): Part[] => [
    {
      paint: paint.diaphragm,
      rank: 13,
      solid: shell(
        side,
        () => PLEURA,
        (t) => PLEURA + t + DIAPHRAGM,
      ),
      warped: true,
      smooth: true,
    },
    {
      segment: side === 1 ? 'lung-lower-lobe-left' : 'lung-lower-lobe-right',
      paint: paint.lung,
      rank: 24,
      solid: shell(
        side,
        () => PLEURA,
        (t) => PLEURA + t,
      ),
      warped: true,
    },
  ]);
