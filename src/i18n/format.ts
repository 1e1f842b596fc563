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
