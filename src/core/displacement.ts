import { type Grid, lpsToVoxel } from './grid';
import { trilinear } from './trilinear';
import { type LpsPoint, lpsPoint } from './units';

/**
 * Tissue that has been pushed: where what is here now has come from. One entry a cell of `grid`; between
 * the cells trilinear, at least two cells on each axis.
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

/** Less than this nobody sees. */
const leastMm = 0.02;

/** Beyond the grid the displacement at its face fades over this, mm: nothing is known there, and a step would show. */
const fadeMm = 10;

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
  const nx = grid.dims[0];
  const ny = grid.dims[1];
  const nz = grid.dims[2];
  const inU = Math.min(Math.max(u, 0), nx - 1);
  const inV = Math.min(Math.max(v, 0), ny - 1);
  const inW = Math.min(Math.max(w, 0), nz - 1);
  let kept = 1;
  if (inU !== u || inV !== v || inW !== w) {
    const x = (u - inU) * grid.spacing[0];
    const y = (v - inV) * grid.spacing[1];
    const z = (w - inW) * grid.spacing[2];
    const beyondMm = Math.sqrt(x * x + y * y + z * z);
    if (beyondMm >= fadeMm) return false;
    kept = 1 - beyondMm / fadeMm;
  }
  const i = Math.min(inU | 0, nx - 2);
  const j = Math.min(inV | 0, ny - 2);
  const k = Math.min(inW | 0, nz - 2);
  const fx = inU - i;
  const fy = inV - j;
  const fz = inW - k;
  const o = i + nx * (j + ny * k);
  const slice = nx * ny;
  const x = trilinear(backMm, 3 * o, 3, 3 * nx, 3 * slice, fx, fy, fz);
  const y = trilinear(backMm, 3 * o + 1, 3, 3 * nx, 3 * slice, fx, fy, fz);
  const z = trilinear(backMm, 3 * o + 2, 3, 3 * nx, 3 * slice, fx, fy, fz);
  // Fluid has its edge where the model ends.
  const p = kept < 1 ? 0 : trilinear(pocket, o, 1, nx, slice, fx, fy, fz);
  if (p === 0 && x * x + y * y + z * z < leastMm ** 2) return false;
  out.backX = kept * x;
  out.backY = kept * y;
  out.backZ = kept * z;
  out.pocket = p;
  return true;
}

const scratch = displaced();

/** Where the tissue at a point has come from. */
export function originOf(displacement: Displacement, here: LpsPoint): LpsPoint {
  const [u, v, w] = lpsToVoxel(displacement.grid, here);
  if (!sampleDisplacement(displacement, u, v, w, scratch)) return here;
  return lpsPoint(here[0] + scratch.backX, here[1] + scratch.backY, here[2] + scratch.backZ);
}
