import { Vector3, type Vector4 } from 'three';
import type { LpsPoint } from '../core/units';
import { anyPerpendicular, cross, normalise, subtract } from '../core/vector';
import { lpsVector } from '../core/units';
import { type PathState, shownPath } from '../store/paths';
import { useSession } from '../store/session';
import { type Clip, type ClipPlane, useScene } from './sceneStore';

const normals: Readonly<Record<'axial' | 'coronal' | 'sagittal', readonly [number, number, number]>> = {
  axial: [0, 0, 1],
  coronal: [0, -1, 0],
  sagittal: [1, 0, 0],
};

/** The plane that holds the path and is as upright as it can be. */
function pathNormal(path: PathState): readonly [number, number, number] {
  const direction = normalise(subtract(path.targetMm, path.entryMm));
  const sideways = cross(direction, lpsVector(0, 0, 1));
  return Math.hypot(...sideways) > 1e-3 ? normalise(sideways) : anyPerpendicular(direction);
}

/** The side of a plane that is kept: points with normal·p ≤ offset. */
export interface HalfSpace {
  readonly normal: readonly [number, number, number];
  readonly offsetMm: number;
}

export function halfSpace(
  clip: Clip,
  crosshairMm: LpsPoint,
  path: PathState | undefined,
): HalfSpace | undefined {
  if (clip.plane === 'off' || (clip.plane === 'path' && !path)) return undefined;
  const through = clip.plane === 'path' ? path!.targetMm : crosshairMm;
  const towards = clip.plane === 'path' ? pathNormal(path!) : normals[clip.plane];
  const sign = clip.isFlipped ? -1 : 1;
  const normal = [towards[0] * sign, towards[1] * sign, towards[2] * sign] as const;
  const at = through[0] * towards[0] + through[1] * towards[1] + through[2] * towards[2] + clip.offsetMm;
  return { normal, offsetMm: at * sign };
}

export const shownHalfSpace = (): HalfSpace | undefined =>
  halfSpace(useScene.getState().clip, useSession.getState().crosshairMm, shownPath());

/** As the shaders take it; a zero normal cuts nothing. */
export function writeClip(uniform: Vector4): void {
  const half = shownHalfSpace();
  if (half) uniform.set(...half.normal, half.offsetMm);
  else uniform.set(0, 0, 0, 1);
}

/** Whether the side towards the eye is kept, which would hide the cut. */
export function facesAway(plane: ClipPlane, eye: Vector3): boolean {
  const half = halfSpace(
    { plane, offsetMm: 0, isFlipped: false },
    useSession.getState().crosshairMm,
    shownPath(),
  );
  return half !== undefined && eye.dot(new Vector3(...half.normal)) < 0;
}
