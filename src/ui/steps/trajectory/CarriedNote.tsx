import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../i18n/format';
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
  const { pairs, pointsRmsMm, surfaceRmsMm, isChecked } = carried;
  const mm = (value: number) => formatNumber(value, locale);
  return (
    <div className={isChecked ? 'note' : 'note note-near'}>
      <p>
        {t('trajectory.carried')}{' '}
        {surfaceRmsMm === undefined
          ? t('trajectory.carriedPoints', { pairs, mm: mm(pointsRmsMm) })
          : t('trajectory.carriedSurface', { pairs, mm: mm(surfaceRmsMm) })}
      </p>
      <Toggle isSelected={isChecked} onChange={confirmCarried}>
        {t('trajectory.carriedChecked')}
      </Toggle>
    </div>
  );
}
