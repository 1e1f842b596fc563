import type { Part } from '../../lib/part';
import type { Solid } from '../../lib/sdf';
import { paint } from '../tissues';
import { bodySolid } from './solid';

/** The table: a thin curved plate under everything. */
const table: Solid = {
  distance: (x, y) => Math.max(Math.abs(y - 107.4 + 0.0011 * x * x) - 0.9, Math.abs(x) - 62),
  box: { min: [-62, 100, -90], max: [62, 109, 90] },
};

/** A padded headrest under head and neck. */
export const restParts = (): Part[] => {
  const behind = (x: number, y: number, z: number) =>
    Math.max(34 + 0.004 * x * x - y, 2 - z, Math.abs(x) - 92, y - 104 + 0.0011 * x * x);
  const shell = (from: number, to: number): Solid => ({
    distance: (x, y, z) => {
      const outside = behind(x, y, z);
      if (outside > 20) return outside;
      const gap = bodySolid.distance(x, y, z);
      return Math.max(Math.abs(gap - (from + to) / 2) - (to - from) / 2, outside);
    },
    box: { min: [-95, 36, 5], max: [95, 112, 80] },
  });
  return [
    { paint: paint.foam, rank: -2, solid: shell(3.4, 26), smooth: true },
    { paint: paint.cover, rank: -1, solid: shell(1.9, 3.4) },
    { paint: paint.table, rank: -1, solid: table },
  ];
};
