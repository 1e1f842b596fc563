import { describe, expect, it } from 'vitest';
import { LESION } from '../../../samples/c2-dens/landmarks';
import { samplePlan as c2Plan } from '../../../samples/c2-dens/plan';
import { samplePlan as l1Plan } from '../../../samples/l1-fracture/plan';
import { samplePlan as t6Plan } from '../../../samples/t6-metastasis/plan';
import { lpsPoint, lpsVector } from '../../../src/core/units';
import type { Volume } from '../../../src/core/volume';
import { cementById } from '../../../src/catalog/cements';
import { readPlan } from '../../../src/plan/read';
import { writePlan } from '../../../src/plan/write';
import { openingPoints } from '../../../src/simulation/cement/live/opening';
import { needlesAsPlaced, needlesOfPlan } from '../../../src/simulation/cement/live/placed';

const volume: Volume = {
  grid: {
    dims: [2, 2, 2],
    spacing: [1, 1, 1],
    origin: lpsPoint(0, 0, 0),
    axes: [lpsVector(1, 0, 0), lpsVector(0, 1, 0), lpsVector(0, 0, 1)],
  },
  hu: new Int16Array(8),
  minHu: 0,
  maxHu: 0,
};

describe.each([
  ['C2', c2Plan],
  ['L1', l1Plan],
  ['T6', t6Plan],
])('the cement of the sample %s', (_, samplePlan) => {
  it('is read back as written, with a cement and a needle that are there', async () => {
    const written = await samplePlan(volume, []);
    const plan = readPlan(writePlan(written));
    if (!plan.ok) throw new Error(plan.failure.code);
    expect(plan.value.cement).toEqual(written.cement);
    expect(cementById(plan.value.cement!.family)).toBeDefined();
    expect(needlesAsPlaced(plan.value.instruments, needlesOfPlan(plan.value))).toHaveLength(1);
  });
});

it('the needle of C2 is drawn back into the lesion', async () => {
  const plan = await c2Plan(volume, []);
  const [needle] = needlesAsPlaced(plan.instruments, needlesOfPlan(plan));
  const [opening] = openingPoints(needle!);
  const off = LESION.at.map((c, n) => Math.abs(opening![n]! - c) / LESION.halfMm[n]!);
  expect(Math.max(...off)).toBeLessThan(1);
});
