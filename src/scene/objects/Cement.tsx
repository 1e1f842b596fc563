import { useThree } from '@react-three/fiber';
import { useEffect, useMemo, useState } from 'react';
import { BufferAttribute, BufferGeometry, Mesh } from 'three';
import type { Colour } from '../../catalog/types';
import type { Mesh as Surface } from '../../core/mesh';
import { arrivalColours, cementColour, wallColours } from '../../store/cement/colours';
import { useCementPreview } from '../../store/cement/preview';
import { shownFrame, useCement } from '../../store/cement/state';
import { onCementPicture } from '../../store/cement/watch';
import { scenePace } from '../render/pace';
import { opaqueLayer, transparentLayer } from '../render/Pipeline';
import { surfaceMaterial } from '../render/surfaceMaterial';

const rgb = (hex: string): Colour =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Colour;

interface Props {
  readonly surface: Surface;
  readonly colour: string;
  readonly opacity: number;
  readonly shine: number;
}

/** One simulated surface. Owns its geometry and material. */
function SimulatedSurface({ surface, colour, opacity, shine }: Props) {
  const invalidate = useThree((state) => state.invalidate);
  const geometry = useMemo(() => {
    const made = new BufferGeometry();
    made.setAttribute('position', new BufferAttribute(surface.positions, 3));
    made.setAttribute('normal', new BufferAttribute(surface.normals, 3));
    made.setIndex(new BufferAttribute(surface.indices, 1));
    return made;
  }, [surface]);
  // Never cut: in a bone that is cut open the whole of the cement is seen.
  const material = useMemo(
    () => surfaceMaterial({ colour: rgb(colour), opacity, shine, isClipped: false, order: 0 }),
    [colour, opacity, shine],
  );
  const mesh = useMemo(() => new Mesh(geometry, material), [geometry, material]);
  useEffect(() => () => geometry.dispose(), [geometry]);
  useEffect(() => () => material.dispose(), [material]);
  useEffect(() => {
    mesh.layers.set(opacity < 1 ? transparentLayer : opaqueLayer);
    invalidate();
    return () => invalidate();
  }, [mesh, opacity, invalidate]);
  return <primitive object={mesh} />;
}

const pictured = () => ({
  isVisible: useCement.getState().isVisible,
  shape: shownFrame(useCement.getState())?.shape,
  ...useCementPreview.getState(),
});

/** What is to be seen of the cement, as often as the graphics card keeps up with. */
function usePictured(): ReturnType<typeof pictured> {
  const invalidate = useThree((state) => state.invalidate);
  const [now, setNow] = useState(pictured);
  useEffect(() => {
    const show = () => {
      setNow(pictured());
      invalidate();
    };
    return onCementPicture(() => scenePace.whenFree(show));
  }, [invalidate]);
  return now;
}

/** The cement that is shown, the surfaces of arrival, and the weak parts of the wall. */
export function Cement() {
  const { isVisible, shape, arrival, showsArrival, patches, showsWeak } = usePictured();
  if (!isVisible) return null;
  const last = (arrival?.surfaces.length ?? 0) - 1;
  return (
    <>
      {shape && <SimulatedSurface surface={shape.surface} colour={cementColour} opacity={1} shine={0.22} />}
      {showsArrival &&
        arrival?.surfaces.map(({ ml, mesh }, n) => (
          <SimulatedSurface
            key={ml}
            surface={mesh}
            colour={arrivalColours[n] ?? cementColour}
            opacity={0.5 - (0.3 * n) / Math.max(1, last)}
            shine={0.05}
          />
        ))}
      {showsWeak &&
        patches.map((mesh, n) => (
          <SimulatedSurface
            key={wallColours[n]}
            surface={mesh}
            colour={wallColours[n] ?? cementColour}
            opacity={1}
            shine={0.05}
          />
        ))}
    </>
  );
}
