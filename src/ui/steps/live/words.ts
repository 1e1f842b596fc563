import type { Locale } from '../../../i18n';
import { formatNumber } from '../../../i18n/format';

/** Minutes and seconds. */
export function clock(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

export const percent = (share: number, locale: Locale, decimals = 0): string =>
  formatNumber(100 * share, locale, decimals) + (locale === 'fr' ? '\u202f%' : ' %');
