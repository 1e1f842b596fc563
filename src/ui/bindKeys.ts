import { useSession } from '../store/session';
import { actions } from './actions';
import { isForActions, pressedKeys } from './keys';
import { commitText, followText, textFocusOf } from './textFocus';

const modal = '[role="dialog"], [role="alertdialog"]';

const byKeys = new Map(actions.flatMap((action) => action.keys.map((keys) => [keys, action] as const)));

/** Runs the actions of the table on their keys; answers how to stop. */
export function bindKeys(): () => void {
  const stopText = followText();
  addEventListener('keydown', press);
  return () => {
    stopText();
    removeEventListener('keydown', press);
  };
}

function press(event: KeyboardEvent): void {
  const target = event.target instanceof Element ? event.target : undefined;
  if (event.defaultPrevented || document.querySelector(modal)) return;
  const keys = pressedKeys(event);
  const action = byKeys.get(keys);
  if (!action || (action.needsCt && !useSession.getState().ct)) return;
  if (!isForActions(keys, textFocusOf(target))) return;
  event.preventDefault();
  commitText(target);
  action.run();
}
