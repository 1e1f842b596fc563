import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../i18n/format';
import type { Instrument } from '../../../plan/schema';
import { previewedInstruments, useSession } from '../../../store/session';
import { usePlan } from '../../../store/plan';
import { shortByMm } from '../../../trajectory/reach';
import { useLocale } from '../../useLocale';

/** "Too short by x mm"; live while the path is dragged. */
export function ReachNote({ item }: { readonly item: Instrument }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const plan = usePlan((state) => state.plan);
  const preview = useSession((state) => state.preview);
  const shown = previewedInstruments(plan, preview).find(({ id }) => id === item.id) ?? item;
  const shortMm = shortByMm(shown);
  if (shortMm <= 0) return null;
  return (
    <p className="note note-not-met" role="status">
      ✕ {t('approach.tooShort', { mm: formatNumber(shortMm, locale) })}
    </p>
  );
}
