import { boundsOf, cornersOf } from '../../core/bounds';
import { type Grid, lpsToVoxel, subGrid } from '../../core/grid';
import type { VoxelField } from '../../core/structure';
import {
  type IndexMap,
  indexMap,
  type Lattice,
  type LatticeField,
  latticeOf,
  latticePoint,
  type Triple,
} from './lattice';
import { sample } from './sample';

/** Two lattices are one when corners differ by less than this part of a voxel. */
const sameLattice = 0.1;
/** Empty voxels kept around a structure, so that its surface closes. */
const marginVoxels = 2;

/**
 * A field on the CT's grid, cropped to what is inside: exact where both lattices coincide up to the
 * order and direction of their axes, else interpolated (`sample`). Undefined when nothing of it lies in
 * the CT.
 */
export function placeOnto(ct: Grid, source: VoxelField | LatticeField): VoxelField | undefined {
  const field = 'lattice' in source ? source : { lattice: latticeOf(source.grid), data: source.data };
  const box = coveredBox(ct, field.lattice);
  if (!box) return undefined;
  const target = subGrid(ct, box.start, box.dims);
  const map = indexMap(target, field.lattice);
  const whole = wholeMap(target, map);
  return crop(ct, box.start, whole ? copy(target, field, whole) : sample(target, field, map));
}

/** The CT voxels that the source's voxels touch, and those one voxel of the source beyond. */
function coveredBox(ct: Grid, source: Lattice) {
  const corners = cornersOf({ low: [-1, -1, -1], high: source.dims });
  const { low, high } = boundsOf(corners.map((at) => lpsToVoxel(ct, latticePoint(source, at))));
  const start = low.map((value) => Math.max(0, Math.ceil(value - 0.01))) as never as Triple;
  const end = high.map((value, axis) => Math.min(ct.dims[axis]! - 1, Math.floor(value + 0.01)));
  const dims = end.map((value, axis) => value - start[axis]! + 1) as never as Triple;
  return dims.every((n) => n > 0) ? { start, dims } : undefined;
}

/** The map in whole numbers where it nearly is, so that a reordered grid is copied exactly. */
function wholeMap(target: Grid, { steps, start }: IndexMap): IndexMap | undefined {
  const wholeSteps = steps.map((step) => step.map(Math.round)) as never as IndexMap['steps'];
  const wholeStart = start.map(Math.round) as never as Triple;
  const off = [0, 1, 2].map((j) =>
    target.dims.reduce(
      (sum, n, i) => sum + (n - 1) * Math.abs(steps[i]![j]! - wholeSteps[i]![j]!),
      Math.abs(start[j]! - wholeStart[j]!),
    ),
  );
  return Math.max(...off) < sameLattice && isReordering(wholeSteps)
    ? { steps: wholeSteps, start: wholeStart }
    : undefined;
}

/** Each axis of one is an axis of the other: 1 or −1 once in each row, else 0. */
const isReordering = (steps: IndexMap['steps']): boolean =>
  steps.every((step) => step.map(Math.abs).sort().join() === '0,0,1');

/** The source's voxel of each target voxel, 0 where there is none. */
function copy(target: Grid, { lattice, data }: LatticeField, { steps, start }: IndexMap): VoxelField {
  const [nx, ny, nz] = target.dims;
  const [sx, sy, sz] = lattice.dims;
  const out = new Uint8Array(nx * ny * nz);
  let at = 0;
  for (let k = 0; k < nz; k++) {
    for (let j = 0; j < ny; j++) {
      let x = start[0] + j * steps[1][0] + k * steps[2][0];
      let y = start[1] + j * steps[1][1] + k * steps[2][1];
      let z = start[2] + j * steps[1][2] + k * steps[2][2];
      for (let i = 0; i < nx; i++, at++) {
        if (x >= 0 && y >= 0 && z >= 0 && x < sx && y < sy && z < sz) out[at] = data[x + sx * (y + sy * z)]!;
        x += steps[0][0];
        y += steps[0][1];
        z += steps[0][2];
      }
    }
  }
  return { grid: target, data: out };
}

/** Cuts off what is empty, but for the margin; undefined when all of it is. */
function crop(ct: Grid, start: Triple, { grid, data }: VoxelField): VoxelField | undefined {
  const box = occupied(grid.dims, data);
  if (!box) return undefined;
  const from = box.low.map((n, axis) => Math.max(0, start[axis]! + n - marginVoxels)) as never as Triple;
  const to = box.high.map((n, axis) => Math.min(ct.dims[axis]! - 1, start[axis]! + n + marginVoxels));
  const dims = to.map((n, axis) => n - from[axis]! + 1) as never as Triple;
  const out = new Uint8Array(dims[0] * dims[1] * dims[2]);
  const [nx, ny] = grid.dims;
  const length = box.high[0]! - box.low[0]! + 1;
  for (let k = box.low[2]!; k <= box.high[2]!; k++) {
    for (let j = box.low[1]!; j <= box.high[1]!; j++) {
      const read = box.low[0]! + nx * (j + ny * k);
      const row = start[1] + j - from[1] + dims[1] * (start[2] + k - from[2]);
      out.set(data.subarray(read, read + length), start[0] + box.low[0]! - from[0] + dims[0] * row);
    }
  }
  return { grid: subGrid(ct, from, dims), data: out };
}

/** Bounding box of the voxels that are not 0. */
export function occupied(dims: Triple, data: Uint8Array) {
  const low = [Infinity, Infinity, Infinity];
  const high = [-1, -1, -1];
  let at = 0;
  for (let k = 0; k < dims[2]; k++) {
    for (let j = 0; j < dims[1]; j++, at += dims[0]) {
      let first = 0;
      while (first < dims[0] && data[at + first] === 0) first++;
      if (first === dims[0]) continue;
      let last = dims[0] - 1;
      while (data[at + last] === 0) last--;
      low[0] = Math.min(low[0]!, first);
      high[0] = Math.max(high[0]!, last);
      low[1] = Math.min(low[1]!, j);
      high[1] = Math.max(high[1]!, j);
      low[2] = Math.min(low[2]!, k);
      high[2] = k;
    }
  }
  return high[2]! < 0 ? undefined : { low, high };
}
