import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { en } from '../../../src/i18n/en';
import { fr } from '../../../src/i18n/fr';

type Tree = { readonly [key: string]: string | Tree };

/** `area.key` → text, over all areas. */
function flatten(tree: Tree, prefix = ''): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') texts.set(prefix + key, value);
    else for (const [inner, text] of flatten(value, `${prefix}${key}.`)) texts.set(inner, text);
  }
  return texts;
}

const english = flatten(en);
const french = flatten(fr);
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)/g)].map(([, name]) => name).sort();

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('i18n/'))
  .map((path) => ({ path, text: readFileSync(`src/${path}`, 'utf8') }));

/** All first capture groups of a pattern over the sources, with the file that has them. */
const found = (pattern: RegExp) =>
  sources.flatMap(({ path, text }) => [...text.matchAll(pattern)].map(([, key]) => ({ path, key: key! })));

describe('the words', () => {
  it('exist in both languages', () => {
    expect([...french.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('are not empty, and take the same values', () => {
    for (const [key, text] of english) {
      expect(text, key).not.toBe('');
      expect(placeholders(french.get(key)!), key).toEqual(placeholders(text));
    }
  });

  it('exist for every failure that the code names', () => {
    const codes = [
      ...found(
        /\b(?:fail|error|warning|failure|refused|broken|differs)\(\s*(?:[\w.]+,\s*)?'([a-z][a-z0-9]*(?:-[a-z0-9]+)+)'/g,
      ),
      ...found(/\bcode: '([a-z][a-z0-9-]+)'/g),
    ];
    expect(codes.length).toBeGreaterThan(20);
    const wordless = codes.filter(({ key }) => !english.has(`failure.${key}`));
    expect(wordless).toEqual([]);
  });

  it('exist for every edit, so that undo can say what it undoes', () => {
    const labels = found(/\bedit\(\s*'([\w-]+)'/g);
    expect(labels.length).toBeGreaterThan(3);
    expect(labels.filter(({ key }) => !english.has(`edit.${key}`))).toEqual([]);
  });

  it('exist for every task', () => {
    const labels = found(/\brunTask\(\s*'([\w-]+)'/g);
    expect(labels.length).toBeGreaterThan(3);
    expect(labels.filter(({ key }) => !english.has(`task.${key}`))).toEqual([]);
  });
});

describe('French', () => {
  it('has a narrow no-break space before : ; ? ! and %', () => {
    const wrong = [...french].filter(([, text]) =>
      /[ \u00a0][:;?!%»]|\p{L}[;?!%]|« /u.test(text.replace(/\{\{.*?\}\}/g, 'x')),
    );
    expect(wrong).toEqual([]);
  });

  it('uses typographic apostrophes', () => {
    expect([...french].filter(([, text]) => /\p{L}'\p{L}/u.test(text))).toEqual([]);
  });
});

describe('no word', () => {
  it('calls a path safe', () => {
    const wrong = [...english].filter(([, text]) => /\bsafe(ly|ty)?\b/i.test(text));
    expect(wrong).toEqual([]);
  });
});
