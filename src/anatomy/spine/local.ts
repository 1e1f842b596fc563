import { type Grid, voxelToLps } from '../../core/grid';
import type { VoxelField } from '../../core/structure';
import { type LpsPoint, type LpsVector, lpsVector, voxelPoint } from '../../core/units';
import { cross, dot, normalise } from '../../core/vector';
import { type VoxelMap, voxelMap } from '../voxels/grids';
import type { Station } from './curve';

/** Steps along a ray, mm. */
const stepMm = 0.5;

/** A vertebra's own axes about a point on the line of the canal: mm to the left, to the front, up. */
export interface LocalFrame {
  readonly atMm: LpsPoint;
  readonly left: LpsVector;
  readonly front: LpsVector;
  readonly up: LpsVector;
}

/** The axes of a station, leant so that `up` stands across the endplates (rise for each mm to the front and to the left). */
export function leant({ atMm, up, left, front }: Station, toFront: number, toLeft: number): LocalFrame {
  const at = (c: 0 | 1 | 2) => up[c] - toFront * front[c] - toLeft * left[c];
  const axis = normalise(lpsVector(at(0), at(1), at(2)));
  const along = dot(left, axis);
  const side = normalise(
    lpsVector(left[0] - along * axis[0], left[1] - along * axis[1], left[2] - along * axis[2]),
  );
  return { atMm, up: axis, left: side, front: cross(side, axis) };
}

/** A point of a local frame in the patient's, mm. */
export function pointOf({ atMm, left, front, up }: LocalFrame, l: number, a: number, h: number): LpsPoint {
  const at = (c: 0 | 1 | 2) => atMm[c] + l * left[c] + a * front[c] + h * up[c];
  return [at(0), at(1), at(2)] as never as LpsPoint;
}

/** A direction of a local frame in the patient's. */
export function directionOf({ left, front, up }: LocalFrame, l: number, a: number, h: number): LpsVector {
  const at = (c: 0 | 1 | 2) => l * left[c] + a * front[c] + h * up[c];
  return normalise(lpsVector(at(0), at(1), at(2)));
}

/** Occupancy of a vertebra in its own frame: trilinear in its field, 0 outside. */
export class LocalBone {
  private readonly map: VoxelMap;

  constructor(
    readonly frame: LocalFrame,
    private readonly field: VoxelField,
  ) {
    const { atMm, left, front, up } = frame;
    const own: Grid = { dims: [1, 1, 1], spacing: [1, 1, 1], origin: atMm, axes: [left, front, up] };
    this.map = voxelMap(own, field.grid);
  }

  /** 0 … 255 at a place of the frame, mm. */
  at(l: number, a: number, h: number): number {
    const { start, steps: [u, v, w] } = this.map; // prettier-ignore
    const x = start[0] + l * u[0] + a * v[0] + h * w[0];
    const y = start[1] + l * u[1] + a * v[1] + h * w[1];
    const z = start[2] + l * u[2] + a * v[2] + h * w[2];
    const { grid: { dims: [nx, ny, nz] }, data } = this.field; // prettier-ignore
    if (!(x >= 0 && y >= 0 && z >= 0 && x < nx - 1 && y < ny - 1 && z < nz - 1)) return 0;
    const [i, j, k] = [x | 0, y | 0, z | 0];
    const [fx, fy, fz] = [x - i, y - j, z - k];
    const o = i + nx * (j + ny * k);
    const row = (n: number) => data[n]! + (data[n + 1]! - data[n]!) * fx;
    const plane = (n: number) => row(n) + (row(n + nx) - row(n)) * fy;
    const below = plane(o);
    return below + (plane(o + nx * ny) - below) * fz;
  }

  isBone = (l: number, a: number, h: number): boolean => this.at(l, a, h) > 127;

  /**
   * How far along a ray occupancy first rises over one half, mm, between the half millimetres; undefined where it does not.
   * @param at the place on the ray
   */
  firstBone(
    at: (mm: number) => readonly [l: number, a: number, h: number],
    mostMm: number,
  ): number | undefined {
    let before = this.at(...at(0));
    for (let mm = stepMm; mm <= mostMm; mm += stepMm) {
      const here = this.at(...at(mm));
      if (here > 127) return before > 127 ? mm - stepMm : mm - stepMm * ((here - 127.5) / (here - before));
      before = here;
    }
    return undefined;
  }
}

/** Where a point lies in a local frame. */
export function toLocal(
  { atMm, left, front, up }: LocalFrame,
  p: LpsPoint,
): readonly [l: number, a: number, h: number] {
  const d = lpsVector(p[0] - atMm[0], p[1] - atMm[1], p[2] - atMm[2]);
  return [dot(d, left), dot(d, front), dot(d, up)];
}

/** The same for a voxel. */
export const voxelToLocal = (frame: LocalFrame, grid: Grid, i: number, j: number, k: number) =>
  toLocal(frame, voxelToLps(grid, voxelPoint(i, j, k)));
