import { describe, expect, it } from 'vitest';
import { buildDistanceField } from '../../../src/core/distance-field';
import { type Grid, identityAxes, voxelToLps } from '../../../src/core/grid';
import { lpsPoint, voxelPoint } from '../../../src/core/units';
import type { Volume } from '../../../src/core/volume';
import { pathAngles } from '../../../src/trajectory/angles';
import { breaches } from '../../../src/trajectory/breach';
import { stretchesWhere } from '../../../src/trajectory/crossings';
import { pathGeometry } from '../../../src/trajectory/path-geometry';
import { pathProfile } from '../../../src/trajectory/path-profile';

// A block of tissue from y = 0 on, with a slab of bone from y = 30 to 60.
const grid: Grid = {
  dims: [41, 91, 41],
  spacing: [1, 1, 1],
  origin: lpsPoint(-20, -10, -20),
  axes: identityAxes,
};
const paint = (of: (x: number, y: number, z: number) => number, data: Int16Array | Uint8Array) => {
  let q = 0;
  for (let k = 0; k < 41; k++)
    for (let j = 0; j < 91; j++)
      for (let i = 0; i < 41; i++) {
        const p = voxelToLps(grid, voxelPoint(i, j, k));
        data[q++] = of(p[0], p[1], p[2]);
      }
  return data;
};
const volume: Volume = {
  grid,
  hu: paint(
    (_x, y) => (y < 0 ? -1000 : y >= 30 && y <= 60 ? 600 : 40),
    new Int16Array(41 * 91 * 41),
  ) as Int16Array,
  minHu: -1000,
  maxHu: 600,
};
const structure = (id: string, inside: (x: number, y: number, z: number) => boolean) => {
  const data = paint((x, y, z) => (inside(x, y, z) ? 255 : 0), new Uint8Array(41 * 91 * 41)) as Uint8Array;
  const built = buildDistanceField({ grid, data });
  if (!built.ok) throw new Error(built.failure.code);
  return { key: id, id, distance: built.value };
};
const slab = structure('vertebra-l3', (_x, y) => y >= 30 && y <= 60);
const path = { entryMm: lpsPoint(0, 0, 0), targetMm: lpsPoint(0, 50, 0) };
const thresholds = { skinHu: -300, boneHu: 200 };

describe('path geometry', () => {
  it('takes skin and bone from HU where there are no labels, and says so', () => {
    const geometry = pathGeometry({ ...path, structures: [], volume, ...thresholds });
    expect(geometry).toMatchObject({ skinFrom: 'hu', boneFrom: 'hu' });
    // −300 HU is crossed 0.67 of the way from the last air voxel to the first of tissue.
    expect(geometry.skinMm).toBeCloseTo(-1 + 700 / 1040, 2);
    expect(geometry.boneMm).toBeCloseTo(29 + 160 / 560, 2);
    expect(geometry.skinToBoneMm).toBeCloseTo(geometry.boneMm! - geometry.skinMm!, 9);
    expect(geometry.inBoneMm).toBeCloseTo(50 - geometry.boneMm!, 2);
  });

  it('prefers labels', () => {
    const geometry = pathGeometry({ ...path, structures: [slab], volume, ...thresholds });
    expect(geometry).toMatchObject({ skinFrom: 'hu', boneFrom: 'labels' });
    expect(geometry.boneMm).toBeCloseTo(29.5, 2);
    expect(geometry.inBoneMm).toBeCloseTo(20.5, 2);
  });

  it('takes bone from HU where the labelled bones are not the one of the target', () => {
    const rib = structure('rib-right-12', (_x, y) => y >= 10 && y <= 14);
    const geometry = pathGeometry({ ...path, structures: [rib], volume, ...thresholds });
    expect(geometry.boneFrom).toBe('hu');
    expect(geometry.boneMm).toBeCloseTo(29 + 160 / 560, 2);
  });

  it('takes the border of the CT for no skin', () => {
    const inside = { entryMm: lpsPoint(0, 10, 0), targetMm: lpsPoint(50, 10, 0) };
    for (const structures of [[], [structure('skin', (_x, y) => y >= 0)]]) {
      const geometry = pathGeometry({ ...inside, structures, volume, ...thresholds });
      expect(geometry.skinOutsideCt).toBe(true);
      expect(geometry.skinMm).toBeUndefined();
      expect(geometry.skinToTargetMm).toBeUndefined();
    }
  });

  it('leaves out what nothing tells', () => {
    const geometry = pathGeometry({ ...path, structures: [], ...thresholds });
    expect(geometry.skinMm).toBeUndefined();
    expect(geometry.inBoneMm).toBeUndefined();
    expect(geometry.lengthMm).toBe(50);
  });

  it('finds every stretch, ends refined', () => {
    const found = stretchesWhere((d) => (d > 3.2 && d < 7.7) || d > 9.1, 0, 12);
    expect(found.length).toBe(2);
    expect(found[0]!.fromMm).toBeCloseTo(3.2, 2);
    expect(found[0]!.toMm).toBeCloseTo(7.7, 2);
    expect(found[1]!.fromMm).toBeCloseTo(9.1, 2);
  });
});

