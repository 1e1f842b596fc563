import { structureById } from '../../../catalog/structures';
import { buildDistanceField, type DistanceField } from '../../../core/distance-field';
import type { Resolution } from '../../../core/grid-error';
import type { Result } from '../../../core/result';
import { ok } from '../../../core/result';
import type { Structure } from '../../../core/structure';
import { SurfaceDistance } from '../../../core/surface-distance';
import { displayField } from '../../../simulation/cement/live/display';
import type { Nearest } from '../../../simulation/cement/live/near';
import type { BoneModel } from '../../../simulation/cement/bone/types';
import type { Runner } from '../../../workers/runner';

/** Surfaces of the structures at risk: cord, roots, vessels and what else the catalogue calls so. */
export function atRiskSurfaces(structures: readonly Structure[]) {
  return structures.flatMap(({ key, id, field }) => {
    if (structureById(id)?.role !== 'atRisk') return [];
    const built: Result<DistanceField> = buildDistanceField(field);
    return built.ok ? [{ key, id, distance: built.value, surface: new SurfaceDistance(built.value) }] : [];
  });
}

type AtRisk = ReturnType<typeof atRiskSurfaces>[number];

/** How close the cement comes to each structure at risk, nearest first. */
export async function cementNear(
  runner: Runner,
  { grid }: BoneModel,
  saturation: Float32Array,
  structures: readonly AtRisk[],
  resolution: Resolution,
): Promise<Result<readonly (Nearest & { readonly id: string })[]>> {
  const field = displayField(grid, saturation);
  if (!field) return ok([]);
  const surface = await runner.run('surface', { field });
  if (!surface.ok) return surface;
  const { positions } = surface.value;
  const asked = structures.map(({ key, distance }) => ({ key, distance }));
  const near = await runner.run('cement-near', { positions, structures: asked, resolution, cells: grid });
  if (!near.ok) return near;
  const idOf = new Map(structures.map(({ key, id }) => [key, id]));
  return ok(near.value.map((item) => ({ ...item, id: idOf.get(item.key)! })));
}
