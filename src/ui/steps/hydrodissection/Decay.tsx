import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDistance, formatGain, formatNumber } from '../../../i18n/format';
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
import { itemName } from '../../structureWords';
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
          {curves.map((curve) =>
            minutes.map((min) => (
              <Left
                key={`${curve.key} ${min}`}
                series={series}
                curve={curve}
                injectedMl={injectedMl}
                min={min}
              />
            )),
          )}
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

function Left({
  series,
  curve,
  injectedMl,
  min,
}: Props & { readonly injectedMl: number; readonly min: number }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const tauS = decaySOf(hydroSetup(useAskedPlan()));
  const range = useMemo(() => rangeOf(series), [series]);
  const zero = curve.clearanceMm[0]!;
  const { gainToleranceMm } = curve;
  const bare = (value: number) => formatGain(value - zero, undefined, locale, { unit: '' });
  const mm = (value: number) => formatGain(value - zero, gainToleranceMm, locale);
  const gained = clearanceBand(series, curve, range, injectedMl);
  const { range: tausS } = fluidParameterItems.decayS;
  const left = decayBand(series, curve, range, injectedMl, 60 * min, tausS);
  return (
    <p className="fine-print">
      {t('hydrodissection.decay', {
        ml: formatNumber(injectedMl, locale, 0),
        name: itemName(curve.structure, locale),
        gain: mm(clearanceAt(series, curve, injectedMl)),
        low: bare(gained.low),
        high: bare(gained.high),
        min,
        left: mm(clearanceAt(series, curve, injectedMl * Math.exp((-60 * min) / tauS))),
        leftLow: bare(left.low),
        leftHigh: bare(left.high),
      })}
    </p>
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
