import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDistance, formatGain, formatNumber, formatTolerance } from '../../../i18n/format';
import {
  clearanceAt,
  clearanceBand,
  type ClearanceCurve,
  decayBand,
  type RetainedSeries,
} from '../../../simulation/hydrodissection/patient/band';
import { fluidParameterItems } from '../../../simulation/hydrodissection/patient/parameters';
import { verdictOn } from '../../../trajectory/verdict';
import { rangeOf, shownCurves } from '../../../store/hydrodissection/curves';
import { useHydroSeries } from '../../../store/hydrodissection/series-state';
import { decaySOf, hydroSetup } from '../../../store/hydrodissection/setup';
import { shownHydroFrame } from '../../../store/hydrodissection/state';
import { capitalise, itemName } from '../../structureWords';
import { useHydroLater } from '../../useLater';
import { useLocale } from '../../useLocale';
import { useAskedPlan } from '../../useAskedPlan';

const minutes = [1, 5, 10];
const smallMl = 20;

/** What the injected volume gains, what is left of it after minutes, and what the model says of 20 mL. */
export function Decay() {
  const series = useHydroSeries((state) => state.series);
  return series ? <Gains series={series} /> : null;
}

function Gains({ series }: { readonly series: RetainedSeries }) {
  const { t } = useTranslation();
  const injectedMl = useHydroLater(shownHydroFrame)?.state.injectedMl ?? 0;
  const curves = useMemo(() => shownCurves(series).slice(0, 3), [series]);
  return (
    <>
      {injectedMl > 0 && (
        <section>
          <h2>{t('hydrodissection.decayTitle')}</h2>
          <LeftTable series={series} curves={curves} injectedMl={injectedMl} />
        </section>
      )}
      <section>
        <h2>{t('hydrodissection.at20')}</h2>
        {curves.map((curve) => (
          <At20 key={curve.key} series={series} curve={curve} />
        ))}
      </section>
    </>
  );
}

interface Props {
  readonly series: RetainedSeries;
  readonly curve: ClearanceCurve;
}

interface TableProps {
  readonly series: RetainedSeries;
  readonly curves: readonly ClearanceCurve[];
  readonly injectedMl: number;
}

/** One column an instant; the distances of a structure share what the CT leaves open in them. */
function LeftTable({ series, curves, injectedMl }: TableProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <table className="decay-table">
      <caption>{t('hydrodissection.decayCaption', { ml: formatNumber(injectedMl, locale, 0) })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('hydrodissection.decayNow')}</th>
          {minutes.map((min) => (
            <th key={min} scope="col">
              {t('hydrodissection.decayMin', { min })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {curves.map((curve) => (
          <LeftRows key={curve.key} series={series} curve={curve} injectedMl={injectedMl} />
        ))}
      </tbody>
    </table>
  );
}

function LeftRows({ series, curve, injectedMl }: Props & { readonly injectedMl: number }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const tauS = decaySOf(hydroSetup(useAskedPlan()));
  const range = useMemo(() => rangeOf(series), [series]);
  const zero = curve.clearanceMm[0]!;
  const mm = (value: number) => formatGain(value - zero, undefined, locale, { unit: '' });
  const { range: tausS } = fluidParameterItems.decayS;
  const instants = [
    { min: 0, ...clearanceBand(series, curve, range, injectedMl) },
    ...minutes.map((min) => ({
      min,
      ...decayBand(series, curve, range, injectedMl, 60 * min, tausS),
    })),
  ];
  return (
    <>
      <tr>
        <th scope="rowgroup" colSpan={instants.length}>
          {t('hydrodissection.decayEach', {
            name: capitalise(itemName(curve.structure, locale)),
            tolerance: formatTolerance(curve.gainToleranceMm, locale, { unit: 'mm' }),
          })}
        </th>
      </tr>
      <tr>
        {instants.map(({ min, low, high }) => (
          <td key={min}>
            {mm(clearanceAt(series, curve, injectedMl * Math.exp((-60 * min) / tauS)))}
            <small>
              {mm(low)} … {mm(high)}
            </small>
          </td>
        ))}
      </tr>
    </>
  );
}

function At20({ series, curve }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const range = useMemo(() => rangeOf(series), [series]);
  const { low, high } = clearanceBand(series, curve, range, smallMl);
  const value = clearanceAt(series, curve, smallMl);
  const mm = (v: number) => formatNumber(v, locale);
  return (
    <p className="fine-print">
      {t('hydrodissection.at20Text', {
        name: itemName(curve.structure, locale),
        distance: formatDistance(value, curve.toleranceMm, locale),
        low: mm(low),
        high: mm(high),
        verdict: t(`trajectory.verdicts.${verdictOn(value, curve.marginMm ?? 0)}`),
      })}
    </p>
  );
}
