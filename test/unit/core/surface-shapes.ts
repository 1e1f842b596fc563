import { type Grid, identityAxes, voxelToLps } from '../../../src/core/grid';
import type { Mesh } from '../../../src/core/mesh';
import type { VoxelField } from '../../../src/core/structure';
import { type LpsPoint, lpsPoint, lpsVector, voxelPoint } from '../../../src/core/units';

type Triple = readonly [number, number, number];

/** Distance below (positive) or above (negative) the surface of a shape about the origin, mm. */
export type Depth = (p: Triple) => number;
export const ball =
  (radiusMm: number): Depth =>
  (p) =>
    radiusMm - Math.hypot(...p);
export const ring =
  (radiusMm: number, tubeMm: number): Depth =>
  ([x, y, z]) =>
    tubeMm - Math.hypot(Math.hypot(x, y) - radiusMm, z);

const turn = (angle: number): Grid['axes'] => {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  return [lpsVector(c, s, 0), lpsVector(-s * c, c * c, s), lpsVector(s * s, -s * c, c)];
};

/** A grid about `centre` (off every voxel centre) that covers `halfMm` on each side. */
export function gridAbout(centre: LpsPoint, halfMm: number, spacing: Triple, axes = identityAxes): Grid {
  const dims = spacing.map((s) => Math.ceil((2 * halfMm) / s) + 5) as unknown as Grid['dims'];
  const at = { dims, spacing, origin: lpsPoint(0, 0, 0), axes };
  const middle = voxelToLps(
    at,
    voxelPoint((dims[0] - 1) / 2 + 0.13, (dims[1] - 1) / 2 + 0.29, (dims[2] - 1) / 2 - 0.17),
  );
  return {
    ...at,
    origin: lpsPoint(centre[0] - middle[0], centre[1] - middle[1], centre[2] - middle[2]),
  };
}

export const obliqueAxes = turn(0.35);
export const mirroredAxes: Grid['axes'] = [
  obliqueAxes[0],
  obliqueAxes[1],
  lpsVector(-obliqueAxes[2][0], -obliqueAxes[2][1], -obliqueAxes[2][2]),
];

/** The mask of a shape: voxels whose centre lies inside. */
export function rasterise(depth: Depth, centre: LpsPoint, grid: Grid): VoxelField {
  const [nx, ny, nz] = grid.dims;
  const data = new Uint8Array(nx * ny * nz);
  let at = 0;
  for (let k = 0; k < nz; k++) {
    for (let j = 0; j < ny; j++) {
      for (let i = 0; i < nx; i++) {
        const p = voxelToLps(grid, voxelPoint(i, j, k));
        data[at++] = depth([p[0] - centre[0], p[1] - centre[1], p[2] - centre[2]]) > 0 ? 255 : 0;
      }
    }
  }
  return { grid, data };
}

export interface MeshMeasures {
  readonly areaMm2: number;
  readonly volumeMm3: number;
  readonly vertices: number;
  /** Vertices − edges + faces. */
  readonly euler: number;
  /** Edges that are not walked equally often in both directions. */
  readonly openEdges: number;
}

export function measureMesh({ positions, indices }: Mesh): MeshMeasures {
  let areaMm2 = 0;
  let volumeMm3 = 0;
  const edges = new Map<number, number>();
  const count = positions.length / 3;
  const point = (v: number): Triple => [positions[3 * v]!, positions[3 * v + 1]!, positions[3 * v + 2]!];
  for (let t = 0; t < indices.length; t += 3) {
    const corners = [indices[t]!, indices[t + 1]!, indices[t + 2]!];
    const [a, b, c] = corners.map(point) as [Triple, Triple, Triple];
    const u = [b[0] - a[0], b[1] - a[1], b[2] - a[2]] as const;
    const v = [c[0] - a[0], c[1] - a[1], c[2] - a[2]] as const;
    const n = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]] as const;
    areaMm2 += Math.hypot(...n) / 2;
    volumeMm3 += (a[0] * n[0] + a[1] * n[1] + a[2] * n[2]) / 6;
    corners.forEach((from, e) => {
      const to = corners[(e + 1) % 3]!;
      const key = Math.min(from, to) * count + Math.max(from, to);
      // Forward passes count 1, backward ones 1000: a closed edge ends at 1001, one that two sheets share at 2002.
      edges.set(key, (edges.get(key) ?? 0) + (from < to ? 1 : 1000));
    });
  }
  const openEdges = [...edges.values()].filter((passes) => passes % 1001 !== 0).length;
  return { areaMm2, volumeMm3, vertices: count, euler: count - edges.size + indices.length / 3, openEdges };
}
