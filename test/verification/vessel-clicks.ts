import { distanceInside } from '../../src/anatomy/vessels/distance-inside';
import { march, wayBack } from '../../src/anatomy/vessels/march';
import { lpsToVoxel, voxelToLps } from '../../src/core/grid';
import type { VoxelField } from '../../src/core/structure';
import { type LpsPoint, voxelPoint } from '../../src/core/units';
import type { Volume } from '../../src/core/volume';
import { jittered, random } from './vessel-phantom';

/** The centre line of a labelled vessel, end to end: the way through it that keeps to its depth. */
export function labelLine({ grid, data }: VoxelField): LpsPoint[] {
  const depth = distanceInside(
    grid.dims,
    Uint8Array.from(data, (value) => (value > 127.5 ? 1 : 0)),
  );
  let deepest = 0;
  depth.forEach((d, n) => {
    if (d > depth[deepest]!) deepest = n;
  });
  const even = depth.map((d) => (d > 0 ? 1 : Infinity));
  const furthest = (from: number) => {
    let last = from;
    march(grid.dims, even, from, (voxel) => {
      last = voxel;
      return false;
    });
    return last;
  };
  const first = furthest(deepest);
  const last = furthest(first);
  const inward = depth.map((d) => (d > 0 ? 1 / (0.02 + d * d) : Infinity));
  const { timeAt } = march(grid.dims, inward, first, (voxel) => voxel === last);
  const [nx, ny] = grid.dims;
  return wayBack(grid.dims, timeAt, last).map((o) =>
    voxelToLps(grid, voxelPoint(o % nx, Math.floor(o / nx) % ny, Math.floor(o / nx / ny))),
  );
}

/** Clicks at shares of the centre line's length, each moved by up to `byMm` along each axis, on the CT. */
export function clicksOn(
  volume: Volume,
  line: readonly LpsPoint[],
  shares: readonly number[],
  byMm: number,
  seed: number,
): LpsPoint[] {
  const next = random(seed);
  return shares.map((share) => {
    const p = jittered(line[Math.round(share * (line.length - 1))]!, byMm, next);
    const [i, j, k] = lpsToVoxel(volume.grid, p).map((value, a) =>
      Math.min(Math.max(value, 0), volume.grid.dims[a]! - 1),
    ) as [number, number, number];
    return voxelToLps(volume.grid, voxelPoint(i, j, k));
  });
}

/** The largest connected part of a label: a vessel that bone hides for a stretch has several. */
export function largestPart({ grid, data }: VoxelField): VoxelField {
  const [nx, ny] = grid.dims;
  const part = new Int32Array(data.length);
  const sizes = [0];
  for (let start = 0; start < data.length; start++) {
    if (data[start]! <= 127.5 || part[start]) continue;
    const number = sizes.length;
    const waiting = [start];
    part[start] = number;
    let size = 0;
    for (let o = waiting.pop(); o !== undefined; o = waiting.pop()) {
      size++;
      for (let n = 0; n < 27; n++) {
        const q = o + (n % 3) - 1 + nx * ((Math.floor(n / 3) % 3) - 1 + ny * (Math.floor(n / 9) - 1));
        if (!(data[q]! > 127.5) || part[q]) continue;
        part[q] = number;
        waiting.push(q);
      }
    }
    sizes.push(size);
  }
  const largest = sizes.indexOf(Math.max(...sizes));
  return { grid, data: data.map((value, o) => (part[o] === largest ? value : 0)) };
}
