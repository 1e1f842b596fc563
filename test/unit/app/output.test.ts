import { describe, expect, it } from 'vitest';
import { table } from '../../../src/app/commands/output';

describe('a document as a table', () => {
  it('has plain entries line by line and lists of objects in columns', () => {
    expect(
      table({
        seconds: 1.23456,
        rows: [
          { id: 'a', mm: 2 },
          { id: 'longer', mm: 10.5 },
        ],
      }),
    ).toBe(['seconds  1.235', '', 'rows', 'id      mm', 'a       2', 'longer  10.5'].join('\n'));
  });

  it('gives a long list inside a list a table of its own, named by where it belongs', () => {
    const rows = [1, 2, 3, 4].map((mm) => ({ mm }));
    const text = table({ proposals: [{ tip: [1, 2], short: [{ mm: 1 }], rows }] });
    expect(text).toBe(
      [
        'proposals',
        'tip  short  rows',
        '1 2  1      (4)',
        '',
        'proposals[0].rows',
        'mm',
        '1',
        '2',
        '3',
        '4',
      ].join('\n'),
    );
  });
});
