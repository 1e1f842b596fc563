import { type Grid, voxelToLps } from '../../core/grid';
import { halfLevel, type VoxelField } from '../../core/structure';
import type { Volume } from '../../core/volume';
import { type LpsPoint, lpsPoint, type LpsVector, lpsVector, voxelPoint } from '../../core/units';
import { dot, normalise, subtract } from '../../core/vector';
import { type VoxelMap, voxelMap } from '../voxels/grids';

/** A place or direction in a vertebra's own frame, mm: to its left, to its front, up. */
export type Local = readonly [l: number, a: number, h: number];

/** A vertebra's own axes about the middle of its foramen at half the height of its body; LPS. */
export interface Frame {
  readonly atMm: LpsPoint;
  readonly left: LpsVector;
  readonly front: LpsVector;
  readonly up: LpsVector;
}

/** A point of a vertebra's frame in the patient's, mm. */
export function pointOf({ atMm, left, front, up }: Frame, [l, a, h]: Local): LpsPoint {
  const at = (c: 0 | 1 | 2) => atMm[c] + l * left[c] + a * front[c] + h * up[c];
  return lpsPoint(at(0), at(1), at(2));
}

/** A direction of a vertebra's frame in the patient's; a unit vector. */
export function directionOf({ left, front, up }: Frame, [l, a, h]: Local): LpsVector {
  const at = (c: 0 | 1 | 2) => l * left[c] + a * front[c] + h * up[c];
  return normalise(lpsVector(at(0), at(1), at(2)));
}

/** Where a point of the patient lies in a vertebra's frame. */
export function toLocal({ atMm, left, front, up }: Frame, p: LpsPoint): Local {
  const d = subtract(p, atMm);
  return [dot(d, left), dot(d, front), dot(d, up)];
}

/** The same for a voxel. */
export const voxelToLocal = (frame: Frame, grid: Grid, i: number, j: number, k: number): Local =>
  toLocal(frame, voxelToLps(grid, voxelPoint(i, j, k)));

/** Steps along a ray, mm. */
const stepMm = 0.4;

/** Voxels of a vertebra in its own frame: occupancy, or HU; trilinear, 0 outside. */
export class LocalBone {
  private readonly map: VoxelMap;

  constructor(
    readonly frame: Frame,
    private readonly field: { readonly grid: Grid; readonly data: VoxelField['data'] | Volume['hu'] },
  ) {
    const { atMm, left, front, up } = frame;
    const own: Grid = { dims: [1, 1, 1], spacing: [1, 1, 1], origin: atMm, axes: [left, front, up] };
    this.map = voxelMap(own, field.grid);
  }

  /** The largest side of a voxel, mm. */
  get voxelMm(): number {
    return Math.max(...this.field.grid.spacing);
  }

  /** The value at a place of the frame. Written out: all measuring spends its time here. */
  at(l: number, a: number, h: number): number {
    const { start, steps } = this.map;
    const [u, v, w] = steps;
    const x = start[0] + l * u[0] + a * v[0] + h * w[0];
    const y = start[1] + l * u[1] + a * v[1] + h * w[1];
    const z = start[2] + l * u[2] + a * v[2] + h * w[2];
    const { grid, data } = this.field;
    const nx = grid.dims[0];
    const ny = grid.dims[1];
    if (!(x >= 0 && y >= 0 && z >= 0 && x < nx - 1 && y < ny - 1 && z < grid.dims[2] - 1)) return 0;
    const i = x | 0;
    const j = y | 0;
    const k = z | 0;
    const fx = x - i;
    const fy = y - j;
    const o = i + nx * (j + ny * k);
    const q = o + nx * ny;
    const a0 = data[o]! + (data[o + 1]! - data[o]!) * fx;
    const a1 = data[o + nx]! + (data[o + nx + 1]! - data[o + nx]!) * fx;
    const b0 = data[q]! + (data[q + 1]! - data[q]!) * fx;
    const b1 = data[q + nx]! + (data[q + nx + 1]! - data[q + nx]!) * fx;
    const below = a0 + (a1 - a0) * fy;
    return below + (b0 + (b1 - b0) * fy - below) * (z - k);
  }

  /** How far from a place along a direction bone begins, mm; undefined where it does not within `mostMm`, 0 where it is there at once. */
  firstBone([l, a, h]: Local, [dl, da, dh]: Local, mostMm: number): number | undefined {
    let before = this.at(l, a, h);
    if (before > halfLevel) return 0;
    for (let mm = stepMm; mm <= mostMm; mm += stepMm) {
      const here = this.at(l + mm * dl, a + mm * da, h + mm * dh);
      if (here > halfLevel) return mm - stepMm * ((here - halfLevel) / (here - before));
      before = here;
    }
    return undefined;
  }
}
