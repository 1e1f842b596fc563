import { useThree } from '@react-three/fiber';
import { useEffect, useLayoutEffect, useMemo } from 'react';
import { Mesh } from 'three';
import type { Colour } from '../../catalog/types';
import type { Mesh as Surface } from '../../core/mesh';
import { opaqueLayer, transparentLayer } from '../render/Pipeline';
import { surfaceMaterial } from '../render/surfaceMaterial';
import { geometryOfSurface } from './geometryOfSurface';

const rgb = (hex: string): Colour =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Colour;

interface Props {
  readonly surface: Surface;
  readonly colour: string;
  readonly opacity: number;
  readonly shine: number;
}

/** One simulated surface. Owns its geometry and material. */
export function SimulatedSurface({ surface, colour, opacity, shine }: Props) {
  const invalidate = useThree((state) => state.invalidate);
  const geometry = useMemo(() => geometryOfSurface(surface), [surface]);
  // Never cut: in a bone that is cut open the whole of what was injected is seen.
  const material = useMemo(
    () => surfaceMaterial({ colour: rgb(colour), opacity, shine, isClipped: false, order: 0 }),
    [colour, opacity, shine],
  );
  const mesh = useMemo(() => new Mesh(geometry, material), [geometry, material]);
  useEffect(() => () => geometry.dispose(), [geometry]);
  useEffect(() => () => material.dispose(), [material]);
  // Before the next frame: it would flash up as an opaque one.
  useLayoutEffect(() => {
    mesh.layers.set(opacity < 1 ? transparentLayer : opaqueLayer);
    invalidate();
    return () => invalidate();
  }, [mesh, opacity, invalidate]);
  return <primitive object={mesh} />;
}
