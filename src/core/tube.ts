import { type Grid, lpsToVoxel, subGrid, voxelToLps, voxelVolumeMm3 } from './grid';
import { RoundCone } from './round-cone';
import type { Tube, VoxelField } from './structure';
import { type LpsPoint, lpsPoint, type LpsVector, voxelPoint } from './units';
import { subtract } from './vector';

const segmentsOf = ({ pointsMm, radiiMm }: Tube): RoundCone[] =>
  pointsMm.slice(1).map((to, i) => new RoundCone(pointsMm[i]!, to, radiiMm[i]!, radiiMm[i + 1]!));

/** A tube on a grid: the occupancy for display, its volume and its centroid. */
export interface RasterisedTube {
  readonly field: VoxelField;
  readonly volumeMl: number;
  readonly centroidMm: LpsPoint;
}

/**
 * Voxels of a tube on the part of `grid` that holds it. The value falls linearly through 127.5 at
 * the surface over two voxels, so that the half level is the tube's own surface. Undefined when no
 * part of the tube lies on the grid.
 */
export function rasteriseTube(grid: Grid, tube: Tube): RasterisedTube | undefined {
  const box = voxelBox(grid, tube);
  if (!box) return undefined;
  const field = { grid: subGrid(grid, box.start, box.dims), data: new Uint8Array(product(box.dims)) };
  for (const cone of segmentsOf(tube)) fillSegment(field, cone);
  return measure(field);
}

type Triple = readonly [number, number, number];
interface Box {
  readonly start: Triple;
  readonly dims: Triple;
}
const product = ([a, b, c]: Triple) => a * b * c;

/** Each segment only where it reaches: the box of a long oblique tube is mostly empty. */
function fillSegment({ grid, data }: VoxelField, cone: RoundCone): void {
  const { from, to, fromRadius, toRadius } = cone;
  const box = voxelBox(grid, { pointsMm: [from, to], radiiMm: [fromRadius, toRadius] });
  if (!box) return;
  const rampMm = 2 * Math.max(...grid.spacing);
  const [nx, ny] = grid.dims;
  const end = box.start.map((start, axis) => start + box.dims[axis]!);
  for (let k = box.start[2]; k < end[2]!; k++) {
    for (let j = box.start[1]; j < end[1]!; j++) {
      for (let i = box.start[0]; i < end[0]!; i++) {
        const p = voxelToLps(grid, voxelPoint(i, j, k));
        const d = cone.measure(p[0], p[1], p[2]);
        const value = Math.round(255 * Math.min(0.5 - d / rampMm, 1));
        const o = i + nx * (j + ny * k);
        if (value > data[o]!) data[o] = value;
      }
    }
  }
}

function measure(field: VoxelField): RasterisedTube | undefined {
  const [nx, ny, nz] = field.grid.dims;
  let weight = 0;
  const sum: [number, number, number] = [0, 0, 0];
  for (let k = 0, o = 0; k < nz; k++) {
    for (let j = 0; j < ny; j++) {
      for (let i = 0; i < nx; i++, o++) {
        const value = field.data[o]!;
        weight += value;
        sum[0] += value * i;
        sum[1] += value * j;
        sum[2] += value * k;
      }
    }
  }
  if (weight === 0) return undefined;
  const centre = voxelPoint(sum[0] / weight, sum[1] / weight, sum[2] / weight);
  return {
    field,
    volumeMl: ((weight / 255) * voxelVolumeMm3(field.grid)) / 1000,
    centroidMm: voxelToLps(field.grid, centre),
  };
}

/** The voxels within the tube and two voxels around it, cut to the grid. */
function voxelBox(grid: Grid, { pointsMm, radiiMm }: Tube): Box | undefined {
  const coarsest = Math.max(...grid.spacing);
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  pointsMm.forEach((point, index) => {
    const v = lpsToVoxel(grid, point);
    for (let axis = 0; axis < 3; axis++) {
      const reach = (radiiMm[index]! + 2 * coarsest) / grid.spacing[axis]!;
      low[axis] = Math.min(low[axis]!, v[axis]! - reach);
      high[axis] = Math.max(high[axis]!, v[axis]! + reach);
    }
  });
  const start = low.map((value) => Math.max(Math.floor(value), 0));
  const dims = high.map((value, axis) => Math.min(Math.ceil(value), grid.dims[axis]! - 1) - start[axis]! + 1);
  if (dims.some((n) => n < 1)) return undefined;
  return { start: start as unknown as Triple, dims: dims as unknown as Triple };
}

/** Points and directions about every `stepMm` along the centre line, with the radius there. */
export function* alongTube(tube: Tube, stepMm: number) {
  for (let i = 0; i + 1 < tube.pointsMm.length; i++) {
    const [a, b] = [tube.pointsMm[i]!, tube.pointsMm[i + 1]!];
    const axis = subtract(b, a);
    const lengthMm = Math.hypot(axis[0], axis[1], axis[2]);
    const count = Math.max(Math.ceil(lengthMm / stepMm), 1);
    for (let s = 0; s < count; s++) {
      const t = s / count;
      yield {
        pointMm: lpsPoint(a[0] + axis[0] * t, a[1] + axis[1] * t, a[2] + axis[2] * t),
        axis: axis as LpsVector,
        radiusMm: tube.radiiMm[i]! * (1 - t) + tube.radiiMm[i + 1]! * t,
      };
    }
  }
}
