import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../i18n/format';
import { type LoadedCt, useSession } from '../../store/session';
import { useLocale } from '../useLocale';

const shown = [
  'description',
  'acquisitionDate',
  'manufacturer',
  'model',
  'kernel',
  'kvp',
  'sliceThicknessMm',
  'contrastAgent',
  'contrastPhase',
] as const;
const units: Readonly<Record<string, string>> = { kvp: 'kV', sliceThicknessMm: 'mm' };

/** What the files say of the CT; no patient identifiers. */
export function CtFacts() {
  const { t } = useTranslation();
  const locale = useLocale();
  const ct = useSession((state) => state.ct);
  if (!ct) return null;
  const { dims, spacing } = ct.volume.grid;
  const mm = (value: number, decimals: number) => formatNumber(value, locale, decimals);
  const extent = dims.map((n, axis) => mm(n * spacing[axis]!, 0)).join(' × ');
  return (
    <FactList
      facts={ct.facts}
      more={[
        [t('case.matrix'), dims.join(' × ')],
        [t('case.spacing'), `${spacing.map((value) => mm(value, 2)).join(' × ')}\u00a0mm`],
        [t('case.range'), `${extent}\u00a0mm`],
        [t('case.huRange'), `${mm(ct.volume.minHu, 0)} … ${mm(ct.volume.maxHu, 0)}`],
      ]}
    />
  );
}

interface FactListProps {
  readonly facts: LoadedCt['facts'];
  /** Term and value of further rows. */
  readonly more?: readonly (readonly [string, string])[];
}

/** The facts of a series that are worth a row, in words. */
export function FactList({ facts, more }: FactListProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const known = shown.flatMap((name): [string, string][] => {
    const value = facts[name];
    return value === undefined ? [] : [[t(`case.facts.${name}`), inWords(value, name)]];
  });

  function inWords(value: string | number, name: string): string {
    if (name === 'acquisitionDate') return dateInWords(String(value), locale);
    if (typeof value === 'string') return value;
    const number = formatNumber(value, locale, Number.isInteger(value) ? 0 : 2);
    return units[name] ? `${number}\u00a0${units[name]}` : number;
  }

  return (
    <dl className="facts">
      {[...known, ...(more ?? [])].map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd title={value}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A DICOM date (`20240131`) in the language's own form; anything else as it is. */
function dateInWords(value: string, locale: string): string {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(value) ?? [];
  if (!year) return value;
  return new Date(Number(year), Number(month) - 1, Number(day)).toLocaleDateString(
    locale === 'fr' ? 'fr-FR' : 'en-GB',
    { dateStyle: 'medium' },
  );
}
