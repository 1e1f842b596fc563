import { useTranslation } from 'react-i18next';
import { formatDistance } from '../../../i18n/format';
import { spanErrorMm } from '../../../core/grid-error';
import { lpsPoint } from '../../../core/units';
import type { Instrument } from '../../../plan/schema';
import { previewedInstruments, useSession } from '../../../store/session';
import { shortByMm } from '../../../trajectory/reach';
import { instrumentName } from '../../panels/instrumentWords';
import { useLocale } from '../../useLocale';
import { useResolution } from '../../useResolution';
import { useAskedPlan } from '../../useAskedPlan';

interface Props {
  readonly item: Instrument;
  /** Say whose it is. */
  readonly named?: boolean;
}

/** "Too short by x mm"; live while the path is dragged. */
export function ReachNote({ item, named }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const plan = useAskedPlan();
  const resolution = useResolution();
  const preview = useSession((state) => state.preview);
  const shown = previewedInstruments(plan, preview).find(({ id }) => id === item.id) ?? item;
  const shortMm = shortByMm(shown);
  if (shortMm <= 0) return null;
  // What it lacks is the path's length less its own.
  const toleranceMm =
    resolution && spanErrorMm(resolution, lpsPoint(...shown.entryMm), lpsPoint(...shown.targetMm));
  const text = t('approach.tooShort', { distance: formatDistance(shortMm, toleranceMm, locale) });
  return (
    <p className="note note-not-met" role="status">
      ✕ {named ? `${instrumentName(item, t, locale)} — ${text}` : text}
    </p>
  );
}
