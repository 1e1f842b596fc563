import { useThree } from '@react-three/fiber';
import { useEffect, useLayoutEffect, useMemo } from 'react';
import { Mesh, type ShaderMaterial } from 'three';
import { structureById } from '../../catalog/structures';
import type { Colour } from '../../catalog/types';
import type { Mesh as Surface } from '../../core/mesh';
import type { Structure } from '../../core/structure';
import { movedMeshes } from '../../store/hydrodissection/shown';
import { onHydroPicture } from '../../store/hydrodissection/watch';
import { useLandmarks } from '../../store/landmarks';
import { useSession } from '../../store/session';
import { opaqueLayer, transparentLayer } from '../render/Pipeline';
import { surfaceMaterial } from '../render/surfaceMaterial';
import { opaqueFrom, shownOpacity } from '../shown';
import { usePictured } from '../usePictured';
import { geometryOfSurface } from './geometryOfSurface';

const unknownColour: Colour = [190, 190, 190];

/** Opacity 0 hides the surface. */
function present(mesh: Mesh, material: ShaderMaterial, opacity: number): void {
  material.uniforms.opacity!.value = opacity;
  mesh.visible = opacity > 0;
  mesh.layers.set(opacity < opaqueFrom ? transparentLayer : opaqueLayer);
}

interface Props {
  readonly structure: Structure;
  readonly surface: Surface;
  readonly order: number;
}

/** The surface of one structure, with the catalogue's colour. Owns its geometry and material. */
function StructureSurface({ structure, surface, order }: Props) {
  const invalidate = useThree((state) => state.invalidate);
  const opacity = useSession((state) => shownOpacity(structure, state.appearance));
  const geometry = useMemo(() => geometryOfSurface(surface), [surface]);
  const material = useMemo(() => {
    const colour = structureById(structure.id)?.colour ?? unknownColour;
    return surfaceMaterial({ colour, opacity: 1, shine: 0.1, isClipped: true, order });
  }, [structure.id, order]);
  const mesh = useMemo(() => new Mesh(geometry, material), [geometry, material]);
  useEffect(() => () => geometry.dispose(), [geometry]);
  useEffect(() => () => material.dispose(), [material]);
  // Before the next frame: a see-through surface would flash up as an opaque one.
  useLayoutEffect(() => {
    present(mesh, material, opacity);
    invalidate();
    return () => invalidate();
  }, [mesh, material, opacity, invalidate]);
  return <primitive object={mesh} />;
}

const surfaces = () => useSession.getState().meshes;
const onSurfaces = (redraw: () => void) =>
  useSession.subscribe((state, before) => {
    if (state.meshes !== before.meshes) redraw();
  });

/** The surfaces of all structures that have one, where the injection that is shown has moved them to. */
export function Structures() {
  const structures = useSession((state) => state.structures);
  const meshes = usePictured(surfaces, onSurfaces);
  const moved = usePictured(movedMeshes, onHydroPicture);
  // The parts of a vertebra in colours stand in the place of the whole.
  const inParts = useLandmarks(({ key, showsParts, parts }) =>
    showsParts && parts?.every(({ mesh }) => mesh) ? key : undefined,
  );
  return structures.map((structure, order) => {
    const surface = moved[structure.key] ?? meshes[structure.key];
    return (
      surface &&
      structure.key !== inParts && (
        <StructureSurface key={structure.key} structure={structure} surface={surface} order={order} />
      )
    );
  });
}
