import { useCementPreview } from './preview';
import { shownFrame, useCement } from './state';

/** Calls when something about cement that pictures show has changed; answers how to stop. */
export function onCementPicture(redraw: () => void): () => void {
  const stops = [
    useCement.subscribe((state, before) => {
      const changed =
        shownFrame(state)?.shape !== shownFrame(before)?.shape ||
        state.isVisible !== before.isVisible ||
        state.prepared !== before.prepared;
      if (changed) redraw();
    }),
    useCementPreview.subscribe(redraw),
  ];
  return () => stops.forEach((stop) => stop());
}
