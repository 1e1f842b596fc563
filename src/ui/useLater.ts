import { startTransition, useEffect, useState } from 'react';
import type { StoreApi } from 'zustand';
import { useCement } from '../store/cement/state';
import { useHydroClearance } from '../store/hydrodissection/clearance';
import { useHydro } from '../store/hydrodissection/state';

/**
 * For what is read and not acted on: it reaches the screen a moment later, drawn in pieces between
 * which the page answers. `select` stands outside the component.
 */
function later<S>(store: Pick<StoreApi<S>, 'getState' | 'subscribe'>) {
  return function useLater<T>(select: (state: S) => T): T {
    const [value, setValue] = useState(() => select(store.getState()));
    useEffect(() => {
      const follow = () => startTransition(() => setValue(() => select(store.getState())));
      follow();
      return store.subscribe(follow);
    }, [select]);
    return value;
  };
}

export const useCementLater = later(useCement);
export const useHydroLater = later(useHydro);
export const useHydroClearanceLater = later(useHydroClearance);
