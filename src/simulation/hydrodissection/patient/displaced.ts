import {
  type Displaced,
  type Displacement,
  displaced,
  originOf,
  sampleDisplacement,
} from '../../../core/displacement';
import { boundsOf, cornersOf } from '../../../core/bounds';
import { occupancyAt } from '../../../core/field';
import { type Grid, lpsToVoxel, subGrid, voxelToLps } from '../../../core/grid';
import type { VoxelField } from '../../../core/structure';
import { type LpsPoint, lpsPoint, voxelPoint } from '../../../core/units';
import type { HydroFields } from '../types';
import { type CellRange, rangeOf } from './boxes';

/** Voxels of displaced surfaces are no finer than this, mm, nor than half a cell of the model. */
const finestMm = 1;
/** Less than this is no displacement, mm. */
const leastMm = 0.05;

/** Where a surface is asked for, beyond which it is cut off, and how finely where not as finely as can be. */
export interface Look {
  readonly wanted: (p: LpsPoint) => boolean;
  readonly voxelMm?: number;
}

/** The displacement at an instant, ready to move structures. */
export class DisplacedAnatomy {
  readonly #displacement: Displacement;
  readonly #bodies: HydroFields['bodies'];
  /** Greatest length of the displacement outside the pocket, mm. */
  readonly mostMm: number;

  constructor(
    readonly grid: Grid,
    fields: HydroFields,
  ) {
    this.#displacement = { grid, ...fields };
    this.#bodies = fields.bodies;
    let most = 0;
    const { backMm, pocket } = fields;
    for (let q = 0, o = 0; q < pocket.length; q++, o += 3) {
      if (pocket[q]! > 0.5) continue;
      most = Math.max(most, backMm[o]! ** 2 + backMm[o + 1]! ** 2 + backMm[o + 2]! ** 2);
    }
    this.mostMm = Math.sqrt(most);
  }

