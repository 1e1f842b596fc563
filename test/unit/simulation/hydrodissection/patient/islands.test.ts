import { describe, expect, it } from 'vitest';
import { identityAxes } from '../../../../../src/core/grid';
import { lpsPoint } from '../../../../../src/core/units';
import { findIslands } from '../../../../../src/simulation/hydrodissection/patient/islands';
import { kinds } from '../../../../../src/simulation/hydrodissection/types';

const grid = {
  dims: [9, 5, 5] as const,
  spacing: [1, 1, 1] as const,
  origin: lpsPoint(0, 0, 0),
  axes: identityAxes,
};
const at = (i: number, j: number, k: number) => i + 9 * (j + 5 * k);
const around = (i: number) => [
  at(i - 1, 2, 2),
  at(i + 1, 2, 2),
  at(i, 1, 2),
  at(i, 3, 2),
  at(i, 2, 1),
  at(i, 2, 3),
];

describe('tissue with no way out', () => {
  it('is bone where bone encloses it, else part of the body that it touches most', () => {
    const kind = new Uint8Array(225);
    const owner = new Int16Array(225).fill(-1);
    for (const cell of around(2)) kind[cell] = kinds.rigid;
    for (const cell of around(6)) owner[cell] = 4;
    owner[at(5, 2, 2)] = -1;
    kind[at(5, 2, 2)] = kinds.rigid;
    const found = findIslands(grid, kind, owner);
    expect(found.fixed).toEqual([at(2, 2, 2)]);
    expect([...found.joining]).toEqual([[4, [at(6, 2, 2)]]]);
  });

  it('is none where it reaches the side of the model or the air', () => {
    const kind = new Uint8Array(225);
    const owner = new Int16Array(225).fill(-1);
    for (const cell of around(4)) kind[cell] = kinds.rigid;
    kind[at(4, 1, 2)] = kinds.outside;
    expect(findIslands(grid, kind, owner)).toEqual({ fixed: [], joining: new Map() });
  });
});
