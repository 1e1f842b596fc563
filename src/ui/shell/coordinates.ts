import type { LpsPoint } from '../../core/units';
import { formatNumber } from '../../i18n/format';
import type { Locale } from '../../i18n';

const letters = [
  ['R', 'L'],
  ['A', 'P'],
  ['I', 'S'],
] as const;

/** An LPS point as a radiologist reads it: `L 17.6  P 35.3  S 12.1 mm`. */
export const pointInLetters = (point: LpsPoint, locale: Locale): string =>
  `${letters
    .map((pair, axis) => {
      const value = point[axis as 0 | 1 | 2];
      return `${pair[value < 0 ? 0 : 1]}\u00a0${formatNumber(Math.abs(value), locale)}`;
    })
    .join('  ')}\u00a0mm`;
