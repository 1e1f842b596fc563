import { describe, expect, it } from 'vitest';
import {
  distanceToSet,
  signedDistanceMm,
} from '../../../../../src/simulation/hydrodissection/patient/distance';

const dims = [9, 7, 8] as const;
const place = (q: number) => [q % 9, Math.floor(q / 9) % 7, Math.floor(q / 63)] as const;

describe('distance to a set of cells', () => {
  it('is the Euclidean one, everywhere', () => {
    const set = Uint8Array.from({ length: 504 }, (_, q) => ((q * 7919) % 101 < 3 ? 1 : 0));
    const found = distanceToSet(set, dims);
    const members = [...set.keys()].filter((q) => set[q]);
    expect(members.length).toBeGreaterThan(5);
    for (let q = 0; q < set.length; q++) {
      const [x, y, z] = place(q);
      const least = Math.min(
        ...members.map((m) => {
          const [a, b, c] = place(m);
          return Math.hypot(x - a, y - b, z - c);
        }),
      );
      expect(found[q]).toBeCloseTo(least, 4);
    }
  });

  it('is far where the set is empty, and changes sign half a cell from a flat border', () => {
    expect(distanceToSet(new Uint8Array(504), dims)[0]).toBeGreaterThan(1e5);
    const half = Uint8Array.from({ length: 504 }, (_, q) => (q % 9 < 4 ? 1 : 0));
    const signed = signedDistanceMm(half, dims, 2);
    expect([3, 4, 5, 6].map((x) => signed[x + 9 * 24])).toEqual([-1, 1, 3, 5]);
  });
});
