import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { en } from '../../../src/i18n/en';
import { fr } from '../../../src/i18n/fr';

const sources = readdirSync('src/formats', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(`src/formats/${name}`, 'utf8'))
  .join('\n');
const codes = [
  ...sources.matchAll(/\b(?:fail|error|warning|differs|refused)\(\s*(?:path, )?'([a-z0-9-]+)'/g),
].map(([, code]) => code!);

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!).sort();

describe('the words for failures', () => {
  it('exist for every code of the formats, in both languages, with the same data', () => {
    expect(codes.length).toBeGreaterThan(40);
    const english = en.failure as Record<string, string | undefined>;
    const french = fr.failure as Record<string, string | undefined>;
    const unique = [...new Set(codes)];
    expect(unique.filter((code) => !english[code])).toEqual([]);
    const differing = unique.filter(
      (code) => String(placeholders(english[code]!)) !== String(placeholders(french[code] ?? '')),
    );
    expect(differing).toEqual([]);
  });
});
