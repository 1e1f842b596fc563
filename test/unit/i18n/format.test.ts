import { describe, expect, it } from 'vitest';
import { formatWithin } from '../../../src/i18n/format';

describe('a value with its tolerance', () => {
  it('is in the notation of the language, the tolerance rounded up', () => {
    expect(formatWithin(12.34, 0.81, 'en')).toBe('12.3\u00a0±\u00a00.9');
    expect(formatWithin(12.34, 0.9, 'fr', { unit: 'mm' })).toBe('12,3\u00a0±\u00a00,9\u00a0mm');
    expect(formatWithin(-0.04, 0.01, 'en')).toBe('0.0\u00a0±\u00a00.1');
    expect(formatWithin(7.6, 1.2, 'en', { decimals: 0, unit: '°' })).toBe('8\u00a0±\u00a02\u00a0°');
  });

  it('is the value alone where no tolerance is known', () => {
    expect(formatWithin(3, undefined, 'en', { unit: 'mm' })).toBe('3.0\u00a0mm');
  });
});
