import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../i18n/format';
import { arrivalVolumesMl, mapArrival } from '../../../store/cement/arrival';
import { useCementPreview } from '../../../store/cement/preview';
import { arrivalColours } from '../../../store/cement/colours';
import { Button, Toggle } from '../../controls';
import { useLocale } from '../../useLocale';

/** Surfaces that the cement reaches with one to four millilitres. */
export function ArrivalMap() {
  const { t } = useTranslation();
  const locale = useLocale();
  const arrival = useCementPreview((state) => state.arrival);
  const shows = useCementPreview((state) => state.showsArrival);
  const isBusy = useCementPreview((state) => state.isBusy);
  if (!arrival)
    return (
      <Button isDisabled={isBusy} onPress={() => void mapArrival()}>
        {t('cement.arrivalMap')}
      </Button>
    );
  return (
    <section>
      <h2>{t('cement.arrival')}</h2>
      <ul className="arrival-key">
        {arrivalVolumesMl.map((ml, n) => (
          <li key={ml}>
            <svg width="12" height="12" aria-hidden>
              <circle cx="6" cy="6" r="5" fill={arrivalColours[n]} />
            </svg>
            {formatNumber(ml, locale, 0)} mL
          </li>
        ))}
      </ul>
      <Toggle isSelected={shows} onChange={(showsArrival) => useCementPreview.setState({ showsArrival })}>
        {t('cement.arrivalShow')}
      </Toggle>
    </section>
  );
}
