import { lpsToPlane } from '../core/plane';
import type { LpsPoint } from '../core/units';
import type { SliceView } from '../store/session';
import { type HuWindow, percentileWindow } from './presets';
import { isPathView } from './plane-of-view';
import type { Slice } from './slice';

/** The slices on screen, for what other parts of the program ask of them. */
const mounted = new Map<SliceView, Slice>();

export function mount(slice: Slice): () => void {
  mounted.set(slice.view, slice);
  return () => {
    if (mounted.get(slice.view) === slice) mounted.delete(slice.view);
    slice.close();
  };
}

/** The slice that shows a view now. */
export const sliceOf = (view: SliceView): Slice | undefined => mounted.get(view);

const pick = (view: SliceView | undefined): Slice | undefined =>
  (view && mounted.get(view)) ?? [...mounted.values()].find((slice) => slice.plane);

/** The automatic window of a view's picture, or of the first one on screen. */
export function autoWindow(view?: SliceView): HuWindow | undefined {
  const pixels = pick(view)?.wholePicture();
  return pixels && percentileWindow(pixels);
}

/** The anatomical views closer: a square around a point, as far to each side as `aroundMm`. */
export function lookCloser(atMm: LpsPoint, aroundMm: number): void {
  for (const slice of mounted.values()) {
    const { plane } = slice;
    if (!plane || isPathView(slice.view)) continue;
    const { x, y } = lpsToPlane(plane, atMm);
    const half = aroundMm / plane.spacingMm;
    slice.move((viewport) =>
      viewport.fitTo({ left: x - half, right: x + half, top: y - half, bottom: y + half }),
    );
  }
}
