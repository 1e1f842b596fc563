import { stepSlice } from '../core/plane';
import { usePlan } from '../store/plan';
import { setSession, useSession } from '../store/session';
import { depthRange, isPathView, shownPathOf } from './plane-of-view';
import type { Slice } from './slice';

/** Next (positive) or previous slices; along a path the plane moves off it, across it goes deeper, by mm. */
export function scrollSlices(slice: Slice, slices: number): void {
  const session = useSession.getState();
  if (!session.ct || !slice.plane) return;
  if (!isPathView(slice.view)) {
    const crosshairMm = stepSlice(session.ct.volume.grid, slice.plane, session.crosshairMm, slices);
    setSession({ crosshairMm });
  } else if (slice.view === 'across') setDepth(session.depthMm + slices);
  else {
    const wanted = Math.min(Math.max(slice.standpoint.offsetMm + slices, -100), 100);
    slice.standpoint.offsetMm = wanted;
    slice.requestFrame();
  }
}

/** Moves the plane across the path, within its range. */
export function setDepth(depthMm: number): void {
  const path = shownPathOf(useSession.getState(), usePlan.getState().plan);
  if (!path) return;
  const [low, high] = depthRange(path);
  setSession({ depthMm: Math.min(Math.max(depthMm, low), high) });
}
