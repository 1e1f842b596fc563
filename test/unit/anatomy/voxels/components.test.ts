import { describe, expect, it } from 'vitest';
import {
  components,
  type Connectivity,
  labelsOfParts,
  largestPart,
  maskOfParts,
  partAt,
  reachesFace,
} from '../../../../src/anatomy/voxels/components';
import { fillHoles, flood } from '../../../../src/anatomy/voxels/flood';
import type { Dims } from '../../../../src/anatomy/voxels/runs';
import { count, maskWhere, sequence } from './masks';

const dims: Dims = [13, 9, 7];
const at = (i: number, j: number, k: number) => i + 13 * (j + 9 * k);

/** The plainest way there is: a queue of voxels. */
function plainLabels(mask: Uint8Array, connectivity: Connectivity): number[] {
  const labels = Array.from<number>({ length: mask.length }).fill(0);
  let next = 0;
  const touches = (a: number, b: number, c: number) => {
    const steps = Math.abs(a) + Math.abs(b) + Math.abs(c);
    if (connectivity === 'all') return steps > 0;
    return steps === 1 && (connectivity === 'faces' || c === 0);
  };
  for (let start = 0; start < mask.length; start++) {
    if (!mask[start] || labels[start]) continue;
    const waiting = [start];
    labels[start] = ++next;
    while (waiting.length > 0) {
      const q = waiting.pop()!;
      const [i, j, k] = [q % 13, Math.floor(q / 13) % 9, Math.floor(q / 117)];
      for (let c = -1; c <= 1; c++)
        for (let b = -1; b <= 1; b++)
          for (let a = -1; a <= 1; a++) {
            const [x, y, z] = [i + a, j + b, k + c];
            const isInside = x >= 0 && y >= 0 && z >= 0 && x < 13 && y < 9 && z < 7;
            if (!isInside || !touches(a, b, c) || !mask[at(x, y, z)] || labels[at(x, y, z)]) continue;
            labels[at(x, y, z)] = next;
            waiting.push(at(x, y, z));
          }
    }
  }
  return labels;
}

describe('connected parts', () => {
  it.each(['slice', 'faces', 'all'] as const)('are those of a plain search (%s)', (connectivity) => {
    for (const [n, share] of [0.05, 0.2, 0.35, 0.6, 0.9].entries()) {
      const random = sequence(n + 1);
      const mask = maskWhere(dims, () => random() < share);
      const found = components(mask, dims, connectivity);
      expect([...labelsOfParts(found)]).toEqual(plainLabels(mask, connectivity));
    }
  });

  it('have their size, box and faces', () => {
    const mask = maskWhere(
      dims,
      (i, j, k) => (i < 3 && j < 2 && k < 2) || (i > 5 && j > 3 && j < 8 && k === 4),
    );
    const found = components(mask, dims);
    expect(found.count).toBe(2);
    expect([...found.sizes]).toEqual([0, 12, 28]);
    expect([...found.boxes.subarray(6)]).toEqual([0, 0, 0, 2, 1, 1, 6, 4, 4, 12, 7, 4]);
    expect(largestPart(found)).toBe(2);
    expect(partAt(found, at(7, 5, 4))).toBe(2);
    expect(partAt(found, at(4, 0, 0))).toBe(0);
    expect(reachesFace(found, 2)).toBe(true);
    expect(reachesFace(found, 2, [0, 1, 2])).toBe(false);
    expect(count(maskOfParts(found, (part) => part === 2))).toBe(28);
  });

  it('of free voxels and of views that are not aligned', () => {
    const random = sequence();
    const whole = new Uint8Array(dims[0] * dims[1] * dims[2] + 1);
    const mask = whole.subarray(1);
    mask.set(maskWhere(dims, () => random() < 0.5));
    const free = components(mask, dims, 'faces', 'free');
    expect([...labelsOfParts(free)]).toEqual(
      plainLabels(
        mask.map((value) => 1 - value),
        'faces',
      ),
    );
  });

  it('of nothing are none', () => {
    const found = components(new Uint8Array(12 * 4 * 2), [12, 4, 2]);
    expect(found.count).toBe(0);
    expect(largestPart(found)).toBe(0);
  });
});

describe('flood and holes', () => {
  it('reaches what is connected to a seed', () => {
    const mask = maskWhere(dims, (i) => i !== 6);
    expect(count(flood(mask, dims, [at(0, 0, 0)]))).toBe(6 * 9 * 7);
    expect(count(flood(mask, dims, [at(0, 0, 0), at(12, 8, 6)]))).toBe(12 * 9 * 7);
    expect(count(flood(mask, dims, [at(6, 0, 0)]))).toBe(0);
  });

  it('fills what is enclosed, and nothing else', () => {
    const shell = maskWhere(dims, (i, j, k) => {
      const [a, b, c] = [Math.abs(i - 5), Math.abs(j - 4), Math.abs(k - 3)];
      return Math.max(a, b, c) === 2;
    });
    expect(count(shell)).toBe(125 - 27);
    expect(count(fillHoles(shell, dims))).toBe(125);
    expect(count(fillHoles(shell, dims, { mostVoxels: 26 }))).toBe(98);
    shell[at(5, 4, 1)] = 0; // an opening below
    expect(count(fillHoles(shell, dims))).toBe(97);
    expect(count(fillHoles(shell, dims, { perSlice: true }))).toBe(125);
  });
});
