import { beforeAll, describe, expect, it } from 'vitest';
import { noContext } from '../../../../src/core/kernel';
import { cleftsOf } from '../../../../src/simulation/cement/bone/clefts';
import { prepareBone } from '../../../../src/simulation/cement/bone/prepare';
import type { BoneInput, BoneModel } from '../../../../src/simulation/cement/bone/types';
import { riskBone } from '../../../../src/simulation/cement/risk/runs';
import { gasUnderEndplate } from './endplate';
import { phantom, phantomGrid } from './phantom';

async function read(input: BoneInput, cells: Partial<BoneInput>): Promise<BoneModel> {
  const result = await prepareBone({ ...input, ...cells }, noContext);
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

/** Open area of an outlet on the model's own faces, mm². */
function openMm2({ outlets, wall }: BoneModel, id: string): number {
  const n = outlets.findIndex((outlet) => outlet.id === id) + 1;
  return wall.open.reduce(
    (sum, share, face) => (wall.outlet[face] === n ? sum + share * wall.areaMm2[face]! : sum),
    0,
  );
}

describe('ways out of the phantom', () => {
  let live: BoneModel;
  beforeAll(async () => {
    live = await read(phantom({ defectMm: 4, cleft: true }), { gridMm: 1 });
  });

  it.each([{ gridMm: 1.5 }, { gridMm: 2 }, riskBone])('are those of 1 mm on %o', async (cells) => {
    const other = await read(phantom({ defectMm: 4, cleft: true }), cells);
    expect(other.outlets).toEqual(live.outlets);
    expect(openMm2(live, 'cortical-defect-1')).toBeGreaterThan(40);
    expect(openMm2(other, 'cortical-defect-1') / openMm2(live, 'cortical-defect-1')).toBeCloseTo(1, 1);
    // Each leads somewhere.
    for (const [n, { id }] of other.outlets.entries()) {
      const isVein = other.veins.some(({ outlet }) => outlet === n);
      expect(isVein || other.wall.outlet.includes(n + 1), id).toBe(true);
    }
    // The same veins leave from the same places, to the nearest cell.
    expect(other.veins.map(({ outlet, radiusMm }) => [outlet, radiusMm])).toEqual(
      live.veins.map(({ outlet, radiusMm }) => [outlet, radiusMm]),
    );
    expect(other.clefts[0]!.widthMm / live.clefts[0]!.widthMm).toBeCloseTo(1, 1);
  });
});

describe('a thin endplate above gas', () => {
  const openings = async (holeMm: number) => {
    const { outlets } = await read(gasUnderEndplate(holeMm), { gridMm: 1 });
    return outlets.filter(({ type }) => type === 'disc');
  };

  it('is no opening while it is whole', async () => expect(await openings(0)).toEqual([]));

  // The scanner's blur narrows a small hole: one of 4.5 mm² shows as about 2 mm², what the gaps of an intact endplate seemed to be.
  it.each([
    [1.2, 1.1],
    [2, 6],
  ])('is one where it has a hole of %f mm in radius', async (radiusMm, leastMm2) => {
    const found = await openings(radiusMm);
    expect(found).toHaveLength(1);
    expect(Math.hypot(found[0]!.atMm[0], found[0]!.atMm[1])).toBeLessThan(1);
    expect(found[0]!.areaMm2).toBeGreaterThan(leastMm2);
    expect(found[0]!.areaMm2).toBeLessThan(1.1 * Math.PI * radiusMm ** 2);
  });
});

describe('a cleft', () => {
  it.each([2, 3, 4])('that is a slab of %i mm has that width, less its rim', (thickMm) => {
    const grid = phantomGrid();
    const [nx, ny, nz] = grid.dims;
    const member = new Uint8Array(nx * ny * nz);
    for (let k = 20; k < 20 + thickMm; k++)
      for (let j = 30; j < 50; j++) for (let i = 20; i < 44; i++) member[i + nx * (j + ny * k)] = 1;
    const [cleft] = cleftsOf(grid, member);
    const slab = 24 * 20;
    expect(cleft!.cells).toHaveLength(slab * thickMm);
    expect(cleft!.widthMm).toBeCloseTo((slab * thickMm) / (slab + 44 * thickMm), 6);
    expect(cleft!.widthMm / thickMm).toBeGreaterThan(0.7);
    expect(cleft!.widthMm).toBeLessThan(thickMm);
  });
});
