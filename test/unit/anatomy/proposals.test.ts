import { describe, expect, it } from 'vitest';
import { proposeRoots } from '../../../src/anatomy/vessels/roots';
import { proposeVertebralArteries } from '../../../src/anatomy/vessels/vertebral-arteries';
import { type Grid, identityAxes, voxelToLps } from '../../../src/core/grid';
import type { VoxelField } from '../../../src/core/structure';
import { type LpsPoint, lpsPoint, voxelPoint } from '../../../src/core/units';

/** What a test says of a point: x to the left of the midline, y behind the canal's middle, z above the vertebra's. */
type Inside = (x: number, y: number, z: number) => boolean;

const grid: Grid = {
  dims: [70, 60, 120],
  spacing: [1, 1, 1],
  origin: lpsPoint(-35, -40, 0),
  axes: identityAxes,
};

function fieldOf(zMm: number, inside: Inside): VoxelField {
  const [nx, ny, nz] = grid.dims;
  const data = new Uint8Array(nx * ny * nz).map((_, o) => {
    const p = voxelToLps(grid, voxelPoint(o % nx, Math.floor(o / nx) % ny, Math.floor(o / nx / ny)));
    return inside(p[0], p[1], p[2] - zMm) ? 255 : 0;
  });
  return { grid, data };
}

const box = (x: number, y: number, z: number, [a, b, c]: readonly number[]) =>
  Math.abs(x) < a! && Math.abs(y) < b! && Math.abs(z) < c!;

/** A body in front, pedicles in its upper half, an arch behind. */
const vertebra: Inside = (x, y, z) =>
  box(x, y + 23, z, [20, 14, 12]) ||
  box(Math.abs(x) - 13, y + 2, z - 7, [4, 10, 5]) ||
  box(x, y - 13, z - 3, [17, 4, 9]);

/** The same with a transverse foramen of 3 mm radius on each side. */
const cervical: Inside = (x, y, z) =>
  (box(x, y + 14, z, [10, 7, 6]) ||
    box(x, y - 11, z, [14, 3, 5]) ||
    box(Math.abs(x) - 15, y, z, [7, 9, 5])) &&
  Math.hypot(Math.abs(x) - 16, y + 3) > 3;

const canal = fieldOf(60, (x, y) => Math.hypot(x, y) < 8);
const named = (levels: readonly string[], inside: Inside, stepMm: number) =>
  levels.map((level, n) => ({ id: `vertebra-${level}`, field: fieldOf(100 - n * stepMm, inside) }));
const between = (p: LpsPoint, low: number, high: number) => p[2] > low && p[2] < high;

describe('roots proposed from foramina', () => {
  it('lie below their vertebra from T1 on, on their side, between the pedicles', () => {
    const { proposed, missing } = proposeRoots(named(['l1', 'l2', 'l3'], vertebra, 34), canal);
    expect(missing).toEqual([]);
    expect(proposed.map(({ id }) => id)).toEqual([
      'nerve-root-l1-left',
      'nerve-root-l1-right',
      'nerve-root-l2-left',
      'nerve-root-l2-right',
    ]);
    for (const { id, tube } of proposed) {
      const pedicleMm = (id.includes('l1') ? 100 : 66) + 2;
      expect(between(tube.pointsMm[2]!, pedicleMm - 24, pedicleMm), id).toBe(true);
      expect(Math.sign(tube.pointsMm[2]![0])).toBe(id.endsWith('left') ? 1 : -1);
    }
  });

  it('lie above their vertebra in the neck, with C8 below C7', () => {
    const ids = (levels: string[]) =>
      proposeRoots(named(levels, vertebra, 34), canal).proposed.map(({ id }) => id);
    expect(ids(['c4', 'c5'])).toEqual(['nerve-root-c5-left', 'nerve-root-c5-right']);
    expect(ids(['c7', 't1'])).toEqual(['nerve-root-c8-left', 'nerve-root-c8-right']);
    expect(ids(['c5', 'c7'])).toEqual([]);
  });

  it('are missing where bone closes the foramen', () => {
    const closed: Inside = (x, y, z) => vertebra(x, y, z) || box(x - 15, y, z, [3, 20, 20]);
    const { proposed, missing } = proposeRoots(named(['l1', 'l2'], closed, 34), canal);
    expect(proposed.map(({ id }) => id)).toEqual(['nerve-root-l1-right']);
    expect(missing).toEqual(['nerve-root-l1-left']);
  });
});

describe('vertebral arteries proposed from transverse foramina', () => {
  it('pass through the middles of the holes', () => {
    const { proposed } = proposeVertebralArteries(named(['c3', 'c4', 'c5', 'c6'], cervical, 20));
    expect(proposed.map(({ id }) => id)).toEqual(['vertebral-artery-left', 'vertebral-artery-right']);
    for (const { tube } of proposed)
      for (const [x, y] of tube.pointsMm) expect(Math.hypot(Math.abs(x) - 16, y + 3)).toBeLessThan(0.5);
  });

  it('are missing without holes', () => {
    expect(proposeVertebralArteries(named(['c4', 'c5'], vertebra, 34)).missing).toHaveLength(2);
  });
});
