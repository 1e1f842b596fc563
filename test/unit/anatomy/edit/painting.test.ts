import { describe, expect, test } from 'vitest';
import { alikeRange, learnTissue } from '../../../../src/anatomy/edit/alike';
import { covered, growFront } from '../../../../src/anatomy/edit/front';
import { Stroke } from '../../../../src/anatomy/edit/stroke';
import { thresholdRegion } from '../../../../src/anatomy/edit/threshold';
import { voxelToLps } from '../../../../src/core/grid';
import { noContext } from '../../../../src/core/kernel';
import { squarePlane, viewAxes } from '../../../../src/core/plane';
import { lpsVector, voxelPoint } from '../../../../src/core/units';
import { distance, normalise } from '../../../../src/core/vector';
import { at, ballMm3, ct, halfVolumeMm3, valueAt, volumeMm3, volumeOf } from './shapes';

const water = volumeOf(() => 0);
const centre = at(35.3, 31.6, 24.2);
/** Muscle left of the plane x = 35 voxels, fat beyond. */
const edgeMm = at(35.5, 0, 0)[0];
const twoTissues = volumeOf(([x]) => (x < edgeMm ? 60 : -100));

describe('a brush', () => {
  test('set down is a ball of its radius', () => {
    const stroke = new Stroke(water, { radiusMm: 8 });
    stroke.moveTo(centre);
    expect(volumeMm3(stroke.field) / ballMm3(8)).toBeCloseTo(1, 1);
    expect(halfVolumeMm3(stroke.field) / ballMm3(8)).toBeCloseTo(1, 1);
  });

  test('drawn along is the ball swept, without gaps, however far apart its points come', () => {
    const stroke = new Stroke(water, { radiusMm: 4 });
    stroke.moveTo(at(12, 31, 24));
    stroke.moveTo(at(55, 31, 24));
    const capsule = ballMm3(4) + Math.PI * 16 * 43 * 0.8;
    expect(halfVolumeMm3(stroke.field) / capsule).toBeGreaterThan(0.97);
    expect(halfVolumeMm3(stroke.field) / capsule).toBeLessThan(1.03);
    for (let i = 12; i <= 55; i++) expect(valueAt(stroke.field, i, 31, 24)).toBe(255);
  });

  test('touches its box and the box grows with it', () => {
    const stroke = new Stroke(water, { radiusMm: 3 });
    stroke.moveTo(at(20, 20, 20));
    const first = stroke.field!;
    expect(first.data.length).toBeLessThan(ct.dims[0] * ct.dims[1] * ct.dims[2] * 0.3);
    stroke.moveTo(at(60, 50, 40));
    expect(valueAt(stroke.field, 20, 20, 20)).toBe(255);
    expect(valueAt(stroke.field, 60, 50, 40)).toBe(255);
  });

  test('on a plane paints one slice of an axial view, and no more', () => {
    const plane = squarePlane(at(35, 31, 24), viewAxes.axial, 100, 0.5);
    const stroke = new Stroke(water, { radiusMm: 6, plane });
    stroke.moveTo(at(35, 31, 24));
    const areaMm2 = halfVolumeMm3(stroke.field) / 1.2;
    expect(areaMm2 / (Math.PI * 36)).toBeCloseTo(1, 1);
    expect([23, 25].map((k) => valueAt(stroke.field, 35, 31, k))).toEqual([0, 0]);
  });

  test('on an oblique plane leaves no voxel through which one could pass', () => {
    const u = normalise(lpsVector(1, 0.4, 0.7));
    const v = normalise(lpsVector(-0.4, 1, 0));
    const plane = squarePlane(centre, { u, v }, 100, 0.5);
    const stroke = new Stroke(water, { radiusMm: 9, plane });
    stroke.moveTo(centre);
    // Every line of voxels along the steepest axis meets the disc near its middle.
    for (let i = 31; i < 40; i++)
      for (let j = 28; j < 36; j++) {
        const isHit = Array.from({ length: 48 }, (_, k) => valueAt(stroke.field, i, j, k)).some(
          (n) => n > 127,
        );
        expect(isHit, `${i} ${j}`).toBe(true);
      }
  });

  test('that is smart keeps to the tissue under its centre and to what hangs together with it', () => {
    const strip = volumeOf(([x]) => (x < edgeMm || x > edgeMm + 4 ? 60 : -100));
    const tissue = learnTissue(strip, [at(32, 31, 24)], 1.5);
    const stroke = new Stroke(strip, { radiusMm: 9, tissue });
    stroke.moveTo(at(33, 31, 24));
    expect(valueAt(stroke.field, 35, 31, 24)).toBe(255);
    expect(valueAt(stroke.field, 37, 31, 24)).toBe(0);
    // Muscle again, within the ball, but beyond the strip of fat.
    expect(distance(at(43, 31, 24), at(33, 31, 24))).toBeLessThan(9);
    expect(valueAt(stroke.field, 43, 31, 24)).toBe(0);
  });
});

test('the tissue at a place is learnt in spite of a fleck of something else', () => {
  const noisy = volumeOf(
    ([x, y, z]) => 40 + ((Math.abs(Math.round(x * 7.1 + y * 3.3 + z * 5.7)) % 9) - 4) * 5,
  );
  noisy.hu[35 + 70 * (31 + 64 * 24)] = 1200;
  const { meanHu, toleranceHu } = learnTissue(noisy, [at(35, 31, 24)], 2);
  expect(meanHu).toBeGreaterThan(30);
  expect(meanHu).toBeLessThan(50);
  expect(toleranceHu).toBeLessThan(75);
  expect(alikeRange({ meanHu: 50, toleranceHu: 25 })).toEqual([25, 75]);
});

