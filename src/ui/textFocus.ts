import type { TextFocus } from './keys';

/** Where keys are written down. Sliders, boxes and buttons are inputs too, and write none. */
const text =
  'input:not([type="range"], [type="checkbox"], [type="radio"]), textarea, select, [contenteditable], [role="listbox"]';

/** The field whose text was changed and is not committed yet. */
let changed: Element | undefined;

export function textFocusOf(target: Element | undefined): TextFocus {
  const field = target?.closest(text);
  if (!field) return 'none';
  return field === changed ? 'changed' : 'committed';
}

/** Commits the text that is being changed, as leaving the field does; the focus stays in it. */
export function commitText(target: Element | undefined): void {
  if (!(target instanceof HTMLElement) || textFocusOf(target) !== 'changed') return;
  target.blur();
  target.focus();
}

/** Follows what is typed; answers how to stop. */
export function followText(): () => void {
  const isText = (event: Event): event is Event & { target: Element } =>
    event.target instanceof Element && event.target.matches(text);
  const onInput = (event: Event) => {
    if (isText(event)) changed = event.target;
  };
  const onLeave = (event: Event) => {
    if (event.target === changed) changed = undefined;
  };
  const onKey = (event: KeyboardEvent) => {
    // Enter commits a line; arrows step a number. In several lines they only move about.
    const commits = ['Enter', 'ArrowUp', 'ArrowDown'].includes(event.key);
    if (commits && !(event.target instanceof HTMLTextAreaElement)) onLeave(event);
  };
  // Captured: a field may keep its events to itself.
  addEventListener('input', onInput, true);
  addEventListener('focusout', onLeave, true);
  addEventListener('keydown', onKey, true);
  return () => {
    removeEventListener('input', onInput, true);
    removeEventListener('focusout', onLeave, true);
    removeEventListener('keydown', onKey, true);
  };
}
