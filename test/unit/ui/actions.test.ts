import { describe, expect, it } from 'vitest';
import { actionById, actions } from '../../../src/ui/actions';
import { isForActions, pressedKeys, shownKeys } from '../../../src/ui/keys';

const event = (
  key: string,
  held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {},
) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

describe('the action table', () => {
  it('binds every combination once', () => {
    const all = actions.flatMap(({ keys }) => keys);
    expect(new Set(all).size).toBe(all.length);
  });

  it('names every action once', () => {
    const ids = actions.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('gives keys 1 to 7 to the window presets and 0 to the automatic one', () => {
    const keys = actions.filter(({ group }) => group === 'window').flatMap((action) => action.keys);
    expect(keys).toEqual(['1', '2', '3', '4', '5', '6', '7', '0']);
  });

  it('writes each combination as a press of it is written', () => {
    for (const keys of actions.flatMap((action) => action.keys)) {
      const parts = keys.split('+');
      const press = event(parts.at(-1)!, {
        ctrlKey: parts.includes('Ctrl'),
        altKey: parts.includes('Alt'),
        shiftKey: parts.includes('Shift'),
      });
      expect(pressedKeys(press)).toBe(keys);
    }
  });

  it('throws for a button of an action that is not in the table', () => {
    expect(() => actionById('no-such-action')).toThrow('no action no-such-action');
  });
});

describe('a press', () => {
  it('counts Command as Ctrl and a letter in either case', () => {
    expect(pressedKeys(event('z', { metaKey: true }))).toBe('Ctrl+Z');
    expect(pressedKeys(event('Z', { ctrlKey: true, shiftKey: true }))).toBe('Ctrl+Shift+Z');
  });

  it('leaves out the Shift that makes a sign', () => {
    expect(pressedKeys(event('?', { shiftKey: true }))).toBe('?');
  });

  it('reads in the language of the screen', () => {
    expect(shownKeys('Ctrl+Shift+Z', 'fr')).toBe('Ctrl + Maj + Z');
    expect(shownKeys('Escape', 'en')).toBe('Esc');
  });
});

describe('a press while text has the focus', () => {
  it('reaches the steps and the saving always', () => {
    for (const focus of ['none', 'committed', 'changed'] as const) {
      expect(isForActions('Alt+2', focus)).toBe(true);
      expect(isForActions('Ctrl+S', focus)).toBe(true);
    }
  });

  it('undoes in the plan once the text is committed, and in the text before', () => {
    for (const keys of ['Ctrl+Z', 'Ctrl+Shift+Z', 'Ctrl+Y']) {
      expect(isForActions(keys, 'committed')).toBe(true);
      expect(isForActions(keys, 'changed')).toBe(false);
    }
  });

  it('writes letters, digits and signs', () => {
    for (const keys of ['W', '1', '?', 'Escape']) {
      expect(isForActions(keys, 'committed')).toBe(false);
      expect(isForActions(keys, 'none')).toBe(true);
    }
  });
});
