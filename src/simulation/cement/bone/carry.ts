import { type Grid, lpsToVoxel } from '../../../core/grid';
import type { LpsPoint } from '../../../core/units';
import { facesByCell, faceCentre } from './patches';
import type { WallFaces } from './types';
import type { WallPoint } from './wall';

/** A place of the wall is looked for this far from where it was found, mm and cells. */
const reachMm = 1;
const reachCells = 1.5;

/** The wall of a simulation as the places found on other cells are carried to it. */
export interface CarryWall {
  readonly grid: Grid;
  readonly faces: Pick<WallFaces, 'cell' | 'axis' | 'outward' | 'areaMm2'>;
  /** Tissue on the outer side of each face. */
  readonly behind: (face: number) => number;
  readonly byCell: ReadonlyMap<number, readonly number[]>;
}

export function carryWall(
  grid: Grid,
  faces: CarryWall['faces'],
  behind: (face: number) => number,
): CarryWall {
  return { grid, faces, behind, byCell: facesByCell(grid, faces, faces.cell.keys()) };
}

/** The nearest face within reach that `may` allows; undefined where there is none. */
export function nearestFace(
  { grid, faces, byCell }: CarryWall,
  atMm: LpsPoint,
  may: (face: number) => boolean,
  withinMm: number,
): number | undefined {
  const [nx, ny, nz] = grid.dims;
  const h = grid.spacing[0];
  const [ci, cj, ck] = lpsToVoxel(grid, atMm).map(Math.round) as [number, number, number];
  let best: number | undefined;
  let bestMm = withinMm;
  // A face of a cell n away lies at least n − 1 cells from the point.
  for (let n = 0; (n - 1) * h <= bestMm; n++)
    for (let k = ck - n; k <= ck + n; k++)
      for (let j = cj - n; j <= cj + n; j++)
        for (let i = ci - n; i <= ci + n; i++) {
          if (Math.max(Math.abs(i - ci), Math.abs(j - cj), Math.abs(k - ck)) < n) continue;
          if (i < 0 || j < 0 || k < 0 || i >= nx || j >= ny || k >= nz) continue;
          for (const face of byCell.get(i + nx * (j + ny * k)) ?? []) {
            if (!may(face)) continue;
            const c = faceCentre(grid, faces, face);
            const mm = Math.hypot(c[0] - atMm[0], c[1] - atMm[1], c[2] - atMm[2]);
            if (mm < bestMm) [best, bestMm] = [face, mm];
          }
        }
  return best;
}

/**
 * The open shares of a wall's faces that an opening found on other cells stands for: each of its points opens the nearest
 * face that is not full yet, from the opening's middle outwards; a face with the same tissue behind it if there is one.
 * On the cells on which it was found the faces come out as they were.
 * @param centreMm of the opening
 * @param behind tissue behind it
 * @param free faces that belong to no other opening
 */
export function carryOpening(
  wall: CarryWall,
  points: readonly WallPoint[],
  centreMm: LpsPoint,
  behind: number,
  free: (face: number) => boolean,
): Map<number, number> {
  const openMm2 = new Map<number, number>();
  const { areaMm2 } = wall.faces;
  const fromMiddle = ({ atMm: p }: WallPoint) =>
    Math.hypot(p[0] - centreMm[0], p[1] - centreMm[1], p[2] - centreMm[2]);
  const order = points.map((point) => ({ point, mm: fromMiddle(point) })).sort((a, b) => a.mm - b.mm);
  const withinMm = reachMm + reachCells * wall.grid.spacing[0];
  for (const { point } of order) {
    if (point.areaMm2 <= 0) continue;
    const hasRoom = (face: number) =>
      free(face) && areaMm2[face]! - (openMm2.get(face) ?? 0) > point.areaMm2 / 2;
    const face =
      nearestFace(wall, point.atMm, (f) => wall.behind(f) === behind && hasRoom(f), withinMm) ??
      nearestFace(wall, point.atMm, hasRoom, withinMm);
    if (face !== undefined) openMm2.set(face, (openMm2.get(face) ?? 0) + point.areaMm2);
  }
  return new Map(Array.from(openMm2, ([face, mm2]) => [face, Math.min(1, mm2 / areaMm2[face]!)]));
}
