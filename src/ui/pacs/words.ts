import type { Locale } from '../../i18n';

/** A day of DICOM (`YYYYMMDD`) in the language's own notation; undefined when it is none. */
export function studyDate(date: string | undefined, locale: Locale): string | undefined {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(date ?? '') ?? [];
  if (!year) return undefined;
  const time = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const options = { day: '2-digit', month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
  return time.toLocaleDateString(locale === 'fr' ? 'fr-FR' : 'en-GB', options);
}

/** `DUPONT^JEAN` as a person writes it. */
export const patientName = (name: string | undefined): string | undefined =>
  name?.split('^').filter(Boolean).join(' ') || undefined;
