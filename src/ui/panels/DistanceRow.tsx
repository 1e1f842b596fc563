import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { shiftsWithPosition } from '../../catalog/structures';
import { formatNumber } from '../../i18n/format';
import { usePlan } from '../../store/plan';
import { setSession, useSession } from '../../store/session';
import type { ClearanceRow } from '../../trajectory/clearance-table';
import { useLocale } from '../useLocale';
import { type Doubt, positionsDiffer, sayingOf } from './distanceRows';
import { shortInstrumentName } from './instrumentWords';
import { capitalise, itemName, structureName } from '../structureWords';
import { VerdictSign } from './VerdictSign';

interface Props {
  readonly row: ClearanceRow;
  readonly doubts: readonly Doubt[];
  /** More than one instrument: each row names its own. */
  readonly named: boolean;
}

/** One instrument and one structure; pressing it moves the views to the closest point. */
export const DistanceRow = memo(function DistanceRow({ row, doubts, named }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const structure = useSession((state) => state.structures.find(({ key }) => key === row.key));
  const name = capitalise(structure ? structureName(structure, locale) : itemName(row.structure, locale));
  const saying = sayingOf(row);
  return (
    <li>
      <button
        type="button"
        className={`distance-row distance-${saying}`}
        title={t('trajectory.goto')}
        onClick={() => gotoClosest(row)}
      >
        <VerdictSign saying={saying} />
        <span className="row-text">
          <span className="distance-name">
            {name} <span className="distance-verdict">{t(`trajectory.verdicts.${saying}`)}</span>
          </span>
          <small>{useFacts(row, doubts, named).join(' · ')}</small>
        </span>
        <b className="distance-value">{formatNumber(row.clearanceMm, locale)}</b>
      </button>
    </li>
  );
});

function gotoClosest(row: ClearanceRow): void {
  setSession({
    crosshairMm: row.closestOnStructureMm,
    depthMm: Math.round(row.depthMm * 10) / 10,
    selectedInstrument: row.instrument,
  });
}

/** Margin, stage, depth, instrument, and what casts doubt on the number. */
function useFacts(row: ClearanceRow, doubts: readonly Doubt[], named: boolean): string[] {
  const { t } = useTranslation();
  const locale = useLocale();
  const instrument = usePlan(({ plan }) => plan.instruments.find(({ id }) => id === row.instrument));
  const turned = usePlan(({ plan }) => positionsDiffer(plan.case)) && shiftsWithPosition(row.structure);
  return [
    ...(row.marginMm === null ? [] : [t('trajectory.demanded', { mm: formatNumber(row.marginMm, locale) })]),
    t(`trajectory.stage.${row.stage}`),
    t('trajectory.atDepth', { mm: formatNumber(row.depthMm, locale, 0) }),
    ...(named && instrument ? [shortInstrumentName(instrument, t, locale)] : []),
    ...doubts.map((doubt) => t(`trajectory.doubt.${doubt}`)),
    ...(turned ? [t('trajectory.otherPosition')] : []),
  ];
}
