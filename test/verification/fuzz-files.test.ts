import { describe, expect, it } from 'vitest';
import { fuzz, open, wholeFiles } from './fuzz';

// A few of the thousands that `npm run verify` makes: every kind of file, every kind of damage.
// A DICOMDIR is no image, and values without the header that they belong to are nothing.
const alone = ['DICOMDIR', 'values.gz'];

describe('whole files', () => {
  it.each(Object.entries(wholeFiles).filter(([name]) => !alone.includes(name)))(
    '%s is read',
    async (name, bytes) => {
      expect((await open(name, bytes)).read, name).toBeGreaterThan(0);
    },
  );
});

describe('damaged files', () => {
  it.each(Object.keys(wholeFiles))('%s is read or refused, never worse', async (name) => {
    const { read, refused } = await fuzz(name, 24);
    expect(read + refused).toBe(24);
  });
});
