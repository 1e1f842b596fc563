import type { TFunction } from 'i18next';
import { deviceById } from '../../catalog/devices';
import type { Locale } from '../../i18n';
import { formatNumber } from '../../i18n/format';
import type { Instrument } from '../../plan/schema';

/** What an instrument is: the catalogue's words, or the measure of an inline cylinder. */
export function deviceName({ device }: Pick<Instrument, 'device'>, t: TFunction, locale: Locale): string {
  if (typeof device !== 'string') {
    return t('approach.cylinder', { mm: formatNumber(device.diameterMm, locale, 2) });
  }
  return deviceById(device)?.name[locale] ?? device;
}

/** What an instrument is called: the user's name for it, else its device, numbered when it repeats. */
export function instrumentName(item: Instrument, t: TFunction, locale: Locale): string {
  if (item.name !== undefined) return item.name;
  const repeat = typeof item.device === 'string' && item.id.startsWith(`${item.device}-`);
  const number = repeat ? ` (${item.id.slice(String(item.device).length + 1)})` : '';
  return deviceName(item, t, locale) + number;
}

/** The same without what follows a comma, where many rows repeat it. */
export const shortInstrumentName = (item: Instrument, t: TFunction, locale: Locale): string =>
  item.name ?? instrumentName(item, t, locale).replace(/, .*?(?=\s\(\d+\)$|$)/, '');
