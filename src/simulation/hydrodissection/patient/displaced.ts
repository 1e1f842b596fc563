import { occupancyAt } from '../../../core/field';
import { type Grid, lpsToVoxel, subGrid, voxelToLps } from '../../../core/grid';
import type { VoxelField } from '../../../core/structure';
import { type LpsPoint, lpsPoint, voxelPoint } from '../../../core/units';
import type { HydroFields } from '../types';
import { type CellRange, rangeOf } from './boxes';

/** Beyond the model displacements fade to nothing over this, mm: it does not know what lies there. */
const fadeMm = 10;
/** Voxels of displaced surfaces are no finer than this, mm, nor than half a cell of the model. */
const finestMm = 1;

/** The displacement at an instant, ready to move structures and points. */
export class Displacement {
  /** Greatest length of the displacement outside the pocket, mm. */
  readonly mostMm: number;

  constructor(
    readonly grid: Grid,
    private readonly fields: HydroFields,
  ) {
    let most = 0;
    const { backMm, pocket } = fields;
    for (let q = 0, o = 0; q < pocket.length; q++, o += 3) {
      if (pocket[q]! > 0.5) continue;
      most = Math.max(most, backMm[o]! ** 2 + backMm[o + 1]! ** 2 + backMm[o + 2]! ** 2);
    }
    this.mostMm = Math.sqrt(most);
  }

  /** Where what is at a point now came from; `pocket`: how much of the place is fluid. */
  originOf(p: LpsPoint): { readonly point: LpsPoint; readonly pocket: number } {
    const { grid } = this;
    const { backMm, pocket } = this.fields;
    const [nx, ny, nz] = grid.dims;
    const v = lpsToVoxel(grid, p);
    const [u, w, s] = [clamp(v[0], nx), clamp(v[1], ny), clamp(v[2], nz)];
    const beyond = Math.hypot(
      (v[0] - u) * grid.spacing[0],
      (v[1] - w) * grid.spacing[1],
      (v[2] - s) * grid.spacing[2],
    );
    const keep = Math.max(0, 1 - beyond / fadeMm);
    if (keep === 0) return { point: p, pocket: 0 };
    const [i, j, k] = [
      Math.min(Math.floor(u), nx - 2),
      Math.min(Math.floor(w), ny - 2),
      Math.min(Math.floor(s), nz - 2),
    ];
    let [x, y, z, share] = [0, 0, 0, 0];
    for (let corner = 0; corner < 8; corner++) {
      const [a, b, c] = [corner & 1, (corner >> 1) & 1, corner >> 2];
      const weight = keep * (a ? u - i : 1 - u + i) * (b ? w - j : 1 - w + j) * (c ? s - k : 1 - s + k);
      if (weight === 0) continue;
      const q = i + a + nx * (j + b + ny * (k + c));
      x += weight * backMm[3 * q]!;
      y += weight * backMm[3 * q + 1]!;
      z += weight * backMm[3 * q + 2]!;
      share += weight * pocket[q]!;
    }
    return { point: lpsPoint(p[0] + x, p[1] + y, p[2] + z), pocket: share };
  }

  /**
   * A structure as it lies now: the half level of the field returned is its new surface. Where the
   * pocket is, nothing is. Undefined where nothing of it has moved by `leastMm`.
   */
  fieldOf(field: VoxelField, leastMm = 0.05): VoxelField | undefined {
    const near = this.#cellsOf(field);
    if (!near || near.movedMm < leastMm) return undefined;
    const target = this.#gridFor(field, near.range);
    const data = new Uint8Array(target.dims[0] * target.dims[1] * target.dims[2]);
    const [nx, ny, nz] = target.dims;
    for (let k = 0, q = 0; k < nz; k++)
      for (let j = 0; j < ny; j++)
        for (let i = 0; i < nx; i++, q++) {
          const p = voxelToLps(target, voxelPoint(i, j, k));
          if (!near.holds(p)) continue;
          const from = this.originOf(p);
          const occupancy = occupancyAt(field, from.point);
          if (occupancy > 0) data[q] = Math.round(occupancy * (1 - from.pocket));
        }
    return { grid: target, data };
  }

