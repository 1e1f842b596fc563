import { useTranslation } from 'react-i18next';
import { formatDistance } from '../../../i18n/format';
import { confirmCarried } from '../../../store/carry';
import { usePlan } from '../../../store/plan';
import { Toggle } from '../../controls';
import { useLocale } from '../../useLocale';

/** Says that the plan was made on another CT, how well it was brought here, and asks for a look. */
export function CarriedNote() {
  const { t } = useTranslation();
  const locale = useLocale();
  const carried = usePlan((state) => state.plan.ct?.carried);
  if (!carried) return null;
  const { pairs, pointsRmsMm, surfaceRmsMm, toleranceMm, isChecked } = carried;
  const mm = (value: number) => formatDistance(value, toleranceMm, locale);
  return (
    <div className={isChecked ? 'note' : 'note note-near'}>
      <p>
        {t('trajectory.carried')}{' '}
        {surfaceRmsMm === undefined
          ? t('trajectory.carriedPoints', { pairs, distance: mm(pointsRmsMm) })
          : t('trajectory.carriedSurface', { pairs, distance: mm(surfaceRmsMm) })}
      </p>
      <Toggle isSelected={isChecked} onChange={confirmCarried}>
        {t('trajectory.carriedChecked')}
      </Toggle>
    </div>
  );
}
