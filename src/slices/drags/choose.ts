import { isPainting, type PaintingTool, type Tool, useSession } from '../../store/session';
import { crosshairDrag, depthDrag } from './crosshair';
import type { Drag, DragStarter, Grip } from './drag';
import { handleDrag, placeDrag } from './handles';
import { measurementDrag, measuringDrags } from './measuring';
import { panDrag, windowDrag, zoomDrag } from './viewing';
import type { Slice } from '../slice';

const toolDrags: Readonly<Record<Exclude<Tool, 'tube' | PaintingTool>, DragStarter>> = {
  window: windowDrag,
  pan: panDrag,
  zoom: zoomDrag,
  crosshair: crosshairDrag,
  ...measuringDrags,
  entry: placeDrag,
  target: placeDrag,
};

/** What can be taken hold of lies on top of what the tool does anywhere; placing an end goes first. */
export function leftDrag(slice: Slice, grip: Grip): Drag | undefined {
  const { tool } = useSession.getState();
  if (tool === 'tube' || isPainting(tool)) return undefined;
  if (tool === 'entry' || tool === 'target') return placeDrag(slice, grip);
  for (const starter of [handleDrag, measurementDrag, depthDrag]) {
    const drag = starter(slice, grip);
    if (drag) return drag;
  }
  return toolDrags[tool](slice, grip);
}

/** Left: handles and the tool; middle: pan; right: zoom. */
export function dragOfButton(slice: Slice, button: number, grip: Grip): Drag | undefined {
  if (button === 1) return panDrag(slice, grip);
  if (button === 2) return zoomDrag(slice, grip);
  return leftDrag(slice, grip);
}
