import type { Mesh } from '../../core/mesh';
import { useSession } from '../session';
import { appearanceOf } from '../appearance';
import { showsGhost } from './ghost';
import { shownSheets, useSheetSurfaces } from './sheets';
import { movedMeshes, showsDisplaced, useHydroPicture } from './shown';

/** The surface of the pocket on screen. */
export const fluidShown = (): Mesh | undefined =>
  showsDisplaced() ? useHydroPicture.getState().fluid?.surface : undefined;

/** An old place nearer than this to the new one would only cloud the picture, mm. */
const leastShiftMm = 1;
const shifts = new WeakMap<Mesh, number>();

/** Largest shift of a surface, from one vertex in ten, mm. */
function shiftMm({ positions: a }: Mesh, now: Mesh): number {
  let most = shifts.get(now);
  if (most !== undefined) return most;
  const b = now.positions;
  most = 0;
  for (let q = 0; q < a.length; q += 30)
    most = Math.max(most, Math.hypot(a[q]! - b[q]!, a[q + 1]! - b[q + 1]!, a[q + 2]! - b[q + 2]!));
  shifts.set(now, most);
  return most;
}

/** Where structures at risk lay before they were moved. */
export function ghostsShown(): readonly { readonly key: string; readonly surface: Mesh }[] {
  const moved = movedMeshes();
  const { structures, meshes, appearance } = useSession.getState();
  return structures.flatMap((structure) => {
    const { key } = structure;
    const surface = meshes[key];
    const isSeen = appearanceOf(structure, appearance).visible && showsGhost(structure);
    const now = moved[key];
    return surface && now && isSeen && shiftMm(surface, now) >= leastShiftMm ? [{ key, surface }] : [];
  });
}

/** The fascial spaces that are drawn now, with their surfaces as far as they are made. */
export function sheetsShown(): readonly {
  readonly id: string;
  readonly colour: string;
  readonly surface: Mesh;
}[] {
  const { surfaces } = useSheetSurfaces.getState();
  return shownSheets().flatMap(({ id, colour }) => {
    const surface = surfaces[id];
    return surface ? [{ id, colour, surface }] : [];
  });
}

/** Whether anything of the hydrodissection is seen through in the 3-D view. */
export const hasHydroLayers = (): boolean =>
  fluidShown() !== undefined || ghostsShown().length > 0 || sheetsShown().length > 0;