  /** The cells of the model in which the structure now lies or nearly does. */
  #cellsOf(field: VoxelField) {
    const { grid } = this;
    const { backMm, pocket } = this.fields;
    const search = rangeOf(grid, field, this.mostMm);
    if (!search) return undefined;
    const { start, dims } = search;
    const marks = new Uint8Array(dims[0] * dims[1] * dims[2]);
    let movedMm = 0;
    const low = [Infinity, Infinity, Infinity];
    const high = [-1, -1, -1];
    for (let k = 0, at = 0; k < dims[2]; k++)
      for (let j = 0; j < dims[1]; j++)
        for (let i = 0; i < dims[0]; i++, at++) {
          const cell = [start[0] + i, start[1] + j, start[2] + k];
          const q = cell[0]! + grid.dims[0] * (cell[1]! + grid.dims[1] * cell[2]!);
          const p = voxelToLps(grid, voxelPoint(cell[0]!, cell[1]!, cell[2]!));
          const [x, y, z] = [backMm[3 * q]!, backMm[3 * q + 1]!, backMm[3 * q + 2]!];
          if (occupancyAt(field, lpsPoint(p[0] + x, p[1] + y, p[2] + z)) === 0) continue;
          if (pocket[q]! <= 0.5) movedMm = Math.max(movedMm, Math.hypot(x, y, z));
          marks[at] = 1;
          cell.forEach((value, n) => {
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
    const holds = (p: LpsPoint): boolean => {
      const v = lpsToVoxel(grid, p);
      const isIn = v.every((value, n) => value >= 0 && value <= grid.dims[n]! - 1);
      const at = v.map((value, n) => Math.round(value) - start[n]!);
      const isNear = at.every((value, n) => value >= 0 && value < dims[n]!);
      return isNear ? grown[at[0]! + dims[0] * (at[1]! + dims[1] * at[2]!)] === 1 : !isIn;
    };
    return { movedMm, range, holds };
  }

  /** Voxels along the field's axes over what it held and where it now lies. */
  #gridFor(field: VoxelField, { start, dims }: CellRange): Grid {
    const own = field.grid;
    const least = Math.min(finestMm, this.grid.spacing[0] / 2);
    const spacing = own.spacing.map((s) => Math.max(s, least)) as [number, number, number];
    const last = own.dims.map((n) => n - 1) as [number, number, number];
    const low = [0, 0, 0];
    const high = [...last];
    for (let corner = 0; corner < 8; corner++) {
      const at = [0, 1, 2].map((n) => start[n]! + ((corner >> n) & 1 ? dims[n]! : -1));
      const v = lpsToVoxel(own, voxelToLps(this.grid, voxelPoint(at[0]!, at[1]!, at[2]!)));
      v.forEach((value, n) => {
        low[n] = Math.min(low[n]!, value);
        high[n] = Math.max(high[n]!, value);
      });
    }
    const origin = voxelToLps(own, voxelPoint(low[0]!, low[1]!, low[2]!));
    const size = low.map((value, n) => Math.ceil(((high[n]! - value) * own.spacing[n]!) / spacing[n]!) + 3);
    const first = { ...own, origin, spacing };
    return subGrid(first, [-1, -1, -1], [size[0]!, size[1]!, size[2]!]);
  }
}

const clamp = (value: number, count: number) => Math.min(Math.max(value, 0), count - 1);

/** A structure as it lies after a displacement; see `Displacement.fieldOf`. */
export const displacedField = (field: VoxelField, grid: Grid, fields: HydroFields): VoxelField | undefined =>
  new Displacement(grid, fields).fieldOf(field);

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
