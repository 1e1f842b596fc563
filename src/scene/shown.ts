import type { Mesh } from '../core/mesh';
import type { Structure } from '../core/structure';
import { appearanceOf } from '../store/appearance';
import { shownMeshes } from '../store/hydrodissection/shown';
import type { SessionState } from '../store/session';

/** From this opacity on a surface hides what lies behind it. */
export const opaqueFrom = 0.995;

/** How opaque a structure is drawn; 0 when it is hidden. */
export function shownOpacity(structure: Structure, appearance: SessionState['appearance']): number {
  const { visible, opacity } = appearanceOf(structure, appearance);
  return visible && opacity > 0.005 ? opacity : 0;
}

/** The structures that are drawn, with their surfaces. */
export function shownSurfaces({
  structures,
  appearance,
}: SessionState): { readonly key: string; readonly mesh: Mesh; readonly opacity: number }[] {
  const meshes = shownMeshes();
  return structures.flatMap((structure) => {
    const mesh = meshes[structure.key];
    const opacity = shownOpacity(structure, appearance);
    return mesh && opacity > 0 ? [{ key: structure.key, mesh, opacity }] : [];
  });
}
