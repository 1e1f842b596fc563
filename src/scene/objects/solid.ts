import { BufferAttribute, BufferGeometry } from 'three';
import type { Profile } from '../../catalog/types';

const segments = 48;

/** The profile with its two ends closed to the axis. */
function closed(profile: Profile): Profile {
  const first = profile[0];
  const last = profile.at(-1);
  if (!first || !last) return [];
  return [
    ...(first.radiusMm > 0 ? [{ behindTipMm: first.behindTipMm, radiusMm: 0 }] : []),
    ...profile,
    ...(last.radiusMm > 0 ? [{ behindTipMm: last.behindTipMm, radiusMm: 0 }] : []),
  ];
}

/**
 * The solid of revolution of a device about z: tip at the origin, hub towards +z, mm. Each piece of
 * the profile has normals of its own, so that steps and edges stay sharp and the round stays smooth.
 */
export function solidOf(profile: Profile): BufferGeometry {
  const outline = closed(profile);
  const positions: number[] = [];
  const normals: number[] = [];
  const indices: number[] = [];
  for (let n = 0; n + 1 < outline.length; n++) {
    const [a, b] = [outline[n]!, outline[n + 1]!];
    const along = b.behindTipMm - a.behindTipMm;
    const widening = b.radiusMm - a.radiusMm;
    const length = Math.hypot(along, widening);
    if (length === 0) continue;
    const first = positions.length / 3;
    for (let s = 0; s <= segments; s++) {
      const angle = (2 * Math.PI * s) / segments;
      const [c, d] = [Math.cos(angle), Math.sin(angle)];
      for (const end of [a, b]) {
        positions.push(end.radiusMm * c, end.radiusMm * d, end.behindTipMm);
        normals.push((along / length) * c, (along / length) * d, -widening / length);
      }
      if (s === 0) continue;
      const at = first + 2 * s;
      indices.push(at - 2, at, at - 1, at, at + 1, at - 1);
    }
  }
  return geometryFrom(positions, normals, indices);
}

export function geometryFrom(
  positions: readonly number[],
  normals: readonly number[],
  indices: readonly number[],
): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(Float32Array.from(positions), 3));
  geometry.setAttribute('normal', new BufferAttribute(Float32Array.from(normals), 3));
  geometry.setIndex(new BufferAttribute(Uint32Array.from(indices), 1));
  return geometry;
}
