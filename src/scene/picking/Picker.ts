import { BufferAttribute, BufferGeometry, DoubleSide, type Ray } from 'three';
import { MeshBVH } from 'three-mesh-bvh';
import type { Mesh } from '../../core/mesh';
import { pause } from '../../store/pause';

/** A slab of a surface with its own tree: small enough to build between two frames. */
interface Part {
  readonly geometry: BufferGeometry;
  bvh?: MeshBVH;
}

export interface Pick {
  readonly key: string;
  readonly point: readonly [number, number, number];
  readonly distanceMm: number;
}

const trianglesPerPart = 40_000;

function partsOf({ positions, indices }: Mesh): Part[] {
  const position = new BufferAttribute(positions, 3);
  const parts: Part[] = [];
  for (let from = 0; from < indices.length; from += 3 * trianglesPerPart) {
    const geometry = new BufferGeometry();
    geometry.setAttribute('position', position);
    // The tree sorts its index in place: it gets a copy.
    geometry.setIndex(new BufferAttribute(indices.slice(from, from + 3 * trianglesPerPart), 1));
    parts.push({ geometry });
  }
  return parts;
}

/** Finds the surface under a line of sight. Trees are built when first needed, a part at a time. */
export class Picker {
  private readonly parts = new WeakMap<Mesh, Part[]>();

  /** Builds what is missing, giving way to the page between parts. */
  async prepare(meshes: Iterable<Mesh>): Promise<void> {
    for (const mesh of meshes) {
      let parts = this.parts.get(mesh);
      if (!parts) this.parts.set(mesh, (parts = partsOf(mesh)));
      for (const part of parts) {
        if (part.bvh) continue;
        part.bvh = new MeshBVH(part.geometry);
        await pause();
      }
    }
  }

  /** The nearest point of the given surfaces on the ray for which `isShown` holds. */
  async pick(
    ray: Ray,
    meshes: Readonly<Record<string, Mesh>>,
    isShown: (point: readonly [number, number, number]) => boolean,
  ): Promise<Pick | undefined> {
    await this.prepare(Object.values(meshes));
    let best: Pick | undefined;
    for (const [key, mesh] of Object.entries(meshes)) {
      for (const { bvh } of this.parts.get(mesh) ?? []) {
        for (const hit of bvh?.raycast(ray, DoubleSide) ?? []) {
          if (best && hit.distance >= best.distanceMm) continue;
          const point = hit.point.toArray();
          if (isShown(point)) best = { key, point, distanceMm: hit.distance };
        }
      }
    }
    return best;
  }
}
