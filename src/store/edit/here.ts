import { growAtCrosshair } from './growing';
import { dabAtCrosshair } from './painting';
import { useEdit } from './state';

/** The keyboard's press: the tool of the panel at the crosshair, where it is one that is set down somewhere. */
export function toolAtCrosshair(): Promise<void> {
  const { tool, isOpen } = useEdit.getState();
  if (!isOpen) return Promise.resolve();
  if (tool === 'grow') return growAtCrosshair(false);
  return tool === 'brush' || tool === 'erase' ? dabAtCrosshair(tool === 'erase') : Promise.resolve();
}
