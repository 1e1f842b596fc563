import type { TFunction } from 'i18next';
import { structureById } from '../catalog/structures';
import type { Failure } from '../core/result';
import { formatNumber } from '../i18n/format';
import { currentLocale } from '../i18n';

/** Failure codes are open: a test, not the compiler, sees to it that each has its words. */
type Plain = (key: string, words: object) => string;

/** A failure in the user's language; its numbers in the language's notation, the structure that a code means by its name. */
export function failureText(t: TFunction, { code, data }: Failure): string {
  const words = Object.fromEntries(Object.entries(data).map(([key, value]) => [key, inWords(value)]));
  const codedAs = structureById(String(data['codedAs']))?.name[currentLocale()];
  if (codedAs) words['codedAs'] = codedAs;
  // `count` chooses the plural form and must stay a number.
  if (typeof data['count'] === 'number') Object.assign(words, { count: data['count'] });
  return (t as Plain)(`failure.${code}`, words);
}

const inWords = (value: string | number): string =>
  typeof value === 'string' || Number.isInteger(value)
    ? String(value)
    : formatNumber(value, currentLocale(), 2);
