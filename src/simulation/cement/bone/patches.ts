import type { Grid } from '../../../core/grid';
import { type LpsPoint, lpsPoint, voxelPoint } from '../../../core/units';
import { voxelToLps } from '../../../core/grid';
import { insideOf } from './wall';
import type { WallFaces } from './types';

type Faces = Pick<WallFaces, 'cell' | 'axis' | 'outward'>;

/** A connected part of the wall. */
export interface Patch {
  readonly faces: readonly number[];
  readonly areaMm2: number;
  readonly centreMm: LpsPoint;
}

/** Centre of a face, LPS mm. */
export function faceCentre(grid: Grid, { cell, axis }: Faces, face: number): LpsPoint {
  const [nx, ny] = grid.dims;
  const q = cell[face]!;
  const at = [q % nx, Math.floor(q / nx) % ny, Math.floor(q / nx / ny)];
  at[axis[face]!]! += 0.5;
  return voxelToLps(grid, voxelPoint(at[0]!, at[1]!, at[2]!));
}

/** Faces by their inner cell. */
export function facesByCell(grid: Grid, faces: Faces, among: Iterable<number>): Map<number, number[]> {
  const byCell = new Map<number, number[]>();
  for (const face of among) {
    const q = insideOf(grid, faces, face);
    const list = byCell.get(q);
    if (list) list.push(face);
    else byCell.set(q, [face]);
  }
  return byCell;
}

/** The 27 cells around and including one, within the grid. */
export function cellsAround(grid: Grid, q: number): number[] {
  const [nx, ny, nz] = grid.dims;
  const [i, j, k] = [q % nx, Math.floor(q / nx) % ny, Math.floor(q / nx / ny)];
  const found: number[] = [];
  for (let z = Math.max(0, k - 1); z <= Math.min(nz - 1, k + 1); z++)
    for (let y = Math.max(0, j - 1); y <= Math.min(ny - 1, j + 1); y++)
      for (let x = Math.max(0, i - 1); x <= Math.min(nx - 1, i + 1); x++) found.push(x + nx * (y + ny * z));
  return found;
}

/**
 * Groups faces of one kind whose inner cells touch, largest area first.
 * @param kind faces of different kinds never share a patch; 0: not taken
 */
export function patches(
  grid: Grid,
  faces: Faces,
  areaMm2: ArrayLike<number>,
  kind: (face: number) => number,
): Patch[] {
  const taken = Array.from(faces.cell.keys()).filter((face) => kind(face) > 0);
  const byCell = facesByCell(grid, faces, taken);
  const seen = new Set<number>();
  const result: Patch[] = [];
  for (const first of taken) {
    if (seen.has(first)) continue;
    seen.add(first);
    const group = [first];
    for (let at = 0; at < group.length; at++) {
      for (const q of cellsAround(grid, insideOf(grid, faces, group[at]!)))
        for (const face of byCell.get(q) ?? []) {
          if (seen.has(face) || kind(face) !== kind(first)) continue;
          seen.add(face);
          group.push(face);
        }
    }
    result.push(patchOf(grid, faces, areaMm2, group));
  }
  return result.sort((a, b) => b.areaMm2 - a.areaMm2 || a.faces[0]! - b.faces[0]!);
}

export function patchOf(
  grid: Grid,
  faces: Faces,
  areaMm2: ArrayLike<number>,
  group: readonly number[],
): Patch {
  let area = 0;
  const sum = [0, 0, 0];
  for (const face of group) {
    const weight = areaMm2[face]! + 1e-9;
    const centre = faceCentre(grid, faces, face);
    area += areaMm2[face]!;
    for (let n = 0; n < 3; n++) sum[n]! += weight * centre[n]!;
  }
  const total = area + 1e-9 * group.length;
  return {
    faces: group,
    areaMm2: area,
    centreMm: lpsPoint(sum[0]! / total, sum[1]! / total, sum[2]! / total),
  };
}
