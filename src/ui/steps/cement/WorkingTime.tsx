import { useTranslation } from 'react-i18next';
import { cementById } from '../../../catalog/cements';
import { formatNumber } from '../../../i18n/format';
import { useLocale } from '../../useLocale';

/** Rises of temperature that halve a time, °C: activation energies of 44 and 79 kJ/mol (physics 1.3). */
const doublingsC = [12, 6.8] as const;

/** How long a cement can be injected, scaled from what a source timed to the room's temperature. */
export function WorkingTime({ family, roomC }: { readonly family: string; readonly roomC: number }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const first = cementById(family)?.working[0];
  if (!first) return <p className="fine-print">{t('cement.working', { range: t('cement.leaflet') })}</p>;
  const { meanS, spreadS = 0, temperatureC, condition, source } = first;
  const factors = doublingsC.map((doubling) => 2 ** ((temperatureC - roomC) / doubling));
  const minutes = (seconds: number) => formatNumber(seconds / 60, locale);
  return (
    <p
      className="fine-print"
      title={`${source.citation}${'reference' in source ? ` (${source.reference})` : ''}`}
    >
      {t('cement.working', {
        range: t('cement.workingRange', {
          from: minutes((meanS - spreadS) * Math.min(...factors)),
          to: minutes((meanS + spreadS) * Math.max(...factors)),
          source: `${minutes(meanS)} ± ${minutes(spreadS)}`,
          c: formatNumber(temperatureC, locale, 0),
        }),
      })}
      {` (${condition[locale]})`}
    </p>
  );
}
