import { describe, expect, it } from 'vitest';
import { fuzz, wholeFiles } from './fuzz';

// A few of the thousands that `npm run verify` makes: every kind of file, every kind of damage.
describe('damaged files', () => {
  it.each(Object.keys(wholeFiles))('%s is read or refused, never worse', async (name) => {
    const { read, refused } = await fuzz(name, 24);
    expect(read + refused).toBe(24);
  });
});
