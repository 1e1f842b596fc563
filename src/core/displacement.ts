import { type Grid, lpsToVoxel } from './grid';
import type { LpsPoint } from './units';

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

/** Beyond the grid the displacement at its face fades over this, mm: nothing is known there, and a step would show. */
const fadeMm = 10;

/** How far beyond the outermost cell centres something may have moved, in cells along each axis. */
export const reachCells = ({ spacing }: Grid): readonly [number, number, number] => [
  fadeMm / spacing[0],
  fadeMm / spacing[1],
  fadeMm / spacing[2],
];

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
  const inU = Math.min(Math.max(u, 0), nx - 1);
  const inV = Math.min(Math.max(v, 0), ny - 1);
  const inW = Math.min(Math.max(w, 0), nz - 1);
  let kept = 1;
  if (inU !== u || inV !== v || inW !== w) {
    const { spacing } = grid;
    const beyondMm = Math.hypot((u - inU) * spacing[0], (v - inV) * spacing[1], (w - inW) * spacing[2]);
    if (beyondMm >= fadeMm) return false;
    kept = 1 - beyondMm / fadeMm;
  }
  const i = Math.min(inU | 0, nx - 2);
  const j = Math.min(inV | 0, ny - 2);
  const k = Math.min(inW | 0, nz - 2);
  const first = i + nx * (j + ny * k);
  const [fx, fy, fz] = [inU - i, inV - j, inW - k];
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
  out.backX = kept * x;
  out.backY = kept * y;
  out.backZ = kept * z;
  // Fluid has its edge where the model ends.
  out.pocket = kept < 1 ? 0 : p;
  return true;
}

const scratch = displaced();

/** Where the tissue at a point has come from. */
export function originOf(displacement: Displacement, here: LpsPoint): LpsPoint {
  const [u, v, w] = lpsToVoxel(displacement.grid, here);
  if (!sampleDisplacement(displacement, u, v, w, scratch)) return here;
  return [here[0] + scratch.backX, here[1] + scratch.backY, here[2] + scratch.backZ] as unknown as LpsPoint;
}
