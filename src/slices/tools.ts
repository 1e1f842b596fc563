import type { Plane } from '../core/plane';
import type { LpsPoint } from '../core/units';
import type { SliceView, Tool } from '../store/session';
import type { Overlay } from './overlay/overlay';

/** A pointer on a slice, in the patient frame. */
export interface SlicePointer {
  readonly view: SliceView;
  readonly plane: Plane;
  /** The point of the plane under the pointer. */
  readonly pointMm: LpsPoint;
  /** How near counts as on something: a few screen pixels, mm. */
  readonly toleranceMm: number;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/**
 * A tool of another part of the program that draws on slices while `session.tool` names it. A
 * handler that answers true has used the event: a press then keeps the drag, up to its release.
 */
export interface SliceTool {
  onPointerDown?(pointer: SlicePointer): boolean;
  /** Called on every move while the tool is active, pressed or not. */
  onPointerMove?(pointer: SlicePointer, pressed: boolean): void;
  onPointerUp?(pointer: SlicePointer): void;
  onDoubleClick?(pointer: SlicePointer): boolean;
  /** Wheel notches, positive towards the user; without an answer of true the slices scroll. */
  onWheel?(pointer: SlicePointer, notches: number): boolean;
  /** A key on a focused slice; an answer of true keeps it from the slice. */
  onKey?(key: string): boolean;
  /** Esc, or a press taken away by the system. */
  onCancel?(): void;
  /** Draws over every slice; called with each frame that is drawn while the tool is active. */
  draw?(overlay: Overlay): void;
}

const tools = new Map<Tool, SliceTool>();

/** Answers how to take the tool away again. */
export function registerSliceTool(id: Tool, tool: SliceTool): () => void {
  tools.set(id, tool);
  redrawSlices();
  return () => {
    if (tools.get(id) === tool) tools.delete(id);
    redrawSlices();
  };
}

export const sliceToolOf = (id: Tool): SliceTool | undefined => tools.get(id);

const redraws = new Map<() => void, SliceView>();

/** Draws every slice again, or those of one view: for tools whose state is not in a store. */
export function redrawSlices(only?: SliceView): void {
  for (const [redraw, view] of redraws) if (only === undefined || only === view) redraw();
}

/** Used by the views: takes part in `redrawSlices` until the answer is called. */
export function onRedrawSlices(view: SliceView, redraw: () => void): () => void {
  redraws.set(redraw, view);
  return () => redraws.delete(redraw);
}
