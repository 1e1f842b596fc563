import { type Grid, voxelToLps } from '../../core/grid';
import type { VoxelField } from '../../core/structure';
import { type LpsPoint, type LpsVector, lpsVector, voxelPoint } from '../../core/units';
import { cross, dot, normalise } from '../../core/vector';
import { voxelMap } from '../voxels/grids';
import { sampleRows } from '../voxels/sample';
import type { Station } from './curve';

/** Spacing and reach of the box in which a vertebra is measured, mm: half its width, to the front, to the back, half its height. */
const stepMm = 0.5;
const [sideMm, frontMm, backMm, heightMm] = [30, 60, 75, 32];

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

/** Occupancy of a vertebra in its own frame, every half millimetre. */
export class LocalBone {
  private readonly data: Uint8Array;
  private readonly dims: Grid['dims'];

  constructor(
    readonly frame: LocalFrame,
    field: VoxelField,
  ) {
    const { left, front, up } = frame;
    this.dims = [2 * sideMm, frontMm + backMm, 2 * heightMm].map(
      (mm) => mm / stepMm + 1,
    ) as never as Grid['dims'];
    const back = lpsVector(-front[0], -front[1], -front[2]);
    const origin = pointOf(frame, -sideMm, frontMm, -heightMm);
    const grid: Grid = { dims: this.dims, spacing: [stepMm, stepMm, stepMm], origin, axes: [left, back, up] };
    this.data = new Uint8Array(this.dims[0] * this.dims[1] * this.dims[2]);
    sampleRows(field.data, field.grid.dims, voxelMap(grid, field.grid), grid.dims, 0, this.data);
  }

  /** 0 … 255 at the nearest half millimetre; 0 outside of the box. */
  at(l: number, a: number, h: number): number {
    const i = Math.round((l + sideMm) / stepMm);
    const j = Math.round((frontMm - a) / stepMm);
    const k = Math.round((h + heightMm) / stepMm);
    const [nx, ny, nz] = this.dims;
    return i < 0 || j < 0 || k < 0 || i >= nx || j >= ny || k >= nz ? 0 : this.data[i + nx * (j + ny * k)]!;
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

/** For tests: where a voxel of a grid lies in a local frame. */
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
