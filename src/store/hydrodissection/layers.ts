import type { Mesh } from '../../core/mesh';
import { useSession } from '../session';
import { appearanceOf } from '../appearance';
import { showsGhost } from './ghost';
import { shownSheets, useSheetSurfaces } from './sheets';
import { movedMeshes, showsDisplaced, useHydroPicture } from './shown';

/** The surface of the pocket on screen. */
export const fluidShown = (): Mesh | undefined =>
  showsDisplaced() ? useHydroPicture.getState().fluid?.surface : undefined;

/** Where structures at risk lay before they were moved. */
export function ghostsShown(): readonly { readonly key: string; readonly surface: Mesh }[] {
  const moved = movedMeshes();
  const { structures, meshes, appearance } = useSession.getState();
  return structures.flatMap((structure) => {
    const { key } = structure;
    const surface = meshes[key];
    const isSeen = appearanceOf(structure, appearance).visible && showsGhost(structure);
    return surface && moved[key] && isSeen ? [{ key, surface }] : [];
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
