import { Box3, Sphere, Vector3 } from 'three';
import { boxCorners, type VoxelBox, wholeBox } from '../../core/body-box';
import type { Grid } from '../../core/grid';
import type { Mesh } from '../../core/mesh';
import { bodyOf } from '../../store/body';
import { previewedPlaced } from '../../store/placed';
import { usePlan } from '../../store/plan';
import { shownSurfaces } from '../shown';
import { type SessionState, useSession } from '../../store/session';

const meshBoxes = new WeakMap<Mesh, Box3>();

function meshBox(mesh: Mesh): Box3 {
  const known = meshBoxes.get(mesh);
  if (known) return known;
  const box = new Box3().setFromArray(mesh.positions);
  meshBoxes.set(mesh, box);
  return box;
}

const lpsBox = (grid: Grid, part: VoxelBox): Box3 =>
  new Box3().setFromPoints(boxCorners(grid, part).map((p) => new Vector3(...p)));

function structuresBox(session: SessionState): Box3 {
  const box = new Box3();
  for (const { mesh } of shownSurfaces(session)) {
    if (mesh.positions.length > 0) box.union(meshBox(mesh));
  }
  return box;
}

/** Everything that a frame may draw: decides the depth range of the camera. */
export function drawnSphere(): Sphere {
  const session = useSession.getState();
  const box = structuresBox(session);
  if (session.ct) box.union(lpsBox(session.ct.volume.grid, wholeBox(session.ct.volume.grid)));
  for (const item of previewedPlaced(usePlan.getState().plan, session.preview)) {
    box.expandByPoint(new Vector3(...item.entryMm)).expandByPoint(new Vector3(...item.targetMm));
  }
  // Hubs and handles stand out of the path's ends.
  return box.isEmpty()
    ? new Sphere(new Vector3(), 200)
    : box.expandByScalar(250).getBoundingSphere(new Sphere());
}

/** What a view is fitted to: the structures, or the body where none is shown or its volume is. */
export function framedBox(): Box3 {
  const session = useSession.getState();
  const box = structuresBox(session);
  if (session.ct && (box.isEmpty() || session.volumePreset !== 'off')) {
    const { volume } = session.ct;
    box.union(lpsBox(volume.grid, bodyOf(volume).box));
  }
  if (box.isEmpty()) box.setFromCenterAndSize(new Vector3(), new Vector3(200, 200, 200));
  return box;
}
