import { useSession } from '../store/session';
import { actions } from './actions';
import { pressedKeys } from './keys';

/** Where keys belong to the control that has the focus. */
const typing = 'input, textarea, select, [contenteditable], [role="listbox"], [role="slider"]';
const modal = '[role="dialog"], [role="alertdialog"]';

const byKeys = new Map(actions.flatMap((action) => action.keys.map((keys) => [keys, action] as const)));

/** Runs the actions of the table on their keys; answers how to stop. */
export function bindKeys(): () => void {
  addEventListener('keydown', press);
  return () => removeEventListener('keydown', press);
}

function press(event: KeyboardEvent): void {
  const target = event.target instanceof Element ? event.target : undefined;
  if (event.defaultPrevented || target?.closest(typing) || document.querySelector(modal)) return;
  const action = byKeys.get(pressedKeys(event));
  if (!action || (action.needsCt && !useSession.getState().ct)) return;
  event.preventDefault();
  action.run();
}
