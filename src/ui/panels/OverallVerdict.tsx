import { useTranslation } from 'react-i18next';
import { formatDistance } from '../../i18n/format';
import { useSession } from '../../store/session';
import type { ClearanceRow, ClearanceTable } from '../../trajectory/clearance-table';
import { worstOf } from '../../trajectory/verdict';
import { useLocale } from '../useLocale';
import { itemName, structureName } from '../structureWords';
import { VerdictSign } from './VerdictSign';

interface Props {
  readonly table: ClearanceTable;
  /** The tightest row. */
  readonly worst: ClearanceRow | undefined;
}

/** The worst of all rows: no other number stands for a path. */
export function OverallVerdict({ table, worst }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const verdict = worstOf(table.verdicts.map((item) => item.verdict));
  const structure = useSession((state) => state.structures.find(({ key }) => key === worst?.key));
  const name = structure ? structureName(structure, locale) : itemName(worst?.structure ?? '', locale);
  return (
    <p className={`overall overall-${verdict}`} role="status">
      <VerdictSign saying={verdict} />
      <span className="row-text">
        <b>{t('trajectory.overall', { verdict: t(`trajectory.verdicts.${verdict}`) })}</b>
        {worst && (
          <small>
            {t('trajectory.worst', {
              name,
              distance: formatDistance(worst.clearanceMm, worst.toleranceMm, locale),
            })}
          </small>
        )}
      </span>
    </p>
  );
}
