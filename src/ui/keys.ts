/** The part of a keyboard event that a binding looks at. */
export interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

const modifiers = ['Ctrl', 'Alt', 'Shift'];

/**
 * The combination that was pressed, written as in the action table: `Ctrl+Shift+Z`, `W`, `?`. Command
 * counts as Ctrl; Shift and AltGr are left out where they only make the character (`?`, `[`).
 */
export function pressedKeys({ key, ctrlKey, metaKey, shiftKey, altKey }: Pressed): string {
  const isLetter = /^[a-z]$/i.test(key);
  const isNamed = key.length > 1;
  // On many keyboards a bracket is made with AltGr, which comes as Alt, with or without Ctrl.
  const isAltGr = altKey && !isNamed && !/^[a-z\d]$/i.test(key);
  const held = [(ctrlKey || metaKey) && !isAltGr, altKey && !isAltGr, shiftKey && (isLetter || isNamed)];
  const names = modifiers.filter((_, i) => held[i]);
  return [...names, isLetter ? key.toUpperCase() : key].join('+');
}

/** Where the focus is: in no text, in text as it was committed, or in text that is being changed. */
export type TextFocus = 'none' | 'committed' | 'changed';

const history = ['Ctrl+Z', 'Ctrl+Shift+Z', 'Ctrl+Y'];

/**
 * Whether a combination belongs to the action table. Text keeps the keys that it is written with;
 * undo is its own while it is being changed, and the plan's before and after.
 */
export function isForActions(keys: string, focus: TextFocus): boolean {
  if (focus === 'none' || keys === 'Ctrl+S' || /^Alt\+\d$/.test(keys)) return true;
  return focus === 'committed' && history.includes(keys);
}

const french: Readonly<Record<string, string>> = { Shift: 'Maj', Escape: 'Échap', Space: 'Espace' };
const english: Readonly<Record<string, string>> = { Escape: 'Esc' };

/** A combination as it stands in tooltips and in the help. */
export const shownKeys = (keys: string, locale: 'en' | 'fr'): string =>
  keys
    .split('+')
    .map((name) => (locale === 'fr' ? french[name] : undefined) ?? english[name] ?? name)
    .join(' + ');
