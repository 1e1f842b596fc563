import { useTranslation } from 'react-i18next';
import { cementById } from '../../../catalog/cements';
import { formatNumber, formatQuantity } from '../../../i18n/format';
import { fillOf } from '../../../simulation/cement/live/told';
import { cementSetup } from '../../../store/cement/setup';
import { preparedOf, shownFrame, useCement } from '../../../store/cement/state';
import { usePlan } from '../../../store/plan';
import { useCementLater } from '../../useLater';
import { useLocale } from '../../useLocale';
import { NumberTile } from '../live/NumberTile';
import { clock, percent } from '../live/words';
import { bodyWord } from './words';

const bodyC = 37;

/** What is read while the cement goes in. */
export function Numbers() {
  const { t } = useTranslation();
  const locale = useLocale();
  const frame = useCementLater(shownFrame);
  const active = useCement((state) => state.activeNeedle);
  const model = useCementLater(preparedOf)?.model;
  const setup = usePlan((state) => cementSetup(state.plan));
  const { sinceMixingS, roomC, plannedMl } = setup;
  if (!model) return null;
  const state = frame?.state;
  const needle = state?.instruments[active];
  const leaked = state
    ? leakedMl(
        state.leakedMl,
        model.outlets.map(({ id }) => id),
      )
    : 0;
  const ofLesion = model.lesionVolumeMl !== undefined;
  const share = frame && fillOf(model, frame.readouts).share;
  const kpa = (value: number | undefined) =>
    value === undefined || value < 1e-6
      ? '–'
      : formatQuantity(value, 'kPa', locale, value < 10 ? 2 : value < 100 ? 1 : 0);
  const referenceC = cementById(setup.family)?.referenceC ?? 25;
  return (
    <dl className="number-tiles">
      <NumberTile
        name={t('cement.numbers.injected')}
        big
        value={formatQuantity(state?.injectedMl ?? 0, 'mL', locale, 2)}
      >
        {plannedMl !== undefined && t('cement.numbers.ofPlanned', { ml: formatNumber(plannedMl, locale) })}
      </NumberTile>
      <NumberTile
        name={t('cement.numbers.fill', { of: t(`cement.${ofLesion ? 'lesion' : bodyWord(model)}`) })}
        big
        value={percent(share ?? 0, locale, 1)}
      >
        {!ofLesion && model.bodyEstimated && t('cement.numbers.fillEstimated')}
      </NumberTile>
      <NumberTile name={t('cement.numbers.stopwatch')} big value={clock(sinceMixingS + (state?.timeS ?? 0))}>
        {t('cement.numbers.syringeTemperature', { c: formatNumber(roomC, locale, 0) })}
      </NumberTile>
      <NumberTile name={t('cement.numbers.leaked')} big value={formatQuantity(leaked, 'mL', locale, 2)} />
      <NumberTile name={t('cement.numbers.syringe')} value={kpa(needle?.syringePressureKpa)}>
        {needle?.limited && t('cement.numbers.limited')}
        {needle &&
          !needle.limited &&
          needle.syringePressureKpa > 1 &&
          t('cement.numbers.needleShare', {
            share: formatNumber((100 * needle.needlePressureLossKpa) / needle.syringePressureKpa, locale, 0),
          })}
      </NumberTile>
      <NumberTile name={t('cement.numbers.tip')} value={kpa(needle?.tipPressureKpa)}>
        {frame?.boneAgeS !== undefined
          ? t('cement.numbers.boneAge', {
              age: clock(frame.boneAgeS),
              c: formatNumber(referenceC, locale, 0),
            })
          : t('cement.numbers.boneTemperature', { c: bodyC })}
      </NumberTile>
    </dl>
  );
}

/** What left the bone through a named way out, mL. */
export const leakedMl = (leaked: Readonly<Record<string, number>>, outlets: readonly string[]): number =>
  outlets.reduce((sum, id) => sum + (leaked[id] ?? 0), 0);
