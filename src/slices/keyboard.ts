import { commitPath } from '../store/paths';
import { removeMeasurement } from '../store/measurements';
import { useSession } from '../store/session';
import { type End, nudgeEnd } from './drags/handles';
import { scrollSlices } from './scroll';
import type { Slice } from './slice';
import { sliceToolOf } from './tools';

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const slicesOf: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 };

/** Keys of a focused slice: slices, zoom, delete. Other keys are left to the shell. */
export function onSliceKey(slice: Slice, event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const slices = slicesOf[event.key];
  if (sliceToolOf(useSession.getState().tool)?.onKey?.(event.key)) {
    event.preventDefault();
    event.stopPropagation();
    return;
  }
  if (slices) scrollSlices(slice, slices);
  else if (event.key === '+' || event.key === '-') zoomInSteps(slice, event.key === '+' ? 1.2 : 1 / 1.2);
  else if (event.key === 'Home') {
    slice.standpoint.offsetMm = 0;
    slice.fitNext();
  } else if (event.key !== 'Delete' && event.key !== 'Backspace') return;
  else if (!removeMeasurement(useSession.getState().selectedMeasurement)) return;
  event.preventDefault();
  event.stopPropagation();
}

function zoomInSteps(slice: Slice, factor: number): void {
  const about = { x: slice.canvas.width / 2, y: slice.canvas.height / 2 };
  slice.move((viewport) => viewport.zoom(factor, about));
}

/** Arrows on a focused handle; one held key is one step to undo. */
export function onHandleKey(slice: Slice, end: End, event: KeyboardEvent): void {
  const arrow = arrows[event.key];
  if (!arrow || event.ctrlKey || event.metaKey) return;
  const stepMm = event.shiftKey ? 5 : event.altKey ? 0.1 : 1;
  nudgeEnd(slice, end, arrow[0] * stepMm, arrow[1] * stepMm);
  event.preventDefault();
  event.stopPropagation();
}

/** The release of the key, or of the focus, commits. */
export function onHandleRelease(): void {
  if (useSession.getState().preview) commitPath();
}
