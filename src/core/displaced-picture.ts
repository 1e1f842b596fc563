import { displacedMesh } from './displaced-mesh';
import type { Displacement } from './displacement';
import type { Kernel } from './kernel';
import type { Mesh } from './mesh';
import { ok } from './result';
import type { VoxelField } from './structure';
import { surface } from './surface';

export interface DisplacedPictureInput {
  readonly displacement: Displacement;
  /** Surfaces before the displacement, by key. */
  readonly meshes: Readonly<Record<string, Mesh>>;
}

/** A surface that has moved; its triangles stay those it had, and need not come back from a worker. */
export type MovedSurface = Omit<Mesh, 'indices'>;

/** An instant of a displacement as the 3-D view and the slices show it. */
export interface DisplacedPicture {
  /** Those that have moved, where they are now. */
  readonly meshes: Readonly<Record<string, MovedSurface>>;
  /** The fluid: its surface at half a cell, and the field it was made from. Absent before the first drop. */
  readonly fluid?: { readonly field: VoxelField; readonly surface: Mesh };
}

/** Moves surfaces with the tissue and meshes the pocket. */
export const displacedPicture: Kernel<DisplacedPictureInput, DisplacedPicture> = async (
  { displacement, meshes },
  context,
) => {
  const moved: Record<string, MovedSurface> = {};
  const entries = Object.entries(meshes);
  for (const [n, [key, mesh]] of entries.entries()) {
    await context.checkpoint((0.8 * n) / entries.length);
    const next = displacedMesh(mesh, displacement);
    const { positions, normals } = next;
    if (next !== mesh) moved[key] = { positions, normals };
  }
  const field = fluidField(displacement);
  if (!field) return ok({ meshes: moved });
  const made = await surface({ field }, context);
  return made.ok ? ok({ meshes: moved, fluid: { field, surface: made.value } }) : made;
};

/** Occupancy of the pocket; undefined where no cell holds half of it. */
function fluidField({ grid, pocket }: Displacement): VoxelField | undefined {
  const data = new Uint8Array(pocket.length);
  let most = 0;
  for (let c = 0; c < data.length; c++) {
    data[c] = Math.round(255 * Math.min(1, Math.max(0, pocket[c]!)));
    most = Math.max(most, data[c]!);
  }
  return most > 127 ? { grid, data } : undefined;
}
