import { halfLevel, type VoxelField } from './structure';

/**
 * The field inside one cell (the box between eight neighbouring voxel centres) as the polynomial
 * `k0 + k1·x + k2·y + k3·z + k4·xy + k5·yz + k6·xz + k7·xyz` of the cell's coordinates 0–1, half
 * level subtracted. Cell [i, j, k] has voxel [i−1, j−1, k−1] as its low corner: the cells reach one
 * voxel beyond the grid, where the field is 0.
 */
export class TrilinearCell {
  readonly k = new Float64Array(8);
  /** Position of the low corner in the grid's frame, mm. */
  x0 = 0;
  y0 = 0;
  z0 = 0;

  constructor(private readonly field: VoxelField) {}

  /** Takes up the cell with this linear index (cells are one more than voxels on each axis). */
  load(cell: number): void {
    const { dims, spacing } = this.field.grid;
    const nx = dims[0];
    const ny = dims[1];
    const ci = cell % (nx + 1);
    const rest = (cell - ci) / (nx + 1);
    const cj = rest % (ny + 1);
    const ck = (rest - cj) / (ny + 1);
    this.x0 = (ci - 1) * spacing[0];
    this.y0 = (cj - 1) * spacing[1];
    this.z0 = (ck - 1) * spacing[2];
    const a = this.voxel(ci - 1, cj - 1, ck - 1);
    const b = this.voxel(ci, cj - 1, ck - 1);
    const c = this.voxel(ci - 1, cj, ck - 1);
    const d = this.voxel(ci, cj, ck - 1);
    const e = this.voxel(ci - 1, cj - 1, ck);
    const f = this.voxel(ci, cj - 1, ck);
    const g = this.voxel(ci - 1, cj, ck);
    const h = this.voxel(ci, cj, ck);
    const k = this.k;
    k[0] = a - halfLevel;
    k[1] = b - a;
    k[2] = c - a;
    k[3] = e - a;
    k[4] = a - b - c + d;
    k[5] = a - c - e + g;
    k[6] = a - b - e + f;
    k[7] = b - a + c - d + e - f - g + h;
  }

  private voxel(i: number, j: number, k: number): number {
    const { dims } = this.field.grid;
    if (i < 0 || j < 0 || k < 0 || i >= dims[0] || j >= dims[1] || k >= dims[2]) return 0;
    return this.field.data[i + dims[0] * (j + dims[1] * k)]!;
  }

  /** Field minus half level at cell coordinates. */
  value(x: number, y: number, z: number): number {
    const k = this.k;
    return k[0]! + k[1]! * x + y * (k[2]! + k[4]! * x) + z * (k[3]! + k[6]! * x + y * (k[5]! + k[7]! * x));
  }
}

/** True where the trilinear interpolation of the field is above the half level; grid-frame mm. */
export function insideHalfLevel(field: VoxelField, x: number, y: number, z: number): boolean {
  const [nx, ny, nz] = field.grid.dims;
  const u = x / field.grid.spacing[0];
  const v = y / field.grid.spacing[1];
  const w = z / field.grid.spacing[2];
  if (!(u > -1 && v > -1 && w > -1 && u < nx && v < ny && w < nz)) return false;
  const i = Math.floor(u);
  const j = Math.floor(v);
  const k = Math.floor(w);
  const fx = u - i;
  const fy = v - j;
  const fz = w - k;
  let sum = 0;
  for (let corner = 0; corner < 8; corner++) {
    const di = corner & 1;
    const dj = (corner >> 1) & 1;
    const dk = corner >> 2;
    const [p, q, r] = [i + di, j + dj, k + dk];
    if (p < 0 || q < 0 || r < 0 || p >= nx || q >= ny || r >= nz) continue;
    const weight = (di ? fx : 1 - fx) * (dj ? fy : 1 - fy) * (dk ? fz : 1 - fz);
    sum += weight * field.data[p + nx * (q + ny * r)]!;
  }
  return sum > halfLevel;
}
