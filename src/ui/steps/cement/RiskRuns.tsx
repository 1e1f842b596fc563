import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../../i18n';
import { formatNumber } from '../../../i18n/format';
import { priors } from '../../../simulation/cement/risk/priors';
import { riskSeries } from '../../../simulation/cement/risk/runs';
import type { RiskZone } from '../../../simulation/cement/risk/summary';
import { useCementPreview } from '../../../store/cement/preview';
import { runRisk } from '../../../store/cement/risk';
import { type Prepared, useCement } from '../../../store/cement/state';
import { Button } from '../../controls';
import { useLocale } from '../../useLocale';
import { Fold } from '../live/Fold';
import { Tips } from './Tips';
import { outletWords } from './words';

/** By which volume 10, 25 and 50 % of the simulated runs have leaked, by place and by type. */
export function RiskRuns() {
  const { t } = useTranslation();
  const risk = useCementPreview((state) => state.risk);
  const isBusy = useCementPreview((state) => state.isBusy);
  const prepared = useCement((state) => state.prepared);
  if (!prepared) return null;
  return (
    <section>
      <h2>{t('cement.runs')}</h2>
      {!risk && (
        <>
          <Button isDisabled={isBusy} onPress={() => void runRisk()}>
            {t('cement.runRisk', { count: riskSeries.runs })}
          </Button>
          <p className="fine-print">{t('cement.runRiskHint')}</p>
        </>
      )}
      {risk && <Table prepared={prepared} zones={risk.zones} types={risk.types} />}
      {risk && <p className="note">{t('cement.simulatedOnly')}</p>}
      <Tips />
      <Priors />
    </section>
  );
}

/** A volume, or that no run got there. */
const millilitres = (t: TFunction, value: number | null, locale: Locale): string =>
  value === null ? t('cement.never', { ml: riskSeries.upToMl }) : formatNumber(value, locale, 1);

interface TableProps {
  readonly prepared: Prepared;
  readonly zones: Readonly<Record<string, RiskZone>>;
  readonly types: Readonly<Partial<Record<string, RiskZone>>>;
}

function Table({ prepared, zones, types }: TableProps) {
  const { t } = useTranslation();
  const byType = Object.values(types).filter((zone) => zone !== undefined && zone.share > 0);
  const byZone = Object.entries(zones)
    .filter(([, { share }]) => share > 0)
    .toSorted(([, a], [, b]) => b.share - a.share);
  if (byZone.length === 0)
    return <p>{t('cement.noneLeaked', { count: riskSeries.runs, ml: riskSeries.upToMl })}</p>;
  return (
    <table className="risk-table">
      <caption>{t('cement.leakedBy')}</caption>
      <thead>
        <tr>
          <th scope="col">10 %</th>
          <th scope="col">25 %</th>
          <th scope="col">50 %</th>
        </tr>
      </thead>
      {byType.map((zone) => (
        <Place key={zone!.type} name={t(`cement.types.${zone!.type}`)} zone={zone!} bold />
      ))}
      {byZone.map(([id, zone]) => {
        const outlet = prepared.outlets.get(id);
        return <Place key={id} name={outlet ? outletWords(t, prepared.model, outlet) : id} zone={zone} />;
      })}
    </table>
  );
}

interface PlaceProps {
  readonly name: string;
  readonly zone: RiskZone;
  readonly bold?: boolean;
}

/** The name over its numbers: a long one leaves them their width. */
function Place({ name, zone, bold }: PlaceProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <tbody className={bold ? 'risk-type' : undefined}>
      <tr className="risk-place">
        <th scope="rowgroup" colSpan={3}>
          {name}
        </th>
      </tr>
      <tr>
        {(['ml10', 'ml25', 'ml50'] as const).map((share) => (
          <td key={share}>
            {millilitres(t, zone[share], locale)}
            <Interval of={zone.interval[share]} />
          </td>
        ))}
      </tr>
    </tbody>
  );
}

/** Nothing where no run within it has leaked. */
function Interval({ of: [low, high] }: { readonly of: readonly [number | null, number | null] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (low === null) return null;
  return (
    <small>
      {t('cement.interval', { low: formatNumber(low, locale, 1), high: millilitres(t, high, locale) })}
    </small>
  );
}

function Priors() {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <Fold className="sources" title={t('cement.priors')}>
      {priors.map((prior) => (
        <p key={prior.name.en} className="fine-print">
          <b>{prior.name[locale]}</b> – {prior.distribution[locale]}
          {prior.confirmed ? '' : ` (${t('cement.unconfirmed')})`}. {prior.source.citation}
        </p>
      ))}
    </Fold>
  );
}
