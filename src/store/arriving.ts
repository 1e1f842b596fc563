import { create } from 'zustand';
import type { Arriving } from '../formats/dicom-ct/builder';
import { useSession } from './session';

interface ArrivingState {
  /** The CT that is being read, as far as it is there. */
  readonly arriving?: Arriving;
}

/** What there is of a CT that is being read: only to be looked at. */
export const useArriving = create<ArrivingState>()(() => ({}));

/** A CT that is there sooner is not shown before it is whole, ms. */
const worthShowingMs = 700;
const betweenMs = 150;

/** Shows slices as they come, for `loadSeries`; `done` when there is nothing to wait for any more. */
export function showArrivals(): { onArrival(arriving: Arriving): void; done(): void } {
  const startedAt = performance.now();
  let shownAt = startedAt + worthShowingMs - betweenMs;
  return {
    onArrival(arriving) {
      const now = performance.now();
      const isLast = arriving.count === arriving.arrived.length && useArriving.getState().arriving;
      if (now < shownAt + betweenMs && !isLast) return;
      shownAt = now;
      useArriving.setState({ arriving });
    },
    done: () => useArriving.setState({ arriving: undefined }),
  };
}

/** Stops reading; what was open stays as it is. */
export const cancelLoading = (): void => {
  for (const task of useSession.getState().tasks) if (task.label === 'load-ct') task.cancel();
};
