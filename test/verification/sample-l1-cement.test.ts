import { beforeAll, describe, expect, it } from 'vitest';
import { path } from '../../samples/l1-fracture/plan';
import { recipe } from '../../samples/l1-fracture/recipe';
import { segmentMask } from '../../samples/l1-fracture/truth';
import type { RasterGrid } from '../../samples/lib/raster';
import { cementById } from '../../src/catalog/cements';
import type { Grid } from '../../src/core/grid';
import { noContext } from '../../src/core/kernel';
import { lpsPoint, lpsVector } from '../../src/core/units';
import { injectBone } from '../../src/simulation/cement/bone/injection';
import { prepareBone } from '../../src/simulation/cement/bone/prepare';
import type { BoneInput, BoneModel } from '../../src/simulation/cement/bone/types';
import { catalogueRheology } from '../../src/simulation/cement/from-catalogue';
import { handSyringe } from '../../src/simulation/cement/live/hand';
import { riskBone } from '../../src/simulation/cement/risk/runs';
import { paintSlab } from './sample-slab';

// The cement of the L1 sample, on L1 and what touches it: the bone is cut out before it is painted.

const painted: RasterGrid = {
  dims: [120, 120, 64],
  spacingMm: 0.78,
  sliceMm: 1,
  originMm: [-46.6, -47, -30],
};

const labels = [
  'vertebra-l1',
  'vertebra-l1-body',
  'cleft-l1',
  'basivertebral-foramen-l1',
  'spinal-canal',
  'vertebra-t12',
  'vertebra-l2',
  'disc-t12-l1',
  'disc-l1-l2',
];

let input: BoneInput;
let live: BoneModel;

async function read(cells: { readonly gridMm: number; readonly marginMm?: number }): Promise<BoneModel> {
  const result = await prepareBone({ ...input, ...cells }, noContext);
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

beforeAll(async () => {
  const { arrays, mask } = paintSlab(recipe, segmentMask, painted);
  const { dims, spacingMm, originMm } = painted;
  const grid: Grid = {
    dims,
    spacing: [spacingMm, spacingMm, 1],
    origin: lpsPoint(...originMm),
    axes: [lpsVector(1, 0, 0), lpsVector(0, 1, 0), lpsVector(0, 0, 1)],
  };
  input = {
    volume: { grid, hu: arrays.image, minHu: -1024, maxHu: 3071 },
    structures: labels.map((id) => ({
      key: id,
      id,
      field: { grid, data: mask(id).map((v) => (v ? 255 : 0)) },
    })),
    targetKey: 'vertebra-l1',
    gridMm: 1,
    tipsMm: [lpsPoint(...path.targetMm)],
  };
  live = await read({ gridMm: 1 });
}, 120_000);

/** Open area of an outlet on the model's own faces, mm². */
function openMm2({ outlets, wall }: BoneModel, id: string): number {
  const n = outlets.findIndex((outlet) => outlet.id === id) + 1;
  const area = (share: number, face: number) => (wall.outlet[face] === n ? share * wall.areaMm2[face]! : 0);
  return wall.open.reduce((sum, share, face) => sum + area(share, face), 0);
}

describe('the ways out of the L1 sample', () => {
  it('are the hole in the left wall, the foramen and the veins', () => {
    const openings = live.outlets.filter(({ type }) => !type.endsWith('vein'));
    expect(openings.map(({ type }) => type)).toEqual(['cortical-defect']);
    const [hole] = openings;
    expect(hole!.atMm[0]).toBeGreaterThan(15);
    // About 7 × 5 mm.
    expect(hole!.areaMm2).toBeGreaterThan(18);
    expect(hole!.areaMm2).toBeLessThan(45);
    expect(live.outlets.find(({ type }) => type === 'basivertebral-vein')!.origin).toBe('found');
  });

  it.each([{ gridMm: 2 }, riskBone])('are the same on %o', async (cells) => {
    const other = await read(cells);
    expect(other.outlets).toEqual(live.outlets);
    const [hole] = other.outlets;
    expect(openMm2(other, hole!.id) / openMm2(live, hole!.id)).toBeGreaterThan(0.8);
    expect(openMm2(other, hole!.id) / openMm2(live, hole!.id)).toBeLessThan(1.25);
  });
});

describe('the planned injection of the L1 sample', () => {
  it('reaches the hole in the left wall between 2 and 3.6 mL', async () => {
    // Less around the bone than the page has: half the cells.
    const model = await read({ gridMm: 1, marginMm: riskBone.marginMm });
    const created = injectBone({
      model,
      cement: catalogueRheology(cementById('cement-medium-vertebroplasty')!, { roomC: 21, startAgeS: 240 }),
      instruments: [
        {
          opening: { kind: 'points', atMm: input.tipsMm, radiusMm: 1.194 },
          needle: [{ insideDiameterMm: 2.388, lengthMm: 125 }],
        },
      ],
      syringe: handSyringe,
    });
    if (!created.ok) throw new Error(created.failure.code);
    const injection = created.value;
    injection.press({ kind: 'flow', flowMlPerS: 0.1 });
    const hole = live.outlets.find(({ type }) => type === 'cortical-defect')!;
    const contactMm3 = injection.run.firstContactMm3;
    for (const toMl of [2, 2.4, 2.8, 3.2, 3.6]) {
      const went = await injection.advance({ toMl }, noContext);
      if (!went.ok) throw new Error(went.failure.code);
      if (contactMm3[hole.id] !== undefined) break;
    }
    console.log(
      Object.entries(contactMm3)
        .map(([id, mm3]) => `${id} ${(mm3 / 1000).toFixed(2)} mL`)
        .join(', '),
    );
    expect(contactMm3[hole.id]! / 1000).toBeGreaterThan(2);
    expect(contactMm3[hole.id]! / 1000).toBeLessThan(3.6);
  }, 120_000);
});
