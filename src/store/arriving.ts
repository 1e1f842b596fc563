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
const betweenMs = 250;

/** Shows slices as they come, for `loadSeries`; `done` when there is nothing to wait for any more. */
export function showArrivals(): { onArrival(arriving: Arriving): void; done(): void } {
  let latest: Arriving | undefined;
  // In a task of its own, since what brings the slices keeps the page busy as it is.
  const show = () => {
    if (latest && latest.count !== useArriving.getState().arriving?.count)
      useArriving.setState({ arriving: latest });
    timer = setTimeout(show, betweenMs);
  };
  let timer = setTimeout(show, worthShowingMs);
  return {
    onArrival: (arriving) => (latest = arriving),
    done() {
      clearTimeout(timer);
      useArriving.setState({ arriving: undefined });
    },
  };
}

/** Stops reading; what was open stays as it is. */
export const cancelLoading = (): void => {
  for (const task of useSession.getState().tasks) if (task.label === 'load-ct') task.cancel();
};
