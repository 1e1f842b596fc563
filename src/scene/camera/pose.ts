import { Vector3 } from 'three';
import type { LoadedCt } from '../../store/session';

/** Where the eye is: kept while the view is put elsewhere on the screen or changes its projection. */
export const pose = {
  /** The user has turned, moved or zoomed: new content no longer refits the view. */
  isTouched: false,
  /** Unit vector from the centre to the eye. */
  eye: new Vector3(0, -1, 0),
  centre: new Vector3(),
  /** Height of what is seen at the centre, mm. */
  heightMm: 300,
  /** The CT that it belongs to. */
  ct: undefined as LoadedCt | undefined,
};

/** Forgets a pose that belongs to another CT. */
export function belongTo(ct: LoadedCt | undefined): void {
  if (pose.ct === ct) return;
  pose.ct = ct;
  pose.isTouched = false;
}
