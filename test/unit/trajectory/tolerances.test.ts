import { describe, expect, it } from 'vitest';
import { buildDistanceField } from '../../../src/core/distance-field';
import { type Grid, identityAxes, voxelToLps } from '../../../src/core/grid';
import { lpsPoint, voxelPoint } from '../../../src/core/units';
import type { Volume } from '../../../src/core/volume';
import { breaches } from '../../../src/trajectory/breach';
import { placePath } from '../../../src/trajectory/consistency';
import { pathGeometry } from '../../../src/trajectory/path-geometry';
import { pathProfile } from '../../../src/trajectory/path-profile';

const dims = [41, 61, 41] as const;

/** A grid whose voxels lie `byMm` farther back than usual. */
const gridAt = (byMm: number): Grid => ({
  dims,
  spacing: [1, 1, 2],
  origin: lpsPoint(-20, -10 + byMm, -40),
  axes: identityAxes,
});

/** The same voxels wherever the grid lies: what half a voxel can do to a surface is to shift it. */
const painted = <T extends Int16Array | Uint8Array>(value: (y: number) => number, data: T): T => {
  for (let k = 0, q = 0; k < dims[2]; k++)
    for (let j = 0; j < dims[1]; j++)
      for (let i = 0; i < dims[0]; i++, q++) data[q] = value(voxelToLps(gridAt(0), voxelPoint(i, j, k))[1]);
  return data;
};
const count = dims[0] * dims[1] * dims[2];
const hu = painted((y) => (y < 0 ? -1000 : y >= 20 ? 600 : 40), new Int16Array(count));
const slab = painted((y) => (y >= 20 && y <= 40 ? 255 : 0), new Uint8Array(count));

const volumeAt = (byMm: number): Volume => ({ grid: gridAt(byMm), hu, minHu: -1000, maxHu: 600 });
const boneAt = (byMm: number) => {
  const built = buildDistanceField({ grid: gridAt(byMm), data: slab });
  if (!built.ok) throw new Error(built.failure.code);
  return { key: 'bone', id: 'vertebra-l3', distance: built.value };
};
const thresholds = { skinHu: -300, boneHu: 200 };
const straight = { entryMm: lpsPoint(0, 0, 0), targetMm: lpsPoint(0, 30, 0) };
/** 60° off the normal of skin and bone, in the plane of the slices. */
const oblique = { entryMm: lpsPoint(-18, 9, 0), targetMm: lpsPoint(18, 9 + 36 / Math.tan(Math.PI / 3), 0) };

describe('what the CT leaves open in the lengths of a path', () => {
  it('is what half a voxel does to the depth of each crossing', () => {
    for (const path of [straight, oblique]) {
      const depths = [-0.5, 0, 0.5].map((byMm) => ({
        hu: pathGeometry({ ...path, structures: [], volume: volumeAt(byMm), ...thresholds }),
        labels: pathGeometry({ ...path, structures: [boneAt(byMm)], ...thresholds }),
      }));
      const at = depths[1]!;
      // The entry is placed by itself: half a voxel along the path, of which x and y are seen.
      const way = path.targetMm.map((v, i) => Math.abs(v - path.entryMm[i]!)) as [number, number, number];
      const placedMm = (way[0] + way[1]) / Math.hypot(...way) / 2;
      const half = (get: (one: (typeof depths)[number]) => number | undefined) =>
        (get(depths[2]!)! - get(depths[0]!)!) / 2;
      expect(at.hu.boneToleranceMm).toBeCloseTo(half((one) => one.hu.boneMm) + placedMm, 1);
      expect(half((one) => one.labels.boneMm)).toBeCloseTo(
        half((one) => one.hu.boneMm),
        1,
      );
      expect(at.hu.lengthToleranceMm).toBeCloseTo(2 * placedMm, 9);
      const inBone = at.hu.inBone[0]!;
      expect(inBone.toleranceMm).toBeGreaterThanOrEqual(at.hu.boneToleranceMm! - 1e-9);
    }
  });

  it('adds up from both ends', () => {
    const found = pathGeometry({
      ...straight,
      structures: [boneAt(0)],
      volume: volumeAt(0),
      ...thresholds,
    });
    // Skin, bone, entry and target are each known to half a millimetre along y.
    expect(found.skinToBoneToleranceMm).toBeCloseTo(1, 2);
    expect(found.skinToTargetToleranceMm).toBeCloseTo(1, 2);
    expect(found.inBoneToleranceMm).toBeCloseTo(1, 2);
    expect(found.skinToleranceMm).toBeCloseTo(1, 2);
    // Sideways half a millimetre at each end, up half a slice: 30 mm on.
    expect(found.angles.toleranceDeg).toBeCloseTo((Math.atan(Math.hypot(1, 2) / 30) * 180) / Math.PI, 1);
    expect(found.angles.sideways.toleranceDeg).toBe(found.angles.toleranceDeg);
  });

  it('follows the resolution where it is coarser than the voxels', () => {
    const resolution = { ...gridAt(0), spacing: [3, 3, 3] as const };
    const found = pathGeometry({
      ...straight,
      structures: [boneAt(0)],
      volume: volumeAt(0),
      resolution,
      ...thresholds,
    });
    expect(found.skinToBoneToleranceMm).toBeCloseTo(3, 1);
    expect(found.lengthToleranceMm).toBeCloseTo(3, 9);
  });

  it('is absent without a CT', () => {
    const found = pathGeometry({ ...straight, structures: [boneAt(0)], ...thresholds });
    expect(found.lengthMm).toBe(30);
    expect(found.lengthToleranceMm).toBeUndefined();
    expect(found.angles.toleranceDeg).toBeUndefined();
  });
});

describe('what else is told of a path', () => {
  const instrument = { id: 'rod', device: { shape: 'cylinder', diameterMm: 4 } as const, ...straight };
  const ct = gridAt(0);

  it('has a tolerance at every depth', () => {
    const profile = pathProfile({
      instrument,
      volume: volumeAt(0),
      structures: [boneAt(0)],
      resolution: { ...ct, spacing: [1, 3, 1] },
    });
    if (!profile.ok) throw new Error(profile.failure.code);
    const [curve] = profile.value.clearances;
    expect(curve!.toleranceMm).toHaveLength(curve!.mm.length);
    expect(curve!.toleranceMm[0]).toBeCloseTo(1.5, 2);
  });

  it('has one where it stands out of bone, and at which depth', () => {
    const beyond = { ...instrument, targetMm: lpsPoint(0, 45, 0) };
    const found = breaches([beyond], [boneAt(0)], ct);
    if (!found.ok) throw new Error(found.failure.code);
    expect(found.value[0]!.toleranceMm).toBeGreaterThan(0.49);
    expect(found.value[0]!.depthToleranceMm).toBeCloseTo(1, 9);
  });

  it('has one of the place beside the midline and the vertebra', () => {
    const vertebra = {
      ...boneAt(0),
      sourceName: '',
      field: { grid: ct, data: slab },
      centroidMm: lpsPoint(0, 30, 0),
      volumeMl: 1,
    };
    const place = placePath([vertebra] as never, lpsPoint(10, 0, 0), lpsPoint(0, 45, 0), ct)!;
    expect(place.offMidlineToleranceMm).toBeCloseTo(1, 9);
    // To the centre of a voxel: half of its diagonal, and what the CT leaves open.
    expect(place.vertebra!.toleranceMm).toBeCloseTo(Math.hypot(1, 1, 2), 9);
  });
});
