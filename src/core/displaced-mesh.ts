import { type Displacement, displaced, sampleDisplacement } from './displacement';
import { lpsToVoxel } from './grid';
import type { Mesh } from './mesh';
import { lpsPoint } from './units';

/** Rounds of the search below; away from the pocket two or three are enough. */
const rounds = 24;
const goodMm = 0.05;
/** A surface of which nothing has moved as far as this is where it was. */
const leastMm = 0.2;

/**
 * A surface with the tissue it lies in: each vertex X goes to the point x whose tissue came from it,
 * x + back(x) = X. It is looked for step by step from X, along what is still missing; by the pocket, where tissue
 * is stretched across, a full step overshoots and is shortened. The mesh itself comes back where nothing of it
 * has moved. Normals are those of the moved triangles, by area.
 */
export function displacedMesh(mesh: Mesh, displacement: Displacement): Mesh {
  const positions = movedPoints(mesh.positions, displacement);
  return positions
    ? { positions, normals: vertexNormals(positions, mesh.indices), indices: mesh.indices }
    : mesh;
}

/** Undefined where none has moved. */
function movedPoints(points: Float32Array, displacement: Displacement): Float32Array | undefined {
  const out = points.slice();
  const here = displaced();
  let hasMoved = false;
  for (let q = 0; q < points.length; q += 3) {
    const [x0, y0, z0] = [points[q]!, points[q + 1]!, points[q + 2]!];
    let [x, y, z] = [x0, y0, z0];
    let [missingX, missingY, missingZ] = [0, 0, 0];
    let [bestMm, step] = [Infinity, 1];
    for (let round = 0; round < rounds && bestMm > goodMm; round++) {
      const [u, v, w] = lpsToVoxel(displacement.grid, lpsPoint(x, y, z));
      const moves = sampleDisplacement(displacement, u, v, w, here);
      const dx = x0 - x - (moves ? here.backX : 0);
      const dy = y0 - y - (moves ? here.backY : 0);
      const dz = z0 - z - (moves ? here.backZ : 0);
      const awayMm = Math.hypot(dx, dy, dz);
      if (awayMm < bestMm) {
        bestMm = awayMm;
        [missingX, missingY, missingZ] = [dx, dy, dz];
        out[q] = x;
        out[q + 1] = y;
        out[q + 2] = z;
      } else step /= 2;
      x = out[q]! + step * missingX;
      y = out[q + 1]! + step * missingY;
      z = out[q + 2]! + step * missingZ;
    }
    hasMoved ||= Math.abs(out[q]! - x0) + Math.abs(out[q + 1]! - y0) + Math.abs(out[q + 2]! - z0) > leastMm;
  }
  return hasMoved ? out : undefined;
}

function vertexNormals(p: Float32Array, indices: Uint32Array): Float32Array {
  const normals = new Float32Array(p.length);
  for (let n = 0; n < indices.length; n += 3) {
    const [a, b, c] = [3 * indices[n]!, 3 * indices[n + 1]!, 3 * indices[n + 2]!];
    const [ux, uy, uz] = [p[b]! - p[a]!, p[b + 1]! - p[a + 1]!, p[b + 2]! - p[a + 2]!];
    const [vx, vy, vz] = [p[c]! - p[a]!, p[c + 1]! - p[a + 1]!, p[c + 2]! - p[a + 2]!];
    const [x, y, z] = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
    for (const at of [a, b, c]) {
      normals[at]! += x;
      normals[at + 1]! += y;
      normals[at + 2]! += z;
    }
  }
  for (let q = 0; q < normals.length; q += 3) {
    const length = Math.hypot(normals[q]!, normals[q + 1]!, normals[q + 2]!) || 1;
    normals[q]! /= length;
    normals[q + 1]! /= length;
    normals[q + 2]! /= length;
  }
  return normals;
}
