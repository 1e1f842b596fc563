import { BufferAttribute, BufferGeometry } from 'three';
import type { Mesh as Surface } from '../../core/mesh';

/** A triangle surface as three.js takes it; the caller disposes of it. */
export function geometryOfSurface({ positions, normals, indices }: Surface): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(positions, 3));
  geometry.setAttribute('normal', new BufferAttribute(normals, 3));
  geometry.setIndex(new BufferAttribute(indices, 1));
  return geometry;
}
