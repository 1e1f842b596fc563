import { Vector3 } from 'three';
import type { PathState } from '../../store/paths';
import type { CameraPreset } from '../sceneStore';

/**
 * From the patient to the eye, LPS. The hair's breadth off the vertical decides what is up on
 * screen: anterior, from above and from below. From below is then as an axial slice is shown.
 */
const eyes: Readonly<Record<Exclude<CameraPreset, 'path'>, readonly [number, number, number]>> = {
  anterior: [0, -1, 0],
  posterior: [0, 1, 0],
  left: [1, 0, 0],
  right: [-1, 0, 0],
  superior: [0, 1e-4, 1],
  inferior: [0, -1e-4, -1],
};

/** Unit vector from what is looked at to the eye; down the path the eye is at the hub. */
export function eyeDirection(preset: CameraPreset, path: PathState | undefined): Vector3 | undefined {
  if (preset !== 'path') return new Vector3(...eyes[preset]).normalize();
  if (!path) return undefined;
  const back = new Vector3(...path.entryMm).sub(new Vector3(...path.targetMm));
  if (back.lengthSq() === 0) return undefined;
  back.normalize();
  // On a vertical path the turntable needs a side to keep up: the patient's front.
  if (Math.hypot(back.x, back.y) < 1e-4) back.y += Math.sign(back.z) * 1e-4;
  return back.normalize();
}