  /**
   * A structure as it lies now: the half level of the field returned is its new surface. Where the
   * pocket is, nothing is, save that a rigid body or tube goes by its own motion up to its edge.
   * Undefined where nothing of it has moved.
   * @param id of the body that the structure moves as, if it is one
   * @param looked how it is to be looked at, given how far the structure has moved
   */
  fieldOf(field: VoxelField, id?: string, looked?: (movedMm: number) => Look): VoxelField | undefined {
    const all = this.#cellsOf(field);
    if (!all || all.movedMm < leastMm) return undefined;
    const look = looked?.(all.movedMm);
    const near = look ? this.#cellsOf(field, look.wanted) : all;
    if (!near) return undefined;
    const target = this.#gridFor(field, near.range, look);
    const data = new Uint8Array(target.dims[0] * target.dims[1] * target.dims[2]);
    const [nx, ny, nz] = target.dims;
    // Positions in cells of the model advance evenly along a row.
    const step = stepAlong(target, this.grid);
    const found = displaced();
    const body = id === undefined ? 0 : (this.#bodies?.ids.indexOf(id) ?? -1) + 1;
    for (let k = 0, q = 0; k < nz; k++)
      for (let j = 0; j < ny; j++) {
        const row = voxelToLps(target, voxelPoint(0, j, k));
        const first = lpsToVoxel(this.grid, row);
        for (let i = 0; i < nx; i++, q++) {
          const u = first[0] + i * step[0]!;
          const v = first[1] + i * step[1]!;
          const w = first[2] + i * step[2]!;
          if (!near.holds(u, v, w)) continue;
          const moved =
            (body > 0 && this.#sampleBody(body, u, v, w, found)) ||
            sampleDisplacement(this.#displacement, u, v, w, found);
          const p = voxelToLps(target, voxelPoint(i, j, k));
          const from = moved ? lpsPoint(p[0] + found.backX, p[1] + found.backY, p[2] + found.backZ) : p;
          const occupancy = occupancyAt(field, from);
          if (occupancy > 0) data[q] = Math.round(occupancy * (moved ? 1 - found.pocket : 1));
        }
      }
    return { grid: target, data };
  }

  /** Trilinear displacement of the cells that a body takes up alone, their share of fluid 0; false away from them. */
  #sampleBody(body: number, u: number, v: number, w: number, out: Displaced): boolean {
    const { dims } = this.grid;
    const i = Math.floor(u);
    const j = Math.floor(v);
    const k = Math.floor(w);
    if (i < 0 || j < 0 || k < 0 || i > dims[0] - 2 || j > dims[1] - 2 || k > dims[2] - 2) return false;
    const { owner } = this.#bodies!;
    const { backMm } = this.#displacement;
    let total = 0;
    let x = 0;
    let y = 0;
    let z = 0;
    for (let corner = 0; corner < 8; corner++) {
      const a = corner & 1;
      const b = (corner >> 1) & 1;
      const c = corner >> 2;
      const q = i + a + dims[0] * (j + b + dims[1] * (k + c));
      if (owner[q] !== body) continue;
      // At a corner of the cells the weight would be nothing.
      const weight = leastWeight + share(a, u - i) * share(b, v - j) * share(c, w - k);
      total += weight;
      x += weight * backMm[3 * q]!;
      y += weight * backMm[3 * q + 1]!;
      z += weight * backMm[3 * q + 2]!;
    }
    if (total === 0) return false;
    out.backX = x / total;
    out.backY = y / total;
    out.backZ = z / total;
    out.pocket = 0;
    return true;
  }

  /** Where a point of the patient now at `here` has come from. */
  originOf = (here: LpsPoint): LpsPoint => originOf(this.#displacement, here);

  /** The cells of the model in which the structure now lies or nearly does. */
  #cellsOf(field: VoxelField, wanted?: (p: LpsPoint) => boolean) {
    const { grid } = this;
    const { backMm, pocket } = this.#displacement;
    const search = rangeOf(grid, field, this.mostMm);
    if (!search) return undefined;
    const { start, dims } = search;
    const [nx, ny] = grid.dims;
    const marks = new Uint8Array(dims[0] * dims[1] * dims[2]);
    let movedMm = 0;
    const low = [Infinity, Infinity, Infinity];
    const high = [-1, -1, -1];
    for (let k = 0, at = 0; k < dims[2]; k++)
      for (let j = 0; j < dims[1]; j++)
        for (let i = 0; i < dims[0]; i++, at++) {
          const [x, y, z] = [start[0] + i, start[1] + j, start[2] + k];
          const q = x + nx * (y + ny * z);
          const p = voxelToLps(grid, voxelPoint(x, y, z));
          const [dx, dy, dz] = [backMm[3 * q]!, backMm[3 * q + 1]!, backMm[3 * q + 2]!];
          if (wanted && !wanted(p)) continue;
          if (occupancyAt(field, lpsPoint(p[0] + dx, p[1] + dy, p[2] + dz)) === 0) continue;
          if (pocket[q]! <= 0.5) movedMm = Math.max(movedMm, Math.hypot(dx, dy, dz));
          marks[at] = 1;
          [x, y, z].forEach((value, n) => {
            low[n] = Math.min(low[n]!, value);
            high[n] = Math.max(high[n]!, value);
          });
        }
    if (high[0]! < 0) return undefined;
    const range: CellRange = {
      start: [low[0]!, low[1]!, low[2]!],
      dims: [high[0]! - low[0]! + 1, high[1]! - low[1]! + 1, high[2]! - low[2]! + 1],
    };
    const grown = dilated(marks, dims);
    /** Takes a position in cells of the model; what lies beyond it may always hold some. */
    const holds = (u: number, v: number, w: number): boolean => {
      const [i, j, k] = [Math.round(u) - start[0], Math.round(v) - start[1], Math.round(w) - start[2]];
      if (i >= 0 && j >= 0 && k >= 0 && i < dims[0] && j < dims[1] && k < dims[2])
        return grown[i + dims[0] * (j + dims[1] * k)] === 1;
      if (wanted) return false;
      const [mx, my, mz] = grid.dims;
      return u < 0 || v < 0 || w < 0 || u > mx - 1 || v > my - 1 || w > mz - 1;
    };
    return { movedMm, range, holds };
  }

  /** Voxels along the field's axes over what it held and where it now lies. */
  #gridFor(field: VoxelField, { start, dims }: CellRange, look: Look | undefined): Grid {
    const own = field.grid;
    const least = look?.voxelMm ?? Math.min(finestMm, this.grid.spacing[0] / 2);
    const spacing = own.spacing.map((s) => Math.max(s, least)) as [number, number, number];
    const cells = {
      low: [start[0] - 1, start[1] - 1, start[2] - 1],
      high: [start[0] + dims[0], start[1] + dims[1], start[2] + dims[2]],
    } as const;
    const now = cornersOf(cells).map((at) => lpsToVoxel(own, voxelToLps(this.grid, voxelPoint(...at))));
    const before = [voxelPoint(0, 0, 0), voxelPoint(own.dims[0] - 1, own.dims[1] - 1, own.dims[2] - 1)];
    const { low, high } = boundsOf(look ? now : [...now, ...before]);
    const origin = voxelToLps(own, voxelPoint(...low));
    const size = low.map((value, n) => Math.ceil(((high[n]! - value) * own.spacing[n]!) / spacing[n]!) + 3);
    return subGrid({ ...own, origin, spacing }, [-1, -1, -1], [size[0]!, size[1]!, size[2]!]);
  }
}

const leastWeight = 1e-9;
const share = (upper: number, fraction: number): number => (upper ? fraction : 1 - fraction);

/** From one voxel of a row to the next, in cells of the model. */
function stepAlong(target: Grid, model: Grid): number[] {
  const a = lpsToVoxel(model, voxelToLps(target, voxelPoint(0, 0, 0)));
  const b = lpsToVoxel(model, voxelToLps(target, voxelPoint(1, 0, 0)));
  return b.map((value, n) => value - a[n]!);
}

function dilated(marks: Uint8Array, [nx, ny, nz]: readonly [number, number, number]): Uint8Array {
  let from = marks;
  [1, nx, nx * ny].forEach((step, axis) => {
    const count = [nx, ny, nz][axis]!;
    const to = from.slice();
    for (let q = 0; q < from.length; q++) {
      if (!from[q]) continue;
      const at = Math.floor(q / step) % count;
      if (at > 0) to[q - step] = 1;
      if (at < count - 1) to[q + step] = 1;
    }
    from = to;
  });
  return from;
}
