import { describe, expect, it } from 'vitest';
import { agreement } from '../../../../src/anatomy/agreement';
import { findRegions } from '../../../../src/anatomy/regions/find';
import { femoralHeads } from '../../../../src/anatomy/regions/pelvis/heads';
import { couldLieHere } from '../../../../src/anatomy/regions/in-field';
import { vertebraOfRibs } from '../../../../src/anatomy/regions/ribs/number';
import { workCt } from '../../../../src/anatomy/regions/work';
import { type Grid, identityAxes, voxelCount, voxelToLps } from '../../../../src/core/grid';
import { noContext } from '../../../../src/core/kernel';
import { type LpsPoint, lpsPoint, lpsVector, voxelPoint } from '../../../../src/core/units';
import type { VoxelField } from '../../../../src/core/structure';
import type { Volume } from '../../../../src/core/volume';
import { structureById } from '../../../../src/catalog/structures';

function volumeOf(grid: Grid, huAt: (p: LpsPoint) => number): Volume {
  const [nx, ny] = grid.dims;
  const at = (q: number) =>
    voxelToLps(grid, voxelPoint(q % nx, Math.floor(q / nx) % ny, Math.floor(q / nx / ny)));
  const hu = Int16Array.from({ length: voxelCount(grid) }, (_, q) => huAt(at(q)));
  return { grid, hu, minHu: -1024, maxHu: 1500 };
}

const maskOf = (volume: Volume, isIn: (p: LpsPoint) => boolean): VoxelField => {
  const { hu } = volumeOf(volume.grid, (p) => (isIn(p) ? 255 : 0));
  return { grid: volume.grid, data: Uint8Array.from(hu) };
};

const oval = ([x, y]: LpsPoint, cx: number, cy: number, rx: number, ry: number) =>
  Math.hypot((x - cx) / rx, (y - cy) / ry) < 1;

/** A chest: an oval body on a table, two lungs, a trachea, a spine. Lungs from z = 0 up, closed below. */
const isBody = (p: LpsPoint) => oval(p, 0, 0, 140, 100);
const isLung = (p: LpsPoint, side: number) => oval(p, 62 * side, 0, 48, 65) && p[2] > 0;
const isTrachea = (p: LpsPoint) => oval(p, 0, -5, 9, 9) && p[2] > 0;
function chest(p: LpsPoint): number {
  if (isTrachea(p)) return -1000;
  if (isLung(p, 1) || isLung(p, -1)) return -830;
  if (oval(p, 0, 60, 18, 16)) return oval(p, 0, 60, 15, 13) ? 180 : 700;
  if (isBody(p)) return 45;
  const isTable = Math.abs(p[1] - 120) < 1.5 || Math.abs(p[1] - 150) < 1.5;
  return isTable ? 200 : -1000;
}

const axes: Record<string, Grid['axes']> = {
  upright: identityAxes,
  flipped: [lpsVector(-1, 0, 0), lpsVector(0, -1, 0), lpsVector(0, 0, 1)],
  coronal: [lpsVector(1, 0, 0), lpsVector(0, 0, -1), lpsVector(0, 1, 0)],
};

describe.each(Object.entries(axes))('regions of a drawn chest, %s', (_, along) => {
  it('are where they were drawn', async () => {
    const spacing = [2.5, 2.5, 3] as const;
    const extent = along.map((axis) => (Math.abs(axis[2]) > 0.5 ? 120 : 330));
    const dims = extent.map((mm, a) => Math.round(mm / spacing[a]!)) as unknown as Grid['dims'];
    const at = (c: 0 | 1 | 2, middle: number) =>
      along.reduce((sum, axis, a) => sum - (axis[c] * dims[a]! * spacing[a]!) / 2, middle);
    const grid: Grid = { dims, spacing, axes: along, origin: lpsPoint(at(0, 0), at(1, 0), at(2, 30)) };
    const volume = volumeOf(grid, chest);
    const result = await findRegions({ volume }, noContext);
    if (!result.ok) throw new Error(result.failure.code);
    const field = (id: string) => result.value.found.find((one) => one.id === id)!.field;
    expect(agreement(field('skin'), maskOf(volume, isBody)).dice).toBeGreaterThan(0.98);
    for (const [id, side] of [
      ['lung-left', 1],
      ['lung-right', -1],
    ] as const)
      // prettier-ignore
      expect(agreement(field(id), maskOf(volume, (p) => isLung(p, side))).dice).toBeGreaterThan(0.96);
    expect(agreement(field('airway'), maskOf(volume, isTrachea)).dice).toBeGreaterThan(0.85);
    expect(result.value.missing).toContain('sacrum');
  }, 60_000);
});

describe('regions of what is no patient', () => {
  const grid: Grid = {
    dims: [40, 40, 1],
    spacing: [3, 3, 5],
    origin: lpsPoint(-60, -60, 0),
    axes: identityAxes,
  };
  it.each([
    ['air', () => -1000],
    ['metal', () => 3000],
    ['water', () => 0],
    ['noise', ([x, y]: LpsPoint) => (Math.abs(Math.round(x * 7919 + y * 104729)) % 2000) - 1000],
  ] as const)('%s: says what it could not find, by names of the catalogue', async (_, huAt) => {
    const result = await findRegions({ volume: volumeOf(grid, huAt) }, noContext);
    if (!result.ok) throw new Error(result.failure.code);
    expect(result.value.missing.length).toBeGreaterThan(0);
    for (const id of result.value.missing) expect(structureById(id), id).toBeDefined();
  });
});

