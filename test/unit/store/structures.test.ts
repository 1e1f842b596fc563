import { describe, expect, it } from 'vitest';
import { merge } from '../../../src/store/openStructures';
import { oneVoxel } from '../plan/one-voxel';

const structure = (
  id: string,
  sourceName: string,
  volumeMl = 1,
  provenance: 'imported' | 'drawn' = 'imported',
) => oneVoxel(id, sourceName, { volumeMl, provenance });

describe('structures that are added', () => {
  it('keep keys of their own', () => {
    const first = merge([], [structure('aorta', 'aorta'), structure('other', 'x')]);
    const both = merge(first, [structure('aorta', 'aorta true lumen', 2), structure('other', 'y')]);
    expect(both.map(({ key }) => key)).toEqual(['aorta', 'other', 'aorta#2', 'other#2']);
  });

  it('are not doubled by the same file', () => {
    const once = merge([], [structure('aorta', 'aorta')]);
    expect(merge(once, [structure('aorta', 'aorta')])).toHaveLength(1);
  });

  it('leave the drawn ones where they are', () => {
    const drawn = structure('vertebral-artery-left', 'vertebral-artery-left', 1, 'drawn');
    expect(merge([drawn], [structure('aorta', 'aorta')]).at(-1)).toBe(drawn);
  });
});
