import { cornersOf } from '../../core/bounds';
import { type Grid, lpsToVoxel } from '../../core/grid';
import type { Failure } from '../../core/result';
import type { VoxelField } from '../../core/structure';
import type { LpsPoint } from '../../core/units';
import { cross, dot } from '../../core/vector';
import { type LatticeField, latticeOf, latticePoint, type Triple } from './lattice';

/** What rounding may move a point across a face, voxels of the CT. */
const rounding = 0.1;
const none: Triple = [0, 0, 0];

/** Whether a voxel of another lattice (`half` as large as this each way), or a point, lies wholly outside the CT's voxels. */
const isOut = ({ dims }: Grid, at: Triple, half: Triple): boolean =>
  at.some((v, axis) => {
    const margin = half[axis]! > 0 ? half[axis]! - rounding : rounding;
    return v < -0.5 - margin || v > dims[axis]! - 0.5 + margin;
  });

/** The remark `labels-beyond` {cutMl, percent} where a part of a field lies outside the CT and is lost when it is placed on it. */
export function beyondRemark(ct: Grid, source: VoxelField | LatticeField): Failure[] {
  const { lattice, data } =
    'lattice' in source ? source : { lattice: latticeOf(source.grid), data: source.data };
  const [nx, ny, nz] = lattice.dims;
  const toCt = (at: Triple) => lpsToVoxel(ct, latticePoint(lattice, at));
  const start = toCt(none);
  const stepTo = (at: Triple) => toCt(at).map((v, axis) => v - start[axis]!) as never as Triple;
  const [a, b, c] = [stepTo([1, 0, 0]), stepTo([0, 1, 0]), stepTo([0, 0, 1])];
  const half = [0, 1, 2].map(
    (axis) => (Math.abs(a[axis]!) + Math.abs(b[axis]!) + Math.abs(c[axis]!)) / 2,
  ) as never as Triple;
  const corners = cornersOf({ low: none, high: [nx - 1, ny - 1, nz - 1] });
  if (!corners.some((at) => isOut(ct, toCt(at), half))) return [];
  let [sum, lost, n] = [0, 0, 0];
  for (let k = 0; k < nz; k++) {
    for (let j = 0; j < ny; j++) {
      for (let i = 0; i < nx; i++, n++) {
        const value = data[n]!;
        if (value === 0) continue;
        sum += value;
        const at = (axis: 0 | 1 | 2) => start[axis] + i * a[axis] + j * b[axis] + k * c[axis];
        if (isOut(ct, [at(0), at(1), at(2)], half)) lost += value;
      }
    }
  }
  if (lost === 0) return [];
  const [u, v, w] = lattice.steps;
  const voxelMl = Math.abs(dot(cross(u, v), w)) / 1000;
  return [
    {
      code: 'labels-beyond',
      data: { cutMl: rounded((lost / 255) * voxelMl), percent: rounded((100 * lost) / sum) },
    },
  ];
}

/** The remark `mesh-beyond` {percent} on corners of triangles outside the CT. */
export function cornersBeyond(ct: Grid, positions: Float64Array | Float32Array): Failure[] {
  let out = 0;
  for (let n = 0; n < positions.length; n += 3) {
    const point = [positions[n]!, positions[n + 1]!, positions[n + 2]!] as never as LpsPoint;
    if (isOut(ct, lpsToVoxel(ct, point), none)) out++;
  }
  return out > 0 ? [{ code: 'mesh-beyond', data: { percent: rounded((300 * out) / positions.length) } }] : [];
}

/** Two digits, so that little is not called nothing. */
const rounded = (value: number): number => Number(value.toPrecision(2));
