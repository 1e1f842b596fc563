import { describe, expect, it } from 'vitest';
import type { Structure } from '../../../src/core/structure';
import { type GivenNames, nameByHand, readGivenNames } from '../../../src/plan/named';
import { oneVoxel as structure } from './one-voxel';

const loaded = [
  structure('other', 'OAR 1'),
  structure('aorta', 'aorta'),
  structure('other#2', 'OAR 2'),
  structure('other#3', 'OAR 3'),
];
const keys = (list: readonly Structure[]) => list.map(({ key, id }) => [key, id]);

describe('a structure named by hand', () => {
  it('bears the id, and every other structure keeps its key', () => {
    const named = nameByHand(loaded, { 'OAR 2': 'spinal-cord', 'OAR 3': 'aorta', aorta: 'liver' });
    expect(keys(named)).toEqual([
      ['other', 'other'],
      ['aorta', 'aorta'],
      ['spinal-cord', 'spinal-cord'],
      ['aorta#2', 'aorta'],
    ]);
    expect(named[0]).toBe(loaded[0]);
    expect(named[1]).toBe(loaded[1]);
  });

  it('goes back, or to another id, and nothing is made anew where nothing changes', () => {
    const named = nameByHand(loaded, { 'OAR 2': 'spinal-cord' });
    expect(nameByHand(named, { 'OAR 2': 'spinal-cord' }).every((item, n) => item === named[n])).toBe(true);
    expect(keys(nameByHand(named, { 'OAR 2': 'trachea' }))[2]).toEqual(['trachea', 'trachea']);
    const gone: GivenNames[] = [
      {},
      { 'OAR 2': 'other' },
      { 'OAR 2': 'no-such-id' },
      { 'OAR 2': 'constructor' },
    ];
    for (const given of gone) {
      expect(nameByHand(named, given)).toEqual(loaded);
    }
  });

  it('is no drawn one', () => {
    const drawn = structure('other', 'OAR 1', { provenance: 'drawn' });
    expect(nameByHand([drawn], { 'OAR 1': 'aorta' })[0]).toBe(drawn);
  });

  it('is read from JSON of names and ids that exist', () => {
    expect(readGivenNames('{"PTV": "lesion", "x": "other"}')).toEqual({
      ok: true,
      value: { PTV: 'lesion', x: 'other' },
    });
    expect(readGivenNames('{"PTV": "nowhere"}')).toMatchObject({ failure: { code: 'map-unknown' } });
    for (const text of ['[]', '{"a": 1}', 'null', '{']) expect(readGivenNames(text)).toBeUndefined();
  });
});
