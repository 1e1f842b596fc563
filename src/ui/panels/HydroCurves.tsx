import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDistance, formatNumber } from '../../i18n/format';
import {
  clearanceAt,
  clearanceBand,
  type ClearanceCurve,
  metAtMl,
  type RetainedRange,
  type RetainedSeries,
} from '../../simulation/hydrodissection/patient/band';
import { rangeOf, shownCurves } from '../../store/hydrodissection/curves';
import { runSeries } from '../../store/hydrodissection/series';
import { seriesInputs, useHydroSeries } from '../../store/hydrodissection/series-state';
import { shownHydroFrame, useHydro } from '../../store/hydrodissection/state';
import { usePlan } from '../../store/plan';
import { useSession } from '../../store/session';
import { Button } from '../controls';
import { curveDashes, openCurves } from '../steps/hydrodissection/curve-chart';
import { capitalise, colourOf, itemName } from '../structureWords';
import { useHydroLater } from '../useLater';
import { useLocale } from '../useLocale';
import { useAskedPlan } from '../useAskedPlan';

/** Clearance over the injected volume, beneath the views: what each further millilitre gains. */
export function HydroCurves() {
  const isOpen = useSession((state) => state.step === 'hydrodissection');
  const prepared = useHydro((state) => state.prepared);
  const hasNeedle = usePlan(({ plan }) => (plan.hydrodissection?.inlets.length ?? 0) > 0);
  return isOpen && prepared && hasNeedle ? <Curves /> : null;
}

function Curves() {
  const { t } = useTranslation();
  const locale = useLocale();
  const isBusy = useHydroSeries((state) => state.isBusy);
  const series = useHydroSeries((state) => state.series);
  const inputs = useHydroSeries((state) => state.inputs);
  const plan = useAskedPlan();
  const structures = useSession((state) => state.structures);
  const isStale = useMemo(
    () => series !== undefined && inputs !== seriesInputs(plan, structures),
    [series, inputs, plan, structures],
  );
  return (
    <section className="hydro-curves" aria-label={t('hydrodissection.curves')}>
      {(!series || isStale) && (
        <div className="curves-begin">
          <Button isDisabled={isBusy} onPress={() => void runSeries()}>
            {t(isBusy ? 'hydrodissection.seriesRunning' : 'hydrodissection.runSeries')}
          </Button>
          <p className="fine-print">
            {t(isStale ? 'hydrodissection.seriesStale' : 'hydrodissection.seriesHint')}
          </p>
        </div>
      )}
      {series && !isStale && <Chart key={locale} series={series} />}
    </section>
  );
}

function Chart({ series }: { readonly series: RetainedSeries }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const host = useRef<HTMLDivElement>(null);
  const injectedMl = useHydroLater(shownHydroFrame)?.state.injectedMl ?? 0;
  const curves = useMemo(() => shownCurves(series), [series]);
  const range = useMemo(() => rangeOf(series), [series]);
  const chart = useRef<ReturnType<typeof openCurves>>(undefined);
  useEffect(() => {
    if (!host.current) return;
    const words = {
      ml: t('hydrodissection.mlAxis'),
      mm: t('hydrodissection.mmAxis'),
      number: (value: number) => formatNumber(value, locale, 0),
    };
    chart.current = openCurves(host.current, words);
    return () => chart.current?.close();
  }, [t, locale]);
  useEffect(
    () => chart.current?.draw({ series, curves, range, injectedMl }),
    [series, curves, range, injectedMl],
  );
  return (
    <>
      <div ref={host} className="curves-chart" />
      <div className="curves-words">
        <RangeWords range={range} />
        <ul>
          {curves.map((curve, n) => (
            <CurveLine
              key={curve.key}
              curve={curve}
              n={n}
              series={series}
              range={range}
              injectedMl={injectedMl}
            />
          ))}
        </ul>
      </div>
    </>
  );
}

interface LineProps {
  readonly curve: ClearanceCurve;
  readonly n: number;
  readonly series: RetainedSeries;
  readonly range: RetainedRange;
  readonly injectedMl: number;
}

/** A curve by its dash and colour, its value now with the band, and where the margin is met. */
function CurveLine({ curve, n, series, range, injectedMl }: LineProps) {
  const locale = useLocale();
  const mm = (value: number) => formatNumber(value, locale);
  const { low, high } = clearanceBand(series, curve, range, injectedMl);
  return (
    <li>
      <svg width="26" height="8" aria-hidden>
        <line
          x1="1"
          x2="25"
          y1="4"
          y2="4"
          stroke={colourOf(curve.structure)}
          strokeWidth="2"
          strokeDasharray={curveDashes[n % curveDashes.length]!.join(' ')}
        />
      </svg>
      <span>
        {capitalise(itemName(curve.structure, locale))}{' '}
        <b>{formatDistance(clearanceAt(series, curve, injectedMl), curve.toleranceMm, locale)}</b> ({mm(low)}{' '}
        … {mm(high)})<small>{useMetWords(curve, series, range)}</small>
      </span>
    </li>
  );
}

function useMetWords(curve: ClearanceCurve, series: RetainedSeries, range: RetainedRange): string {
  const { t } = useTranslation();
  const locale = useLocale();
  const ml = (value: number) => formatNumber(value, locale, 0);
  const met = metAtMl(series, curve, range);
  if (!met) return t('hydrodissection.metNever', { ml: ml(series.pocketMl.at(-1)!) });
  if (met.low === 0) return t('hydrodissection.metAlready');
  if (range.low === undefined) return t('hydrodissection.metFrom', { low: ml(met.low) });
  return met.high === undefined
    ? t('hydrodissection.metOpen', { low: ml(met.low) })
    : t('hydrodissection.metRange', { low: ml(met.low), high: ml(met.high) });
}

/** What the clinical series allows, and what decides it. */
function RangeWords({ range }: { readonly range: RetainedRange }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const names = (keys: readonly string[]) =>
    [...new Set(keys)].map((key) => itemName(key.replace(/#\d+$/, ''), locale)).join(', ');
  return (
    <p className="fine-print">
      {range.undetermined
        ? t(`hydrodissection.noBand.${range.undetermined}`)
        : `${t('hydrodissection.bandOf', { low: formatNumber(range.low ?? 1, locale, 2), high: formatNumber(1, locale, 0) })}. ${t('hydrodissection.bandWhy', { ml: formatNumber(range.leastMl ?? 0, locale, 1) })}`}
      {range.limitedBy.length > 0 && ` ${t('hydrodissection.limitedBy', { names: names(range.limitedBy) })}`}
      {range.unmet.length > 0 && ` ${t('hydrodissection.unmet', { names: names(range.unmet) })}`}
    </p>
  );
}
