import i18next from 'i18next';
import { formatNumber } from './format';
import { currentLocale } from './index';

/** A badge of the CT (`store/ct-badges.ts`) in words. */
export const badgeWords = ({ code, deg = 0 }: { readonly code: string; readonly deg?: number }): string =>
  i18next.t(`badge.${code}` as 'badge.partOfCt', { deg: formatNumber(deg, currentLocale()) });
