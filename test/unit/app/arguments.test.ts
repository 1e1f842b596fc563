import { describe, expect, it } from 'vitest';
import { all, has, one, parseArguments } from '../../../src/app/commands/arguments';
import { sentence, table } from '../../../src/app/commands/output';

const known = { table: 'flag', out: 'one', labels: 'many' } as const;

describe('arguments', () => {
  it('are paths and options, in any order', () => {
    const args = parseArguments(['a', '--labels', 'b', 'c', '--out=d', 'e', '--table', 'f'], known);
    if (typeof args === 'string') throw new Error(args);
    expect(args.paths).toEqual(['a', 'e', 'f']);
    expect(all(args, 'labels')).toEqual(['b', 'c']);
    expect(one(args, 'out')).toBe('d');
    expect(has(args, 'table')).toBe(true);
  });

  it.each([[['--nope']], [['--out']], [['--labels', '--table']], [['--table=1']]])(
    'are refused: %s',
    (args) => {
      expect(parseArguments(args, known)).toBeTypeOf('string');
    },
  );
});

describe('output', () => {
  it('words a failure in English', () => {
    expect(sentence({ code: 'path-not-found', data: { path: 'x' } })).toBe(
      'x: there is no such file or folder.',
    );
  });

  it('makes a table of plain entries and lists', () => {
    expect(
      table({
        n: 1.23456,
        list: [
          { a: 1, b: [1, 2] },
          { a: 'long', b: null },
        ],
      }),
    ).toBe('n  1.235\n\nlist\na     b\n1     1 2\nlong');
  });
});