describe('the head of a femur', () => {
  it('is found with its size, and none where there is a cube', () => {
    const grid: Grid = {
      dims: [120, 70, 50],
      spacing: [2, 2, 2],
      origin: lpsPoint(-120, -70, -50),
      axes: identityAxes,
    };
    const centre = lpsPoint(-82, 3, 1);
    const shapes = ([x, y, z]: LpsPoint) => {
      if (Math.max(Math.abs(x - 85), Math.abs(y), Math.abs(z)) < 22) return 500;
      const mm = Math.hypot(x - centre[0], y - centre[1], z - centre[2]);
      if (mm < 23) return mm > 20 ? 600 : 250;
      return mm > 27 && mm < 33 && x > -95 ? 600 : 40;
    };
    const volume = volumeOf(grid, shapes);
    const work = workCt(volume, 2);
    const heads = femoralHeads(
      work,
      Uint8Array.from(work.hu, (hu) => (hu > 150 ? 1 : 0)),
      0,
    );
    const right = heads.find(({ side }) => side === 'right')!;
    expect(right.share).toBeGreaterThan(0.8);
    right.centreMm.forEach((c, a) => expect(Math.abs(c - centre[a]!)).toBeLessThan(2.5));
    expect(Math.abs(right.radiusMm - 23)).toBeLessThan(2.5);
    expect(heads.find(({ side }) => side === 'left')?.share ?? 0).toBeLessThan(right.share);
  });
});

describe('ribs', () => {
  // Rods of bone on either side of a row of cubes, one a vertebra; the lowest rib reaches none.
  const ct = { grid: { dims: [80, 30, 60], spacing: [1.5, 1.5, 1.5], origin: lpsPoint(0, 0, 0), axes: identityAxes } as Grid, hu: new Int16Array(80 * 30 * 60) }; // prettier-ignore
  const at = (i: number, j: number, k: number) => i + 80 * (j + 30 * k);
  const vertebrae = new Uint8Array(ct.hu.length);
  for (const [n, k0] of [10, 25, 40].entries())
    for (let k = k0; k < k0 + 10; k++)
      for (let j = 10; j < 20; j++) for (let i = 10; i < 20; i++) vertebrae[at(i, j, k)] = n + 1;
  const rod = (k: number) => {
    const mask = new Uint8Array(ct.hu.length);
    for (let i = 21; i < 75; i++) for (let j = 13; j < 17; j++) mask[at(i, j, k)] = 1;
    return { mask, head: [21, 15, k] as const };
  };
  it('go with the vertebra that they touch, one each, and with none where they touch none', () => {
    expect(vertebraOfRibs(ct, [rod(15), rod(30), rod(45)], vertebrae, 3)).toEqual([0, 1, 2]);
    expect(vertebraOfRibs(ct, [rod(2), rod(30), rod(55)], vertebrae, 3)).toEqual([undefined, 1, undefined]);
    // Two heads at one vertebra: the one that touches it alone has it.
    expect(vertebraOfRibs(ct, [rod(36), rod(46)], vertebrae, 3)).toEqual([1, 2]);
  });
});

describe('what is said to be missing', () => {
  const all = ['airway', 'lung-left', 'ribs', 'sacrum', 'hip-right', 'femur-left'];
  const boxAt = (z: number, depthMm: number): Grid => ({ dims: [10, 10, depthMm], spacing: [10, 10, 1], origin: lpsPoint(0, 0, z - depthMm / 2), axes: identityAxes }); // prettier-ignore
  const named = (level: string, z: number) => ({
    level,
    field: { grid: boxAt(z, 20), data: new Uint8Array() },
  });
  it('is what the field can hold: on a neck no pelvis, on a pelvis no airway', () => {
    const neck = [named('C1', 100), named('T3', -80)];
    expect(couldLieHere(all, ['skin', 'bone'], neck, boxAt(0, 220))).toEqual(['airway', 'lung-left', 'ribs']);
    const pelvis = [named('L4', 60), named('L5', 24)];
    expect(couldLieHere(all, ['skin', 'bone'], pelvis, boxAt(-40, 240))).toEqual(['sacrum', 'hip-right', 'femur-left']); // prettier-ignore
    expect(couldLieHere(all, ['skin', 'bone'], pelvis, boxAt(60, 120))).toEqual([]);
  });
  it('is what belongs to what was found where no vertebra has a name, and all of it where nothing was', () => {
    expect(couldLieHere(all, ['lung-right'], [], boxAt(0, 220))).toEqual(['airway', 'lung-left', 'ribs']);
    expect(couldLieHere(all, ['hip-left'], [], boxAt(0, 220))).toEqual(['sacrum', 'hip-right', 'femur-left']);
    expect(couldLieHere(all, ['skin'], [], boxAt(0, 220))).toEqual(all);
  });
});
