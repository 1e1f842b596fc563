import { edgeTable, triTable } from 'three/addons/objects/MarchingCubes.js';
import type { VoxelField } from '../../../src/core/structure';

/** Corners of a cell: x, y, z. */
const corners = [
  [0, 0, 0],
  [1, 0, 0],
  [0, 1, 0],
  [1, 1, 0],
  [0, 0, 1],
  [1, 0, 1],
  [0, 1, 1],
  [1, 1, 1],
] as const;
/** The table numbers corners around each face. */
const tableBit = [1, 2, 8, 4, 16, 32, 128, 64] as const;
/** The corners that each of the table's twelve edges joins. */
const edges = [
  [0, 1],
  [1, 3],
  [2, 3],
  [0, 2],
  [4, 5],
  [5, 7],
  [6, 7],
  [4, 6],
  [0, 4],
  [1, 5],
  [3, 7],
  [2, 6],
] as const;

/**
 * The straightforward way to a surface, as a yardstick: marching cubes with the tables of three.js,
 * three points of its own for each triangle. Answers how many triangles there are.
 */
export function plainTriangles({ grid, data }: VoxelField): number {
  const [nx, ny, nz] = grid.dims;
  const value = new Float64Array(8);
  const onEdge = new Float64Array(36);
  const offset = corners.map(([x, y, z]) => x + nx * (y + ny * z));
  let points = new Float32Array(1 << 16);
  let count = 0;
  for (let k = 0; k + 1 < nz; k++) {
    for (let j = 0; j + 1 < ny; j++) {
      for (let i = 0; i + 1 < nx; i++) {
        const at = i + nx * (j + ny * k);
        let cube = 0;
        for (let c = 0; c < 8; c++) {
          value[c] = data[at + offset[c]!]!;
          if (value[c]! < 127.5) cube |= tableBit[c]!;
        }
        const crossed = edgeTable[cube]!;
        if (crossed === 0) continue;
        for (let e = 0; e < 12; e++) {
          if (!(crossed & (1 << e))) continue;
          const [a, b] = edges[e]!;
          const t = (127.5 - value[a]!) / (value[b]! - value[a]!);
          onEdge[3 * e] = i + corners[a]![0] + t * (corners[b]![0] - corners[a]![0]);
          onEdge[3 * e + 1] = j + corners[a]![1] + t * (corners[b]![1] - corners[a]![1]);
          onEdge[3 * e + 2] = k + corners[a]![2] + t * (corners[b]![2] - corners[a]![2]);
        }
        for (let n = 16 * cube; triTable[n]! !== -1; n++) {
          if (count + 3 > points.length) {
            const larger = new Float32Array(points.length * 2);
            larger.set(points);
            points = larger;
          }
          for (let c = 0; c < 3; c++) points[count++] = onEdge[3 * triTable[n]! + c]!;
        }
      }
    }
  }
  return count / 9;
}
