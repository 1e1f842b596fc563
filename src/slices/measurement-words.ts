import type { TFunction } from 'i18next';
import type { Locale } from '../i18n';
import { formatNumber, formatWithin } from '../i18n/format';
import type { Measured, MidlineDistance } from '../plan/measured';
import type { Midline } from '../plan/measurements';
import { structureById } from '../catalog/structures';

/** A value and what must be read beside it. */
export interface MeasuredWords {
  readonly value: string;
  readonly more?: string;
}

const mm = { unit: 'mm' };

/** The degree sign stands at the last number: no unit of its own. */
const degrees = (value: number, off: number | undefined, locale: Locale): string =>
  `${formatWithin(value, off, locale)}°`;

/** What a measurement says, in the language on screen; a circle's HU need the CT and are not in it. */
export function measuredWords(t: TFunction, locale: Locale, found: Measured): MeasuredWords {
  switch (found.kind) {
    case 'length':
      return { value: formatWithin(found.lengthMm, found.toleranceMm, locale, mm) };
    case 'circle':
      return { value: formatWithin(found.areaMm2, found.toleranceMm2, locale, { unit: 'mm²', decimals: 0 }) };
    case 'angle': {
      const supplement = `${formatNumber(found.supplementDeg, locale)}°`;
      return {
        value: degrees(found.angleDeg, found.toleranceDeg, locale),
        more: t('measure.supplement', { angle: supplement }),
      };
    }
    case 'corner':
      return { value: degrees(found.angleDeg, found.toleranceDeg, locale) };
    case 'midline':
      return midlineWords(t, locale, found);
    default:
      return { value: '' };
  }
}

function midlineWords(
  t: TFunction,
  locale: Locale,
  { distanceMm, side, toleranceMm }: MidlineDistance,
): MeasuredWords {
  if (distanceMm === undefined || !side) return { value: t('measure.noMidline') };
  const value = formatWithin(distanceMm, toleranceMm, locale, mm);
  const isOn = toleranceMm !== undefined && distanceMm <= toleranceMm;
  return { value, more: t(isOn ? 'measure.onMidline' : `measure.${side}Of`) };
}

/** Where the midline comes from: `proposed from vertebra L1`. */
export const midlineSource = (t: TFunction, locale: Locale, { source, structure }: Midline): string =>
  t(`measure.source.${source}`, {
    structure: structure ? (structureById(structure)?.name[locale] ?? structure) : '',
  });
