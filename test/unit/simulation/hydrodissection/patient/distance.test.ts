import { describe, expect, it } from 'vitest';
import { signedDistanceMm } from '../../../../../src/simulation/hydrodissection/patient/distance';

const dims = [9, 7, 8] as const;

describe('signed distance to a set of cells', () => {
  it('is far where the set is empty, and changes sign half a cell from a flat border', () => {
    expect(signedDistanceMm(new Uint8Array(504), dims, 2)[0]).toBeGreaterThan(1e5);
    const half = Uint8Array.from({ length: 504 }, (_, q) => (q % 9 < 4 ? 1 : 0));
    const signed = signedDistanceMm(half, dims, 2);
    expect([3, 4, 5, 6].map((x) => signed[x + 9 * 24])).toEqual([-1, 1, 3, 5]);
  });
});
