import { voxelToLps } from '../../core/grid';
import { halfLevel, type VoxelField } from '../../core/structure';
import { type LpsPoint, voxelPoint } from '../../core/units';

/** A hole of a structure in one of its slices. */
export interface Hole {
  readonly centreMm: LpsPoint;
  readonly areaMm2: number;
}

type Axis = 0 | 1 | 2;

/** The holes that bone encloses in each slice across the patient, by whole voxels and their faces. */
export function holesOf({ grid, data }: VoxelField): Hole[] {
  const upright = ([0, 1, 2] as Axis[]).reduce((best, axis) =>
    Math.abs(grid.axes[axis][2]) > Math.abs(grid.axes[best][2]) ? axis : best,
  );
  const [p, q] = ([0, 1, 2] as Axis[]).filter((axis) => axis !== upright) as [Axis, Axis];
  const strides = [1, grid.dims[0], grid.dims[0] * grid.dims[1]] as const;
  const [width, height] = [grid.dims[p], grid.dims[q]];
  const holes: Hole[] = [];
  for (let slice = 0; slice < grid.dims[upright]; slice++) {
    const solid = new Uint8Array(width * height);
    for (let b = 0; b < height; b++)
      for (let a = 0; a < width; a++) {
        const value = data[slice * strides[upright] + a * strides[p] + b * strides[q]]!;
        solid[a + width * b] = value > halfLevel ? 1 : 0;
      }
    for (const hole of enclosed(solid, width, height)) {
      const place = [0, 0, 0] as [number, number, number];
      [place[p], place[q], place[upright]] = [hole.a, hole.b, slice];
      holes.push({
        centreMm: voxelToLps(grid, voxelPoint(...place)),
        areaMm2: hole.count * grid.spacing[p] * grid.spacing[q],
      });
    }
  }
  return holes;
}

/** Means and counts of the empty parts of a picture that do not reach its edge; marks them as it goes. */
function enclosed(solid: Uint8Array, width: number, height: number) {
  const found: { a: number; b: number; count: number }[] = [];
  for (let start = 0; start < solid.length; start++) {
    if (solid[start]) continue;
    const part = [start];
    solid[start] = 1;
    let [a, b, isOpen] = [0, 0, false];
    for (let at = 0; at < part.length; at++) {
      const [x, y] = [part[at]! % width, Math.floor(part[at]! / width)];
      a += x;
      b += y;
      if (x === 0 || y === 0 || x === width - 1 || y === height - 1) isOpen = true;
      for (const [u, v] of [
        [x + 1, y],
        [x - 1, y],
        [x, y + 1],
        [x, y - 1],
      ] as const) {
        const next = u + width * v;
        if (u < 0 || v < 0 || u >= width || v >= height || solid[next]) continue;
        solid[next] = 1;
        part.push(next);
      }
    }
    if (!isOpen) found.push({ a: a / part.length, b: b / part.length, count: part.length });
  }
  return found;
}
