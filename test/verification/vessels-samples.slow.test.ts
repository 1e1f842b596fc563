import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eachInside } from '../../src/anatomy/vessels/canal-line';
import { proposeRoots } from '../../src/anatomy/vessels/roots';
import { proposeVertebralArteries } from '../../src/anatomy/vessels/vertebral-arteries';
import type { Tube, VoxelField } from '../../src/core/structure';
import type { LpsPoint } from '../../src/core/units';
import { distance } from '../../src/core/vector';
import { type Case, hasSamples, sample } from './vessel-cases';
import { printTable, traced } from './vessel-table';

// Vessels and proposed tubes against the truth of the synthetic samples. Nobody was scanned.

afterAll(printTable);

const fieldOf = ({ structures }: Case, id: string): VoxelField =>
  structures.find((structure) => structure.id === id)!.field;

const vertebraeOf = ({ structures }: Case) =>
  structures.filter(({ id }) => /^vertebra-[ctl]\d+$/.test(id)).map(({ id, field }) => ({ id, field }));

/** Distance of each point of a tube to the nearest voxel of a structure, mm. */
function offs({ pointsMm }: Tube, truth: VoxelField): number[] {
  const inside: LpsPoint[] = [];
  eachInside(truth, (p) => inside.push(p));
  return pointsMm.map((p) => Math.min(...inside.map((q) => distance(p, q))));
}
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe.skipIf(!hasSamples)('the synthetic neck, with contrast', () => {
  let neck: Case;
  beforeAll(async () => {
    neck = await sample('c2-dens-lytic');
  });

  it.each([1, 2])('neck: carotids and jugulars, clicks %s', async (seed) => {
    for (const side of ['left', 'right']) {
      const ends = [0.03, 0.95];
      const three = [0.02, 0.5, 0.98];
      const common = await traced(neck, [`common-carotid-${side}`, 'lumen', ends, 1.5], seed);
      expect(common.dice).toBeGreaterThan(0.9);
      const internal = await traced(neck, [`internal-carotid-${side}`, 'lumen', three, 1], seed);
      expect(internal.dice).toBeGreaterThan(0.9);
      const vein = await traced(neck, [`internal-jugular-${side}`, 'lumen', three, 1.5], seed);
      expect(vein.dice).toBeGreaterThan(0.9);
    }
  });

  it('roots C2 to C6 on both sides, named after the lower vertebra', () => {
    const { proposed, missing } = proposeRoots(vertebraeOf(neck), fieldOf(neck, 'spinal-canal'));
    const wanted = ['c2', 'c3', 'c4', 'c5', 'c6'].flatMap((level) => [`${level}-left`, `${level}-right`]);
    expect(proposed.map(({ id }) => id.replace('nerve-root-', '')).sort()).toEqual(wanted.sort());
    expect(missing).toEqual([]);
    for (const { id, tube } of proposed) {
      // The lowest foramen is cut by the edge of the CT.
      if (id.includes('c6')) continue;
      expect(mean(offs(tube, fieldOf(neck, id)).slice(1, 4)), id).toBeLessThan(2.5);
    }
  });

  it('vertebral arteries through the foramina and over the atlas', () => {
    const { proposed, missing } = proposeVertebralArteries(vertebraeOf(neck));
    expect(missing).toEqual([]);
    expect(proposed.map(({ id }) => id)).toEqual(['vertebral-artery-left', 'vertebral-artery-right']);
    for (const { id, tube } of proposed) {
      const off = offs(tube, fieldOf(neck, id));
      expect(mean(off), id).toBeLessThan(0.8);
      expect(Math.max(...off), id).toBeLessThan(2);
    }
  });

  it('says what it does not find', () => {
    const alone = vertebraeOf(neck).filter(({ id }) => id === 'vertebra-c2');
    expect(proposeVertebralArteries(alone).missing).toHaveLength(2);
    expect(proposeRoots(alone, fieldOf(neck, 'spinal-canal'))).toEqual({ proposed: [], missing: [] });
  });
});

describe.skipIf(!hasSamples)('the synthetic lumbar spine, without contrast', () => {
  let lumbar: Case;
  beforeAll(async () => {
    lumbar = await sample('l1-fracture');
  });

  // The truth is the lumen; without contrast one sees the wall, a millimetre further out.
  it.each([1, 2])('L1, no contrast: the aorta, clicks %s', async (seed) => {
    const aorta = await traced(lumbar, ['aorta', 'lumen', [0.01, 0.5, 0.99], 2], seed);
    expect(aorta.dice).toBeGreaterThan(0.88);
  });

  it('roots T10 to L3 on both sides, named after the upper vertebra', async () => {
    const { proposed } = proposeRoots(vertebraeOf(lumbar), fieldOf(lumbar, 'spinal-canal'));
    expect(proposed).toHaveLength(12);
    for (const { id, tube } of proposed) {
      // The uppermost root is cut by the edge of the CT.
      if (id.includes('t10')) continue;
      expect(mean(offs(tube, fieldOf(lumbar, id)).slice(1, 4)), id).toBeLessThan(2.5);
    }
  });
});
