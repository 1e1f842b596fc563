import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../i18n/format';
import type { WeakPoint } from '../../../simulation/cement/risk/weak-points';
import { useCementPreview } from '../../../store/cement/preview';
import { useCement } from '../../../store/cement/state';
import { setSession } from '../../../store/session';
import { Toggle } from '../../controls';
import { useLocale } from '../../useLocale';
import { placeWords } from './words';

const veins = ['basivertebral-vein', 'segmental-vein', 'epidural-vein', 'prevertebral-vein'];

const areaWord = (type: WeakPoint['type']) =>
  veins.includes(type) ? 'weakVein' : type.startsWith('thin') ? 'weakThin' : 'weakArea';

/** Where the wall is open, pierced by veins, or thin; by the volume with which cement arrives. */
export function WeakPoints() {
  const { t } = useTranslation();
  const locale = useLocale();
  const weak = useCementPreview((state) => state.weak);
  const shows = useCementPreview((state) => state.showsWeak);
  const model = useCement((state) => state.prepared?.model);
  if (!weak || !model) return null;
  return (
    <section>
      <h2>{t('cement.weak')}</h2>
      <Toggle isSelected={shows} onChange={(showsWeak) => useCementPreview.setState({ showsWeak })}>
        {t('cement.weakShow')}
      </Toggle>
      {weak.length === 0 && <p className="muted">{t('cement.noWeak')}</p>}
      <ol className="leak-list weak-list">
        {weak.map((point, n) => (
          <li key={point.id}>
            <button type="button" onClick={() => setSession({ crosshairMm: point.atMm })}>
              <b>
                {n + 1}. {t(`cement.types.${point.type}`)}, {placeWords(t, model, point.atMm)}
              </b>
              <span>
                {t(`cement.${areaWord(point.type)}`, {
                  mm2: formatNumber(point.areaMm2, locale),
                })}
                {' · '}
                {point.arrivalMl !== undefined && point.arrivalMl < 20
                  ? t('cement.arrivesAt', { ml: formatNumber(point.arrivalMl, locale) })
                  : t('cement.arrivesLater', { ml: 20 })}
              </span>
              <small>{t(`cement.origin.${point.origin}`)}</small>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
