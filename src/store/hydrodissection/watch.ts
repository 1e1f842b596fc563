import { useSheetSurfaces } from './sheets';
import { useHydroPicture } from './shown';
import { shownHydroFrame, useHydro } from './state';

/** Calls when something of the hydrodissection that pictures show has changed; answers how to stop. */
export function onHydroPicture(redraw: () => void): () => void {
  const stops = [
    useHydro.subscribe((state, before) => {
      const changed =
        shownHydroFrame(state) !== shownHydroFrame(before) ||
        (['prepared', 'showsAfter', 'showsGhost', 'showsSpaces', 'hiddenSpaces'] as const).some(
          (key) => state[key] !== before[key],
        );
      if (changed) redraw();
    }),
    useHydroPicture.subscribe(redraw),
    useSheetSurfaces.subscribe(redraw),
  ];
  return () => stops.forEach((stop) => stop());
}
