import type { Kernel } from '../../../core/kernel';
import { lpsToVoxel } from '../../../core/grid';
import type { Mesh } from '../../../core/mesh';
import { ok } from '../../../core/result';
import type { VoxelField } from '../../../core/structure';
import { surface } from '../../../core/surface';
import { lpsPoint } from '../../../core/units';
import type { BoneModel } from '../bone/types';

export interface PatchInput {
  readonly bone: VoxelField;
  readonly model: Pick<BoneModel, 'grid' | 'wall'>;
  /** Faces of the wall by what they are coloured as. */
  readonly groups: readonly (readonly number[])[];
}

/** Lifted off the bone by this, so that the patch is seen on it and not in it, mm. */
const liftMm = 0.25;
/** How far a vertex may lie from the cells of its faces, cells. */
const reach = 1;

/**
 * The parts of a bone's surface that lie at given faces of its wall: one mesh a group, as smooth as the
 * bone itself.
 */
export const wallPatches: Kernel<PatchInput, readonly Mesh[]> = async (input, context) => {
  const group = markCells(input);
  const made = await surface({ field: input.bone }, context);
  if (!made.ok) return made;
  const { positions, indices } = made.value;
  const ofVertex = new Uint8Array(positions.length / 3);
  const { grid } = input.model;
  for (let n = 0; n < ofVertex.length; n++) {
    const v = lpsToVoxel(grid, lpsPoint(positions[3 * n]!, positions[3 * n + 1]!, positions[3 * n + 2]!));
    const [i, j, k] = [Math.round(v[0]), Math.round(v[1]), Math.round(v[2])];
    const [nx, ny, nz] = grid.dims;
    if (i < 0 || j < 0 || k < 0 || i >= nx || j >= ny || k >= nz) continue;
    ofVertex[n] = group[i + nx * (j + ny * k)]!;
  }
  return ok(input.groups.map((_, n) => part(made.value, indices, ofVertex, n + 1)));
};

/** The group of each cell at or next to a marked face, 0: none; earlier groups win. */
function markCells({ model: { grid, wall }, groups }: PatchInput): Uint8Array {
  const [nx, ny, nz] = grid.dims;
  const group = new Uint8Array(nx * ny * nz);
  for (let n = groups.length - 1; n >= 0; n--)
    for (const face of groups[n]!) {
      const cell = wall.cell[face]!;
      const at = [cell % nx, Math.floor(cell / nx) % ny, Math.floor(cell / nx / ny)] as const;
      const to = at.map((index, axis) => index + (axis === wall.axis[face] ? 1 : 0));
      for (let k = at[2] - reach; k <= to[2]! + reach; k++)
        for (let j = at[1] - reach; j <= to[1]! + reach; j++)
          for (let i = at[0] - reach; i <= to[0]! + reach; i++)
            if (i >= 0 && j >= 0 && k >= 0 && i < nx && j < ny && k < nz)
              group[i + nx * (j + ny * k)] = n + 1;
    }
  return group;
}

function part({ positions, normals }: Mesh, indices: Uint32Array, ofVertex: Uint8Array, group: number): Mesh {
  const index = new Map<number, number>();
  const [p, n, out]: [number[], number[], number[]] = [[], [], []];
  const take = (vertex: number): number => {
    const known = index.get(vertex);
    if (known !== undefined) return known;
    const to = index.size;
    index.set(vertex, to);
    for (let axis = 0; axis < 3; axis++) {
      const normal = normals[3 * vertex + axis]!;
      p.push(positions[3 * vertex + axis]! + liftMm * normal);
      n.push(normal);
    }
    return to;
  };
  for (let q = 0; q < indices.length; q += 3) {
    const corners = [indices[q]!, indices[q + 1]!, indices[q + 2]!];
    if (corners.every((vertex) => ofVertex[vertex] === group)) out.push(...corners.map(take));
  }
  return { positions: Float32Array.from(p), normals: Float32Array.from(n), indices: Uint32Array.from(out) };
}
