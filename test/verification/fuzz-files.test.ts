import { describe, it } from 'vitest';
import { fuzz, wholeFiles } from './fuzz';

// A few of the thousands that `npm run verify` makes: every kind of file, every kind of damage.
describe('damaged files', () => {
  it.each(Object.keys(wholeFiles))('%s is read or refused, never worse', (name) => fuzz(name, 24));
});