test('a third of the difference to what lies around is tolerated, whatever the air beside it', () => {
  const vessel = volumeOf(([x]) => (Math.abs(x - edgeMm) < 3 ? 350 : 50));
  expect(learnTissue(vessel, [at(35, 31, 24)], 1.5)).toEqual({ meanHu: 350, toleranceHu: 100 });
  const skin = volumeOf(([x]) => (x < edgeMm ? 30 : -1000));
  expect(learnTissue(skin, [at(33, 31, 24)], 1.5)).toEqual({ meanHu: 30, toleranceHu: 60 });
  // Alone: the noise, of which there is none.
  expect(learnTissue(water, [at(33, 31, 24)], 1.5)).toEqual({ meanHu: 0, toleranceHu: 25 });
});

describe('a front', () => {
  test('goes as far as the distance is where all is alike', async () => {
    const front = (await growFront({ volume: water, seedsMm: [centre], reachMm: 12 }, noContext))!;
    const [nx, ny, nz] = front.grid.dims;
    let most = 0;
    for (let k = 0, q = 0; k < nz; k++)
      for (let j = 0; j < ny; j++)
        for (let i = 0; i < nx; i++, q++) {
          const mm = distance(voxelToLps(front.grid, voxelPoint(i, j, k)), centre);
          // First order: it comes late, by less than a voxel.
          if (front.costMm[q]! < Infinity) most = Math.max(most, Math.abs(front.costMm[q]! - mm));
        }
    expect(most).toBeLessThan(1);
    const ball = covered(front, 10);
    expect(volumeMm3(ball) / ballMm3(10)).toBeGreaterThan(0.85);
    expect(volumeMm3(ball) / ballMm3(10)).toBeLessThan(1.02);
  });

  test('stops at an edge between tissues', async () => {
    const seedsMm = [at(28, 31, 24)];
    const front = (await growFront({ volume: twoTissues, seedsMm, reachMm: 14 }, noContext))!;
    const found = covered(front, 13);
    expect(valueAt(found, 22, 31, 24)).toBe(255);
    expect(valueAt(found, 33, 31, 24)).toBeGreaterThan(127);
    for (let i = 37; i < 50; i++) expect(valueAt(found, i, 31, 24)).toBe(0);
  });

  test('goes round a wall: the way counts, not the distance', async () => {
    // A wall of fat at x = 35 … 36 voxels, open where j > 40.
    const wall = volumeOf(([x, y]) => (Math.abs(x - edgeMm) < 0.9 && y < at(0, 40.5, 0)[1] ? -400 : 50));
    const front = (await growFront({ volume: wall, seedsMm: [at(31, 34, 24)], reachMm: 20 }, noContext))!;
    const direct = distance(at(31, 34, 24), at(40, 34, 24));
    const corner = at(35.5, 42, 24);
    const round = distance(at(31, 34, 24), corner) + distance(corner, at(40, 34, 24));
    const near = covered(front, direct + 1);
    expect(valueAt(near, 40, 34, 24)).toBe(0);
    expect(valueAt(covered(front, round + 3), 40, 34, 24)).toBeGreaterThan(127);
  });

  test('from several seeds is the nearest of them; off the CT there is none', async () => {
    const seedsMm = [at(15, 31, 24), at(55, 31, 24)];
    const front = await growFront({ volume: water, seedsMm, reachMm: 6 }, noContext);
    const both = covered(front!, 5);
    expect(valueAt(both, 15, 31, 24)).toBe(255);
    expect(valueAt(both, 55, 31, 24)).toBe(255);
    expect(valueAt(both, 35, 31, 24)).toBe(0);
    const away = { volume: water, seedsMm: [at(-200, 0, 0)], reachMm: 6 };
    expect(await growFront(away, noContext)).toBeUndefined();
  });
});

describe('a threshold', () => {
  const region = { kind: 'ball', centreMm: centre, radiusMm: 9 } as const;

  test('takes the HU of its range within a ball, both ends included', () => {
    const all = thresholdRegion(water, { lowHu: 0, highHu: 0, region });
    expect(halfVolumeMm3(all) / ballMm3(9)).toBeCloseTo(1, 1);
    const muscle = thresholdRegion(twoTissues, { lowHu: 60, highHu: 100, region });
    expect(valueAt(muscle, 34, 31, 24)).toBe(255);
    expect(valueAt(muscle, 37, 31, 24)).toBe(0);
    expect(thresholdRegion(water, { lowHu: 1, highHu: 9, region })).toBeUndefined();
  });

  test('within a box and within a structure', () => {
    const box = { kind: 'box', centreMm: at(30, 30, 20), halfMm: [4 * 0.8, 3 * 0.8, 2 * 1.2] } as const;
    const boxed = thresholdRegion(water, { lowHu: -5, highHu: 5, region: box })!;
    expect(halfVolumeMm3(boxed)).toBeCloseTo(9 * 7 * 5 * 0.8 * 0.8 * 1.2, 6);
    const within = { kind: 'structure', field: boxed } as const;
    const kept = thresholdRegion(twoTissues, { lowHu: 0, highHu: 100, region: within });
    expect(halfVolumeMm3(kept)).toBeCloseTo(halfVolumeMm3(boxed), 6);
  });

  test('connected to a seed leaves what lies apart', () => {
    const strip = volumeOf(([x]) => (Math.abs(x - edgeMm) < 2 ? -100 : 60));
    const seedMm = at(30, 31, 24);
    const found = thresholdRegion(strip, { lowHu: 0, highHu: 100, region, seedMm });
    expect(valueAt(found, 31, 31, 24)).toBe(255);
    expect(valueAt(found, 40, 31, 24)).toBe(0);
    expect(valueAt(thresholdRegion(strip, { lowHu: 0, highHu: 100, region }), 40, 31, 24)).toBe(255);
  });
});
