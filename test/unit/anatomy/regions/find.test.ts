import { describe, expect, it } from 'vitest';
import { agreement } from '../../../../src/anatomy/agreement';
import { findRegions } from '../../../../src/anatomy/regions/find';
import { femoralHeads } from '../../../../src/anatomy/regions/pelvis/heads';
import { nameRibs } from '../../../../src/anatomy/regions/name-ribs';
import { workCt } from '../../../../src/anatomy/regions/work';
import { type Grid, identityAxes, voxelCount, voxelToLps } from '../../../../src/core/grid';
import { noContext } from '../../../../src/core/kernel';
import { type LpsPoint, lpsPoint, lpsVector, voxelPoint } from '../../../../src/core/units';
import type { VoxelField } from '../../../../src/core/structure';
import type { Volume } from '../../../../src/core/volume';
import { en } from '../../../../src/i18n/en';
import { fr } from '../../../../src/i18n/fr';

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
    expect(result.value.missing.map(({ code }) => code)).toContain('regions-no-sacrum');
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
  ] as const)('%s: says what it could not find, in both languages', async (_, huAt) => {
    const result = await findRegions({ volume: volumeOf(grid, huAt) }, noContext);
    if (!result.ok) throw new Error(result.failure.code);
    expect(result.value.missing.length).toBeGreaterThan(0);
    for (const { code } of result.value.missing)
      for (const words of [en, fr]) expect(words.failure).toHaveProperty([code]);
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
  const fieldAt = (z: number): VoxelField => ({
    grid: { dims: [3, 3, 3], spacing: [10, 10, 8], origin: lpsPoint(-10, -10, z - 8), axes: identityAxes },
    data: new Uint8Array(27).fill(255),
  });
  it('have the number of the vertebra that they reach', () => {
    const rib = (side: 'right' | 'left', z: number) => ({ side, field: fieldAt(z), headMm: lpsPoint(side === 'left' ? 20 : -20, 5, z) }); // prettier-ignore
    const ribs = [rib('left', 2), rib('right', 26), rib('left', 9), rib('left', 200)];
    const named = nameRibs(ribs, [
      { number: 10, field: fieldAt(25) },
      { number: 11, field: fieldAt(0) },
    ]);
    expect(named.map(({ id }) => id)).toEqual(['rib-11-left', 'rib-10-right', undefined, undefined]);
  });
});
