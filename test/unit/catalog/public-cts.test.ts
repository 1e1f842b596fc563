import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { publicCts } from '../../../src/catalog/public-cts';

describe('the public data sets', () => {
  it('are named with licence and address in both languages, once each', () => {
    for (const { name, holds, licence, address } of publicCts) {
      for (const words of [holds, licence]) {
        expect(words.en, name).not.toBe('');
        expect(words.fr, name).not.toBe('');
      }
      expect(address).toMatch(/^https:\/\/(doi\.org|github\.com)\/\S+$/);
    }
    expect(new Set(publicCts.map(({ address }) => address)).size).toBe(publicCts.length);
  });

  it('are the same in the README', () => {
    const readme = readFileSync('README.md', 'utf8');
    for (const { name, address } of publicCts) expect(readme).toContain(`[${name}](${address})`);
  });
});
