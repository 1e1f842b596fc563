import type { Locale } from './index';

const formatters = new Map<string, Intl.NumberFormat>();

/** A number with fixed decimals in the locale's own notation (12.5 / 12,5); a true minus sign. */
export function formatNumber(value: number, locale: Locale, decimals = 1): string {
  const key = `${locale}${decimals}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.NumberFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      useGrouping: false,
    });
    formatters.set(key, formatter);
  }
  // Rounding may leave "-0.0", which reads as inside.
  const rounded = Number(value.toFixed(decimals)) || 0;
  return formatter.format(rounded).replace('-', '\u2212');
}

/** A number and its unit joined by a no-break space. */
export const formatQuantity = (value: number, unit: string, locale: Locale, decimals = 1): string =>
  `${formatNumber(value, locale, decimals)}\u00a0${unit}`;

/**
 * A value and what it may be off by: `12.3 ± 0.9`, or `12.3 ± 0.9 mm` with a unit. The tolerance is rounded
 * up, so that it never claims more than is known. Without one, the value alone.
 */
export function formatWithin(
  value: number,
  tolerance: number | undefined,
  locale: Locale,
  { unit = '', decimals = 1 } = {},
): string {
  const words = [
    formatNumber(value, locale, decimals),
    ...(tolerance === undefined ? [] : [formatTolerance(tolerance, locale, { decimals })]),
    ...(unit ? [unit] : []),
  ];
  return words.join('\u00a0');
}

/** `± 0.9`, or `± 0.9 mm` with a unit: a tolerance by itself, rounded up. */
export function formatTolerance(tolerance: number, locale: Locale, { unit = '', decimals = 1 } = {}): string {
  const scale = 10 ** decimals;
  const most = Math.ceil(tolerance * scale - 1e-6) / scale;
  return ['±', formatNumber(most, locale, decimals), ...(unit ? [unit] : [])].join('\u00a0');
}

/**
 * Every distance measured in the patient is written by this: `12.3 ± 0.9 mm`. The tolerance is asked for, so
 * that none is forgotten; undefined only where there is no CT. Words take it as `{{distance}}`; `{{mm}} mm` is
 * for what is demanded, set or built.
 */
export const formatDistance = (
  mm: number,
  toleranceMm: number | undefined,
  locale: Locale,
  decimals = 1,
): string => formatWithin(mm, toleranceMm, locale, { unit: 'mm', decimals });

/** A difference of two distances, its sign written out: `+8.3 ± 0.9 mm`. */
export const formatGain = (
  mm: number,
  toleranceMm: number | undefined,
  locale: Locale,
  { unit = 'mm', decimals = 1 } = {},
): string =>
  (mm >= 0.5 * 10 ** -decimals ? '+' : '') + formatWithin(mm, toleranceMm, locale, { unit, decimals });
