import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { shiftsWithPosition } from '../../catalog/structures';
import { isWallHidden, type Structure } from '../../core/structure';
import { formatDistance, formatNumber, formatWithin } from '../../i18n/format';
import { usePlan } from '../../store/plan';
import { setSession, useSession } from '../../store/session';
import type { ClearanceRow } from '../../trajectory/clearance-table';
import { useLocale } from '../useLocale';
import { type Doubt, positionsDiffer, type RowGroup, sayingOf } from './distanceRows';
import { shortInstrumentName } from './instrumentWords';
import { capitalise, itemName, structureName } from '../structureWords';
import { VerdictSign } from './VerdictSign';

interface Props {
  readonly group: RowGroup;
  readonly doubts: readonly Doubt[];
  /** More than one instrument: each row names its own. */
  readonly named: boolean;
}

/** One structure and the instruments of which it says the same; pressing it moves the views to the closest point. */
export const DistanceRow = memo(function DistanceRow({ group, doubts, named }: Props) {
  const { row } = group;
  const { t } = useTranslation();
  const locale = useLocale();
  const structure = useSession((state) => state.structures.find(({ key }) => key === row.key));
  const name = capitalise(structure ? structureName(structure, locale) : itemName(row.structure, locale));
  const saying = sayingOf(row);
  return (
    <li>
      <button
        type="button"
        className={`distance-row distance-measured distance-${saying}`}
        title={t('trajectory.goto')}
        onClick={() => gotoClosest(row)}
      >
        <VerdictSign saying={saying} />
        <span className="row-text">
          <span className="distance-name">
            {name} <span className="distance-verdict">{t(`trajectory.verdicts.${saying}`)}</span>
          </span>
          <small>{useFacts(group, doubts, named, structure).join(' · ')}</small>
        </span>
        <b className="distance-value">{formatWithin(row.clearanceMm, row.toleranceMm, locale)}</b>
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

/** Margin, stage, depth, instruments, and what casts doubt on the number. */
function useFacts(
  { row, rows }: RowGroup,
  doubts: readonly Doubt[],
  named: boolean,
  structure: Structure | undefined,
): string[] {
  const { t } = useTranslation();
  const locale = useLocale();
  const instruments = usePlan(({ plan }) => plan.instruments);
  const turned = usePlan(({ plan }) => positionsDiffer(plan.case)) && shiftsWithPosition(row.structure);
  // Each with its own number, where it is another one than the tightest.
  const instrumentNames = () =>
    rows
      .flatMap(({ instrument, clearanceMm, toleranceMm }) => {
        const item = instruments.find(({ id }) => id === instrument);
        if (!item) return [];
        const mm = formatWithin(clearanceMm, toleranceMm, locale);
        const isSame = formatNumber(clearanceMm, locale) === formatNumber(row.clearanceMm, locale);
        return [shortInstrumentName(item, t, locale) + (isSame ? '' : ` (${mm})`)];
      })
      .join(', ');
  return [
    ...(row.marginMm === null ? [] : [t('trajectory.demanded', { mm: formatNumber(row.marginMm, locale) })]),
    t(`trajectory.stage.${row.stage}`),
    t('trajectory.atDepth', { distance: formatDistance(row.depthMm, row.depthToleranceMm, locale, 0) }),
    ...(named ? [instrumentNames()] : []),
    ...doubts.map((doubt) => t(`trajectory.doubt.${doubt}`)),
    ...(structure && isWallHidden(structure) ? [t('trajectory.wallHidden')] : []),
    ...(turned ? [t('trajectory.otherPosition')] : []),
  ];
}
