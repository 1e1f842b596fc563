import type { TFunction } from 'i18next';
import type { Failure } from '../core/result';
import { formatNumber } from '../i18n/format';
import { currentLocale } from '../i18n';

/** A failure in the user's language; its numbers in the language's notation. */
export function failureText(t: TFunction, { code, data }: Failure): string {
  const words = Object.fromEntries(Object.entries(data).map(([key, value]) => [key, inWords(value)]));
  // `count` chooses the plural form and must stay a number.
  if (typeof data['count'] === 'number') Object.assign(words, { count: data['count'] });
  return t(`failure.${code}` as 'failure.cancelled', words);
}

const inWords = (value: string | number): string =>
  typeof value === 'string' || Number.isInteger(value)
    ? String(value)
    : formatNumber(value, currentLocale(), 2);
