import { describe, expect, it } from 'vitest';
import type { Dims } from '../../../../src/anatomy/voxels/runs';
import { watershed } from '../../../../src/anatomy/voxels/watershed';
import { maskWhere } from './masks';

describe('watershed', () => {
  it('meets on the ridge, not half-way', () => {
    const cost = Uint8Array.from([0, 1, 2, 9, 3, 2, 2, 1, 1, 0]);
    const markers = new Uint16Array(10);
    markers[0] = 1;
    markers[9] = 2;
    const labels = watershed(cost, markers, [10, 1, 1]);
    expect([...labels]).toEqual([1, 1, 1, 1, 2, 2, 2, 2, 2, 2]);
    expect([...markers]).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 2]);
  });

  it('shares flat ground by the number of steps', () => {
    const dims: Dims = [21, 21, 21];
    const markers = new Int32Array(21 ** 3);
    const at = (i: number) => i + 21 * (10 + 21 * 10);
    markers[at(0)] = 1;
    markers[at(20)] = 2;
    const labels = watershed(new Uint8Array(21 ** 3), markers, dims);
    const side = labels.map((label, q) => (q % 21 === 10 ? 0 : label));
    expect(side).toEqual(labels.map((_, q) => [1, 0, 2][1 + Math.sign((q % 21) - 10)]!));
  });

  it('keeps labels of any size', () => {
    const markers = Int32Array.of(70_000, 0, 0, 0, 0, 1);
    expect([...watershed(new Uint8Array(6), markers, [6, 1, 1])]).toEqual([70_000, 70_000, 70_000, 1, 1, 1]);
  });

  it('stays within its mask and below its highest cost', () => {
    const dims: Dims = [9, 9, 9];
    const within = maskWhere(dims, (i, j) => i !== 4 || j === 8);
    const cost = maskWhere(dims, (i, j) => i === 4 && j === 8).map((value) => 50 * value);
    const markers = new Uint8Array(729);
    markers[0] = 7;
    const most = watershed(cost, markers, dims, { within, mostCost: 49 });
    expect(most.filter((value) => value === 7)).toHaveLength(4 * 81);
    const all = watershed(cost, markers, dims, { within });
    expect(all).toEqual(within.map((value) => 7 * value));
  });
});
