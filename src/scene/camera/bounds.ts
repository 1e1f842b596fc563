import { Box3, Sphere, Vector3 } from 'three';
import { type Grid, voxelToLps } from '../../core/grid';
import type { Mesh } from '../../core/mesh';
import { voxelPoint } from '../../core/units';
import { usePlan } from '../../store/plan';
import { shownSurfaces } from '../shown';
import { previewedInstruments, type SessionState, useSession } from '../../store/session';

const meshBoxes = new WeakMap<Mesh, Box3>();

function meshBox(mesh: Mesh): Box3 {
  const known = meshBoxes.get(mesh);
  if (known) return known;
  const box = new Box3().setFromArray(mesh.positions);
  meshBoxes.set(mesh, box);
  return box;
}

function gridBox(grid: Grid): Box3 {
  const box = new Box3();
  for (let corner = 0; corner < 8; corner++) {
    const end = (axis: 0 | 1 | 2) => ((corner >> axis) & 1 ? grid.dims[axis] - 0.5 : -0.5);
    box.expandByPoint(new Vector3(...voxelToLps(grid, voxelPoint(end(0), end(1), end(2)))));
  }
  return box;
}

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
  if (session.ct) box.union(gridBox(session.ct.volume.grid));
  for (const item of previewedInstruments(usePlan.getState().plan, session.preview)) {
    box.expandByPoint(new Vector3(...item.entryMm)).expandByPoint(new Vector3(...item.targetMm));
  }
  // Hubs and handles stand out of the path's ends.
  return box.isEmpty()
    ? new Sphere(new Vector3(), 200)
    : box.expandByScalar(250).getBoundingSphere(new Sphere());
}

/** What a view is fitted to: the structures, or the CT where none is shown or its volume is. */
export function framedBox(): Box3 {
  const session = useSession.getState();
  const box = structuresBox(session);
  if (session.ct && (box.isEmpty() || session.volumePreset !== 'off')) {
    box.union(gridBox(session.ct.volume.grid));
  }
  if (box.isEmpty()) box.setFromCenterAndSize(new Vector3(), new Vector3(200, 200, 200));
  return box;
}
