import { describe, expect, it } from 'vitest';
import { csvOf } from '../../../src/ui/start/csv';

describe('a list that is saved', () => {
  it('opens as a table in the language’s own notation', () => {
    const rows = [
      ['File', 'Code'],
      ['a "b", c;d', 'x'],
    ];
    expect(csvOf(rows, 'en')).toBe('\u{feff}"File","Code"\r\n"a ""b"", c;d","x"\r\n');
    expect(csvOf(rows, 'fr')).toBe('\u{feff}"File";"Code"\r\n"a ""b"", c;d";"x"\r\n');
  });

  it.each(['=cmd|calc!A1', '+1', '-1', '@SUM(A1)', '\t=1', '\n=1', '＝1'])('runs nothing: %s', (name) => {
    expect(csvOf([[name]], 'en')).toBe(`\u{feff}"'${name}"\r\n`);
  });
});
