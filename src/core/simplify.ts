import { MeshoptSimplifier } from 'meshoptimizer/simplifier';
import type { Mesh } from './mesh';
import { allocate } from './shared';

/**
 * A surface of fewer triangles: vertices that are left stay where they are and keep their normals, and the
 * surface moves by no more than about `toleranceMm` (quadric error, Garland and Heckbert 1997,
 * doi:10.1145/258734.258849; by meshoptimizer). For drawing: nothing is measured on it.
 */
export async function simplified(mesh: Mesh, toleranceMm: number): Promise<Mesh> {
  await MeshoptSimplifier.ready;
  const { positions, normals } = mesh;
  const [indices] = MeshoptSimplifier.simplify(mesh.indices, positions, 3, 0, toleranceMm, ['ErrorAbsolute']);
  const [target, count] = MeshoptSimplifier.compactMesh(indices);
  const kept = new Uint32Array(allocate(indices.byteLength));
  kept.set(indices);
  return {
    positions: vectorsAt(positions, target, count),
    normals: vectorsAt(normals, target, count),
    indices: kept,
  };
}

const dropped = 0xffffffff;

/** The vectors of the vertices that are left, in their new places. */
function vectorsAt(from: Float32Array, target: Uint32Array, count: number): Float32Array {
  const out = new Float32Array(allocate(12 * count));
  target.forEach((to, vertex) => {
    if (to !== dropped) out.set(from.subarray(3 * vertex, 3 * vertex + 3), 3 * to);
  });
  return out;
}
