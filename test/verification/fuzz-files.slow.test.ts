import { describe, expect, it } from 'vitest';
import { fuzz, wholeFiles } from './fuzz';

// Damaged files, thousands of them: each must end as a coded result with words in both languages, never as
// an exception, a hang, memory without bound or a volume whose size is not what its header says.

const rounds = 2000;

describe('damaged files', () => {
  it.each(Object.keys(wholeFiles))('%s is read or refused, never worse', async (name) => {
    const { read, refused } = await fuzz(name, rounds, 1000);
    expect(read + refused).toBe(rounds);
  });
});