describe('angles', () => {
  it('are those to the planes, with a lean in words', () => {
    // From the patient's left and behind, forwards, to the right and up.
    const angles = pathAngles({ entryMm: lpsPoint(30, 40, 0), targetMm: lpsPoint(0, 0, 28.8675) }, 2);
    expect(angles.toAxialDeg).toBeCloseTo(30, 3);
    expect(angles.upwards).toMatchObject({ towards: 'head' });
    expect(angles.sideways.angleDeg).toBeCloseTo((Math.atan2(30, 40) * 180) / Math.PI, 3);
    expect(angles.sideways.towards).toBe('midline');
    expect(
      pathAngles({ entryMm: lpsPoint(30, 40, 0), targetMm: lpsPoint(60, 0, 0) }, 2).sideways.towards,
    ).toBe('awayFromMidline');
    expect(pathAngles({ entryMm: lpsPoint(0, 40, 5), targetMm: lpsPoint(0, 0, 0) })).toMatchObject({
      sideways: { towards: 'neither' },
      upwards: { towards: 'feet' },
    });
  });
});

describe('profile along a path', () => {
  it('has HU on the axis and the distance of each cross-section', () => {
    const ball = structure('aorta', (x, y, z) => Math.hypot(x - 12, y - 20, z) < 5);
    const profile = pathProfile({
      instrument: { id: 'c', device: { shape: 'cylinder', diameterMm: 3 }, ...path },
      volume,
      structures: [slab, ball],
      beyondMm: 5,
    });
    if (!profile.ok) throw new Error(profile.failure.code);
    const { depthMm, hu, clearances } = profile.value;
    expect(depthMm.at(-1)).toBe(55);
    expect(hu[10]).toBe(40);
    expect(hu[40]).toBe(600);
    const of = (key: string) => clearances.find((curve) => curve.key === key)!.mm;
    expect(of('aorta')[20]).toBeGreaterThan(12 - 5 - 1.5 - 0.7);
    expect(of('aorta')[20]).toBeLessThan(12 - 5 - 1.5 + 0.7);
    expect(of('vertebra-l3')[20]).toBeCloseTo(9.5, 1);
    expect(of('vertebra-l3')[40]).toBeLessThan(-10);
  });
});

describe('breach', () => {
  const pedicle = structure('vertebra-l3', (x, y) => y >= 30 && y <= 60 && (y > 45 || Math.abs(x) < 4.2));
  const at = (x: number) =>
    breaches(
      [
        {
          id: 't',
          device: { shape: 'cylinder', diameterMm: 4 },
          entryMm: lpsPoint(x, 0, 0),
          targetMm: lpsPoint(x, 55, 0),
        },
      ],
      [pedicle],
    );

  it('is none for an instrument within the pedicle', () => {
    expect(at(0)).toMatchObject({ ok: true, value: [{ grade: 'A', breachMm: 0, holdsTarget: true }] });
  });

  it('grades what stands out of it, with depth and direction', () => {
    // The wall is at x = 4.5, the instrument's flank at x = 5; it is held in the body behind all the same.
    const found = at(3);
    if (!found.ok) throw new Error(found.failure.code);
    const [breach] = found.value;
    expect(breach!.structure).toBe('vertebra-l3');
    expect(breach!.holdsTarget).toBe(true);
    expect(breach!.breachMm).toBeCloseTo(0.5, 1);
    expect(breach!.grade).toBe('B');
    expect(breach!.direction[0]).toBeCloseTo(1, 2);
    expect(breach!.depthMm).toBeLessThan(45);
    expect(breach!.heldOnce).toBe(true);
  });

  it('looks at an axis that leaves the bone and comes back', () => {
    const gap = structure('vertebra-l3', (x, y) => y >= 20 && y <= 60 && !(y > 30 && y < 40 && x > -9));
    const found = breaches(
      [
        {
          id: 't',
          device: { shape: 'cylinder', diameterMm: 2 },
          entryMm: lpsPoint(0, 0, 0),
          targetMm: lpsPoint(0, 55, 0),
        },
      ],
      [gap],
    );
    if (!found.ok) throw new Error(found.failure.code);
    expect(found.value[0]!.breachMm).toBeGreaterThan(4);
    expect(found.value[0]!.grade).toBe('D');
    expect(found.value[0]!.depthMm).toBeGreaterThan(33);
    expect(found.value[0]!.depthMm).toBeLessThan(37);
  });
});
