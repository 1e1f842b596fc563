import { type Grid, lpsToVoxel } from './grid';
import type { LpsPoint } from './units';

/**
 * Tissue that has been pushed: where what is here now has come from. One entry a cell of `grid`; between
 * the cells trilinear, outside the grid nothing has moved.
 */
export interface Displacement {
  readonly grid: Grid;
  /** from = here + backMm, LPS mm, three a cell. In fluid continued from its wall. */
  readonly backMm: Float32Array;
  /** Share of each cell that is injected fluid, 0 … 1. */
  readonly pocket: Float32Array;
}

/** What is at a point: written by `sampleDisplacement`. */
export interface Displaced {
  /** LPS mm. */
  backX: number;
  backY: number;
  backZ: number;
  pocket: number;
}

export const displaced = (): Displaced => ({ backX: 0, backY: 0, backZ: 0, pocket: 0 });

/**
 * Cells over which the displacement fades towards the faces of the grid, where it is cut off: without this a
 * picture would show a step there.
 */
const fadeCells = 3;

/**
 * The displacement at a position given as cell indices of its grid.
 * @returns false where nothing has moved, `out` is then not written
 */
export function sampleDisplacement(
  { grid, backMm, pocket }: Displacement,
  u: number,
  v: number,
  w: number,
  out: Displaced,
): boolean {
  const [nx, ny, nz] = grid.dims;
  if (!(u > 0 && v > 0 && w > 0 && u < nx - 1 && v < ny - 1 && w < nz - 1)) return false;
  const i = u | 0;
  const j = v | 0;
  const k = w | 0;
  const first = i + nx * (j + ny * k);
  const [fx, fy, fz] = [u - i, v - j, w - k];
  let [x, y, z, p] = [0, 0, 0, 0];
  for (let corner = 0; corner < 8; corner++) {
    const dx = corner & 1;
    const dy = (corner >> 1) & 1;
    const dz = corner >> 2;
    const c = first + dx + nx * (dy + ny * dz);
    const share = (dx ? fx : 1 - fx) * (dy ? fy : 1 - fy) * (dz ? fz : 1 - fz);
    x += share * backMm[3 * c]!;
    y += share * backMm[3 * c + 1]!;
    z += share * backMm[3 * c + 2]!;
    p += share * pocket[c]!;
  }
  if (x === 0 && y === 0 && z === 0 && p === 0) return false;
  const inward = Math.min(u, v, w, nx - 1 - u, ny - 1 - v, nz - 1 - w);
  const share = inward < fadeCells ? inward / fadeCells : 1;
  out.backX = share * x;
  out.backY = share * y;
  out.backZ = share * z;
  out.pocket = share * p;
  return true;
}

const scratch = displaced();

/** Where the tissue at a point has come from. */
export function originOf(displacement: Displacement, here: LpsPoint): LpsPoint {
  const [u, v, w] = lpsToVoxel(displacement.grid, here);
  if (!sampleDisplacement(displacement, u, v, w, scratch)) return here;
  return [here[0] + scratch.backX, here[1] + scratch.backY, here[2] + scratch.backZ] as unknown as LpsPoint;
}
