import { setSession, useSession } from '../store/session';
import { cursorReporter } from './cursor';
import { followPoint } from './drags/crosshair';
import { dragOfButton } from './drags/choose';
import type { Drag, Grip } from './drags/drag';
import { pinch } from './pinch';
import { scrollSlices } from './scroll';
import type { Slice } from './slice';
import { type SlicePointer, sliceToolOf } from './tools';

/** Mouse, pen and touch on a slice; answers how to stop listening. */
export function listenToPointer(slice: Slice): () => void {
  const { root } = slice;
  const stop = new AbortController();
  const cursor = cursorReporter(slice);
  const fingers = pinch(slice);
  let drag: Drag | undefined;
  let toolPressed = false;

  const gripOf = (event: MouseEvent): Grip | undefined => {
    const at = slice.canvasPoint(event.clientX, event.clientY);
    const pointMm = slice.pointAt(at);
    return pointMm && { at, pointMm };
  };
  const tool = () => sliceToolOf(useSession.getState().tool);
  const drop = () => {
    drag?.cancel?.();
    drag = undefined;
    if (toolPressed) tool()?.onCancel?.();
    toolPressed = false;
  };
  const on = <K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (event: HTMLElementEventMap[K]) => void,
    passive = true,
  ) => root.addEventListener(type, listener, { signal: stop.signal, passive });

  on('pointerdown', (event) => {
    const grip = gripOf(event);
    if (!grip || !isOnPicture(event)) return;
    root.focus({ preventScroll: true });
    root.setPointerCapture(event.pointerId);
    if (fingers.down(event)) return drop();
    if (drag || toolPressed) return;
    if (event.button === 0 && tool()?.onPointerDown?.(pointerOf(slice, grip, event))) toolPressed = true;
    else drag = dragOfButton(slice, event.button, grip);
    if (event.button === 0 && !drag && !toolPressed) setSession({ selectedMeasurement: undefined });
  });
  on('pointermove', (event) => {
    const grip = gripOf(event);
    if (!grip || fingers.move(event)) return;
    cursor.report(grip.pointMm);
    if (drag) drag.move(grip);
    else if (event.shiftKey && event.buttons === 0) followPoint(slice, grip.pointMm);
    tool()?.onPointerMove?.(pointerOf(slice, grip, event), toolPressed);
  });
  on('pointerup', (event) => {
    if (fingers.up(event)) return;
    const grip = gripOf(event);
    if (grip && drag) drag.end?.(grip);
    if (grip && toolPressed) tool()?.onPointerUp?.(pointerOf(slice, grip, event));
    drag = undefined;
    toolPressed = false;
  });
  on('pointercancel', (event) => {
    fingers.up(event);
    drop();
  });
  on('pointerenter', () => {
    // Keys go to the view under the pointer, unless a field or a handle is being used.
    const holder = document.activeElement;
    if (holder === document.body || holder?.classList.contains('slice')) root.focus({ preventScroll: true });
  });
  on('pointerleave', () => cursor.leave());
  on('contextmenu', (event) => event.preventDefault(), false);
  on('dblclick', (event) => {
    const grip = gripOf(event);
    if (grip && tool()?.onDoubleClick?.(pointerOf(slice, grip, event))) event.stopPropagation();
  });
  on('wheel', wheelListener(slice, gripOf), false);
  addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || (!drag && !toolPressed)) return;
      event.stopPropagation();
      drop();
    },
    { signal: stop.signal, capture: true },
  );
  return () => {
    drop();
    cursor.leave();
    stop.abort();
  };
}

/** Presses on the depth slider are not presses on the picture. */
const isOnPicture = (event: Event): boolean =>
  !(event.target instanceof Element && event.target.closest('input, button, label'));

function pointerOf(slice: Slice, grip: Grip, event: MouseEvent): SlicePointer {
  return {
    view: slice.view,
    plane: slice.plane!,
    pointMm: grip.pointMm,
    toleranceMm: (7 * slice.deviceRatio) / slice.pixelsPerMm,
    shiftKey: event.shiftKey,
    altKey: event.altKey,
  };
}

/** Wheel: slices, one for each notch whatever the device reports; with Ctrl: zoom about the pointer. */
function wheelListener(slice: Slice, gripOf: (event: MouseEvent) => Grip | undefined) {
  let travel = 0;
  return (event: WheelEvent) => {
    event.preventDefault();
    const grip = gripOf(event);
    if (!grip) return;
    const lines = event.deltaMode === 0 ? event.deltaY / 100 : event.deltaY / 3;
    if (event.ctrlKey) {
      slice.move((viewport) => viewport.zoom(Math.exp(-lines * 0.2), grip.at));
      return;
    }
    if (Math.sign(lines) !== Math.sign(travel)) travel = 0;
    travel += Math.abs(event.deltaY) >= 50 ? Math.sign(lines) : lines;
    const whole = Math.trunc(travel + Math.sign(travel) * 1e-6);
    travel -= whole;
    if (!whole) return;
    const tool = sliceToolOf(useSession.getState().tool);
    if (!tool?.onWheel?.(pointerOf(slice, grip, event), whole)) scrollSlices(slice, whole);
  };
}
