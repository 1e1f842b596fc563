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
 * counts as Ctrl; Shift is left out where it only makes the character (`?`).
 */
export function pressedKeys({ key, ctrlKey, metaKey, shiftKey, altKey }: Pressed): string {
  const isLetter = /^[a-z]$/i.test(key);
  const isNamed = key.length > 1;
  const held = [ctrlKey || metaKey, altKey, shiftKey && (isLetter || isNamed)];
  const names = modifiers.filter((_, i) => held[i]);
  return [...names, isLetter ? key.toUpperCase() : key].join('+');
}

const french: Readonly<Record<string, string>> = { Shift: 'Maj', Escape: 'Échap', Space: 'Espace' };
const english: Readonly<Record<string, string>> = { Escape: 'Esc' };

/** A combination as it stands in tooltips and in the help. */
export const shownKeys = (keys: string, locale: 'en' | 'fr'): string =>
  keys
    .split('+')
    .map((name) => (locale === 'fr' ? french[name] : undefined) ?? english[name] ?? name)
    .join(' + ');
