import { fail, ok, type Result } from '../../../core/result';
import type { Grid } from '../../../core/grid';
import { voxelCount } from '../../../core/grid';
import type { Gauge } from '../../flow/types';
import { centreMm } from '../../bench/cells';
import { type BenchBarrier, sideNames } from './schema';
import { boxShape, halfspaceShape, type Shape } from '../../bench/shapes';

type Axis = 0 | 1 | 2;
type Openness = [Float32Array?, Float32Array?, Float32Array?];

export interface Barriers {
  /** Open share of the face between a cell and the next one along x, y, z; absent: all open. */
  readonly openness: Openness;
  readonly gauges: readonly Gauge[];
}

/** Closes the faces that barriers cross and opens their holes. Failure: `bench-hole-misses`. */
export function closeFaces(grid: Grid, barriers: readonly BenchBarrier[]): Result<Barriers> {
  const openness: Openness = [];
  const gauges: Gauge[] = [];
  for (const [n, barrier] of barriers.entries()) {
    const faces = barrierFaces(grid, shapeOfBarrier(barrier));
    const open = faces.map((list) => new Float32Array(list.length));
    if (barrier.shape === 'boxSurface') {
      for (const [m, hole] of barrier.holes.entries()) {
        const { gauge, opened } = openHole(grid, barrier, hole, faces, open);
        if (opened === 0) return fail('bench-hole-misses', { where: `barriers.${n}.holes.${m}` });
        if (gauge) gauges.push(gauge);
      }
    }
    faces.forEach((list, axis) => {
      if (list.length === 0) return;
      const shares = (openness[axis as Axis] ??= new Float32Array(voxelCount(grid)).fill(1));
      list.forEach((cell, at) => {
        shares[cell]! *= open[axis]![at]!;
      });
    });
  }
  return ok({ openness, gauges });
}

const shapeOfBarrier = (barrier: BenchBarrier): Shape =>
  barrier.shape === 'plane'
    ? halfspaceShape(barrier.pointMm, barrier.normal)
    : boxShape(barrier.minMm, barrier.maxMm);

/** Per axis the cells whose next neighbour lies on the other side. */
function barrierFaces(grid: Grid, shape: Shape): number[][] {
  const [nx, ny, nz] = grid.dims;
  const within = new Uint8Array(nx * ny * nz);
  let cell = 0;
  for (let k = 0; k < nz; k++)
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i++, cell++) {
        const inside = shape.contains(centreMm(grid, 0, i), centreMm(grid, 1, j), centreMm(grid, 2, k));
        within[cell] = inside ? 1 : 0;
      }
  const faces: number[][] = [[], [], []];
  cell = 0;
  for (let k = 0; k < nz; k++)
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i++, cell++) {
        if (i + 1 < nx && within[cell] !== within[cell + 1]) faces[0]!.push(cell);
        if (j + 1 < ny && within[cell] !== within[cell + nx]) faces[1]!.push(cell);
        if (k + 1 < nz && within[cell] !== within[cell + nx * ny]) faces[2]!.push(cell);
      }
  return faces;
}

type BoxBarrier = Extract<BenchBarrier, { shape: 'boxSurface' }>;

function openHole(
  grid: Grid,
  box: BoxBarrier,
  { face, centerMm, sizeMm, outlet }: BoxBarrier['holes'][number],
  faces: readonly (readonly number[])[],
  open: readonly Float32Array[],
): { gauge?: Gauge; opened: number } {
  const axis = Math.floor(sideNames.indexOf(face) / 2) as Axis;
  const outward = face.endsWith('+') ? 1 : -1;
  const across = ([0, 1, 2] as const).filter((other) => other !== axis) as [Axis, Axis];
  const stride = [1, grid.dims[0], grid.dims[0] * grid.dims[1]][axis]!;
  const inside = boxShape(box.minMm, box.maxMm);
  const cells: number[] = [];
  faces[axis]!.forEach((cell, at) => {
    const inner = outward > 0 ? cell : cell + stride;
    const [x, y, z] = cellCentre(grid, inner);
    if (!inside.contains(x, y, z)) return;
    const share = across.reduce<number>((product, other, n) => {
      const half = grid.spacing[other] / 2;
      const centre = [x, y, z][other]!;
      const low = Math.max(centre - half, centerMm[other] - sizeMm[n]! / 2);
      const high = Math.min(centre + half, centerMm[other] + sizeMm[n]! / 2);
      return product * Math.max(0, (high - low) / grid.spacing[other]);
    }, 1);
    if (share <= 1e-9) return;
    open[axis]![at] = Math.min(1, open[axis]![at]! + share);
    cells.push(cell);
  });
  if (outlet === undefined) return { opened: cells.length };
  const gauge: Gauge = {
    outlet,
    cells: Uint32Array.from(cells),
    axes: new Uint8Array(cells.length).fill(axis),
    outward: new Int8Array(cells.length).fill(outward),
  };
  return { gauge, opened: cells.length };
}

function cellCentre(grid: Grid, cell: number): [number, number, number] {
  const [nx, ny] = grid.dims;
  const i = cell % nx;
  const j = Math.floor(cell / nx) % ny;
  const k = Math.floor(cell / (nx * ny));
  return [centreMm(grid, 0, i), centreMm(grid, 1, j), centreMm(grid, 2, k)];
}
