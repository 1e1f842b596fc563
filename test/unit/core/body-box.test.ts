import { describe, expect, it } from 'vitest';
import { findBody } from '../../../src/core/body';
import { boxCorners, wholeBox } from '../../../src/core/body-box';
import { roughBody, isInRoughBody } from '../../../src/core/rough-body';
import { type Grid, identityAxes, voxelToLps } from '../../../src/core/grid';
import { firstReached } from '../../../src/core/ray-volume';
import { type LpsPoint, lpsPoint, lpsVector, voxelPoint } from '../../../src/core/units';
import type { Volume } from '../../../src/core/volume';
import { along, distance, normalise, subtract } from '../../../src/core/vector';

/** 500 mm of air on 125 × 125 × 40 voxels of 4 × 4 × 5 mm, with what `hu` puts into it. */
function ct(hu: (p: LpsPoint) => number, axes: Grid['axes'] = identityAxes): Volume {
  const grid: Grid = { dims: [125, 125, 40], spacing: [4, 4, 5], origin: lpsPoint(-248, -248, -100), axes };
  const data = new Int16Array(125 * 125 * 40);
  for (let at = 0; at < data.length; at++) {
    const v = voxelPoint(at % 125, Math.floor(at / 125) % 125, Math.floor(at / 15625));
    data[at] = hu(voxelToLps(grid, v));
  }
  return { grid, hu: data, minHu: -1000, maxHu: 1000 };
}

const boxOf = (volume: Volume) => findBody(volume).box;
const trunk = ([x, y]: readonly number[]) => (x! / 160) ** 2 + (y! / 100) ** 2 < 1;

describe('the box of the body', () => {
  it('holds the trunk and leaves out a table below it, also one that it lies on', () => {
    for (const tableMm of [108, 102]) {
      const volume = ct((p) => {
        if (trunk(p)) return 40;
        const onTable = Math.abs(p[0]) < 220 && p[1] > tableMm && p[1] < tableMm + 6;
        return onTable ? 100 : -1000;
      });
      const corners = boxCorners(volume.grid, boxOf(volume));
      const span = (axis: 0 | 1 | 2) => [
        Math.min(...corners.map((p) => p[axis])),
        Math.max(...corners.map((p) => p[axis])),
      ];
      const [left, right] = span(0);
      const [front, back] = span(1);
      // Never too small, and by two samples of 8 mm too large at most.
      const excess = [-160 - left!, right! - 160, -100 - front!, back! - 100];
      expect(Math.min(...excess)).toBeGreaterThan(-4);
      expect(Math.max(...excess)).toBeLessThan(17);
      expect(span(2)).toEqual([-102.5, 97.5]);
    }
  });

  it('is the whole grid where nothing stands out, and where everything does', () => {
    for (const value of [-1000, 0]) {
      const volume = ct(() => value);
      expect(boxOf(volume)).toEqual(wholeBox(volume.grid));
    }
  });
});

describe('the mask of the body', () => {
  it('holds a thin wall about air, and both legs, and no curved table', () => {
    const leg = ([x, y]: readonly number[]) => Math.hypot(Math.abs(x!) - 90, y!) < 60;
    const chest = (p: readonly number[]) => trunk(p) && (p[0]! / 150) ** 2 + (p[1]! / 90) ** 2 > 1;
    // Rises beside the body, so that no box parts the two.
    const onTable = ([x, y]: readonly number[]) => Math.abs(y! - 130 + (x! / 30) ** 2) < 4;
    for (const body of [leg, chest]) {
      const volume = ct((p) => (body(p) ? 40 : onTable(p) ? 300 : -1000));
      const mask = roughBody(volume);
      let [whole, lost, table] = [0, 0, 0];
      for (let at = 0; at < volume.hu.length; at++) {
        const v = voxelPoint(at % 125, Math.floor(at / 125) % 125, Math.floor(at / 15625));
        const isInside = isInRoughBody(mask, v);
        if (volume.hu[at] === 40) whole++;
        if (volume.hu[at] === 40 && !isInside) lost++;
        if (volume.hu[at] === 300 && isInside) table++;
      }
      expect(lost / whole).toBeLessThan(0.005);
      expect(table).toBe(0);
    }
  });
});

describe('a line of sight through a CT', () => {
  const [c, s] = [Math.cos(0.3), Math.sin(0.3)];
  const turned: Grid['axes'] = [lpsVector(c, s, 0), lpsVector(-s, c, 0), lpsVector(0, 0, 1)];

  it.each([['aligned', identityAxes] as const, ['turned', turned] as const])(
    'ends where the level is reached, on a grid that is %s',
    (_, axes) => {
      // A ramp of 10 HU a mm away from a point: the level 0 is a sphere of 50 mm.
      const middle = ct(() => 0, axes);
      const centre = voxelToLps(middle.grid, voxelPoint(62, 62, 20));
      const volume = ct((p) => 10 * (50 - distance(p, centre)), axes);
      const from = along(centre, lpsVector(0, -1, 0), 600);
      for (const aside of [0, 20, 40]) {
        const to = along(centre, lpsVector(1, 0, 0), aside);
        const direction = normalise(subtract(to, from));
        const hit = firstReached(volume, from, direction, 0, wholeBox(volume.grid));
        expect(distance(hit!.point, centre)).toBeCloseTo(50, 0);
        expect(distance(hit!.point, from)).toBeCloseTo(hit!.distanceMm, 6);
        expect(hit!.point[1]).toBeLessThan(centre[1]);
      }
    },
  );

  it('passes what is cut away, and misses what is not there', () => {
    const volume = ct((p) => (Math.abs(p[1]) < 60 ? 500 : -1000));
    const look = (levelHu: number, from: LpsPoint, isShown?: (p: LpsPoint) => boolean) =>
      firstReached(volume, from, lpsVector(0, 1, 0), levelHu, wholeBox(volume.grid), isShown);
    expect(look(200, lpsPoint(0, -900, 0), (p) => p[1] >= 10)!.point[1]).toBeCloseTo(10, 1);
    expect(look(600, lpsPoint(0, -900, 0))).toBeUndefined();
    expect(look(200, lpsPoint(900, -900, 0))).toBeUndefined();
  });
});
