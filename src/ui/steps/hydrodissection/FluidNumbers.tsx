import { useTranslation } from 'react-i18next';
import { norm } from '../../../core/vector';
import { formatNumber, formatQuantity } from '../../../i18n/format';
import { hydroSetup, plannedMl } from '../../../store/hydrodissection/setup';
import { shownHydroFrame } from '../../../store/hydrodissection/state';
import { useHydroLater } from '../../useLater';
import { useLocale } from '../../useLocale';
import { useAskedPlan } from '../../useAskedPlan';
import { useStructureNames } from '../../useStructureNames';
import { NumberTile } from '../live/NumberTile';
import { clock } from '../live/words';

/** What is read while the fluid goes in. */
export function FluidNumbers() {
  const { t } = useTranslation();
  const locale = useLocale();
  const state = useHydroLater(shownHydroFrame)?.state;
  const setup = hydroSetup(useAskedPlan());
  const injected = state?.injectedMl ?? 0;
  const pocket = state?.pocketMl ?? 0;
  const out = state?.outMl ?? 0;
  const infiltrated = injected - pocket - out;
  const farthest = state?.bodies.toSorted((a, b) => norm(b.translationMm) - norm(a.translationMm))[0];
  const nameOf = useStructureNames();
  return (
    <dl className="number-tiles">
      <NumberTile
        name={t('hydrodissection.numbers.injected')}
        big
        value={formatQuantity(injected, 'mL', locale, injected < 10 ? 1 : 0)}
      >
        {t('hydrodissection.numbers.ofPlanned', { ml: formatNumber(plannedMl(setup), locale, 0) })}
      </NumberTile>
      <NumberTile
        name={t('hydrodissection.numbers.pocket')}
        big
        value={formatQuantity(pocket, 'mL', locale, pocket < 10 ? 1 : 0)}
      >
        {infiltrated > 0.5 &&
          t('hydrodissection.numbers.infiltrated', { ml: formatNumber(infiltrated, locale, 0) })}
        {out > 0.5 && ` ${t('hydrodissection.numbers.out', { ml: formatNumber(out, locale, 0) })}`}
      </NumberTile>
      <NumberTile name={t('hydrodissection.numbers.time')} value={clock(state?.timeS ?? 0)} />
      <NumberTile
        name={t('hydrodissection.numbers.largest')}
        value={farthest ? formatQuantity(norm(farthest.translationMm), 'mm', locale) : '–'}
      >
        {farthest && nameOf(farthest.id, farthest.id)}
      </NumberTile>
    </dl>
  );
}
