import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { identityAxes, subGrid } from '../../../src/core/grid';
import { packField, unpackField } from '../../../src/core/packed-field';
import { lpsPoint } from '../../../src/core/units';

const ct = {
  dims: [40, 30, 20] as const,
  spacing: [0.7, 0.8, 1.5] as const,
  origin: lpsPoint(-11.3, 4, 800.25),
  axes: identityAxes,
};
const grid = subGrid(ct, [3, 4, 5], [10, 9, 8]);

describe('a packed field', () => {
  test('is the same again, voxel by voxel and in its place', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 720, maxLength: 720 }), fc.boolean(), (noise, flat) => {
        const data = flat ? noise.map((value) => (value > 200 ? 255 : 0)) : noise;
        const packed = packField({ grid, data }, ct);
        const back = unpackField(JSON.parse(JSON.stringify(packed)), ct)!;
        expect(back.data).toEqual(data);
        expect(back.grid).toEqual(grid);
      }),
    );
  });

  test('takes little room where a structure is solid', () => {
    const packed = packField({ grid: ct, data: new Uint8Array(24_000).fill(255) }, ct);
    expect(packed.runs.length).toBeLessThan(40);
  });

  test('is refused where it is damaged, cut short, or lies outside the CT', () => {
    const packed = packField({ grid, data: new Uint8Array(720).fill(255) }, ct);
    expect(unpackField({ ...packed, runs: 'AAAA' }, ct)).toBeUndefined();
    expect(unpackField({ ...packed, runs: '~' }, ct)).toBeUndefined();
    expect(unpackField({ ...packed, dims: [10, 9, 7] }, ct)).toBeUndefined();
    expect(unpackField({ ...packed, start: [31, 4, 5] }, ct)).toBeUndefined();
  });
});
