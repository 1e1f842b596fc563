import type { DistanceField } from '../../../core/distance-field';
import { placeErrorMm, type Resolution } from '../../../core/grid-error';
import type { Kernel } from '../../../core/kernel';
import { ok } from '../../../core/result';
import { SurfaceDistance } from '../../../core/surface-distance';
import { type LpsPoint, lpsPoint } from '../../../core/units';
import { normalAt } from '../../../trajectory/crossing-error';
import { surfaceErrorMm } from '../../../trajectory/measured';

export interface NearInput {
  /** Vertices of the cement's surface, LPS mm, three numbers each. */
  readonly positions: Float32Array;
  readonly structures: readonly { readonly key: string; readonly distance: DistanceField }[];
  /** How finely the CT resolves, and the cells of the simulation. */
  readonly resolution: Resolution;
  readonly cells: Resolution;
}

/** How close the cement comes to a structure; negative inside it. */
export interface Nearest {
  readonly key: string;
  readonly distanceMm: number;
  /** What is left open in it: by the CT, at the structure's surface, and by the cells, at the cement's. */
  readonly toleranceMm: number;
  /** On the cement. */
  readonly atMm: LpsPoint;
}

/** Further than this is not told, mm. */
const farMm = 40;

/** The smallest distance from the cement's surface to each structure nearer than 40 mm, nearest first. */
export const nearestStructures: Kernel<NearInput, readonly Nearest[]> = async (
  { positions, structures, resolution, cells },
  context,
) => {
  const found: Nearest[] = [];
  for (const [n, { key, distance }] of structures.entries()) {
    await context.checkpoint(n / structures.length);
    const surface = new SurfaceDistance(distance);
    const nearest = toOne(positions, surface);
    if (!nearest) continue;
    const way = normalAt(surface, nearest.atMm);
    const toleranceMm =
      surfaceErrorMm({ distance }, way, nearest.atMm, resolution) + placeErrorMm(cells, way, nearest.atMm);
    found.push({ key, ...nearest, toleranceMm });
  }
  return ok(found.toSorted((a, b) => a.distanceMm - b.distanceMm));
};

function toOne(
  positions: Float32Array,
  surface: SurfaceDistance,
): Pick<Nearest, 'distanceMm' | 'atMm'> | undefined {
  let best = farMm;
  let at: number | undefined;
  let deepest = 0;
  for (let i = 0; i < positions.length; i += 3) {
    const [x, y, z] = [positions[i]!, positions[i + 1]!, positions[i + 2]!];
    if (surface.contains(x, y, z)) {
      const depth = surface.closest(x, y, z, farMm);
      if (depth < deepest) continue;
      deepest = depth;
      [best, at] = [-depth, i];
    } else if (best > 0) {
      const distance = surface.closest(x, y, z, best);
      if (distance < best) [best, at] = [distance, i];
    }
  }
  return at === undefined
    ? undefined
    : { distanceMm: best, atMm: lpsPoint(positions[at]!, positions[at + 1]!, positions[at + 2]!) };
}
