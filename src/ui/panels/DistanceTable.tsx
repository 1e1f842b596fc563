import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTolerance } from '../../i18n/format';
import { useLoading } from '../../store/loading';
import { usePlan } from '../../store/plan';
import { useSession } from '../../store/session';
import type { ClearanceRow, ClearanceTable } from '../../trajectory/clearance-table';
import { caseStated } from '../../trajectory/table-input';
import { useLocale } from '../useLocale';
import { BreachLines } from './BreachLines';
import { DistanceRow } from './DistanceRow';
import { doubtsOf, farMm, groupedRows, nearAndFar, type RowGroup, sortedRows } from './distanceRows';
import { OverallVerdict } from './OverallVerdict';
import { VerdictSign } from './VerdictSign';

/** Rows shown before "show more". */
const firstRows = 10;

/** The smallest distance of every instrument to every structure, the tightest first, live. */
export function DistanceTable() {
  const { t } = useTranslation();
  const table = useSession((state) => state.clearance);
  const stale = useSession((state) => state.clearanceStale);
  const hasInstruments = usePlan((state) => state.plan.instruments.length > 0);
  return (
    <section className="panel-section" aria-busy={stale}>
      <h2 className="panel-heading">
        {t('trajectory.distances')}
        {stale && <span className="stale-mark"> ↻ {t('trajectory.computing')}</span>}
      </h2>
      {!hasInstruments && <p className="muted">{t('trajectory.noDistances')}</p>}
      {hasInstruments && !table && <p className="muted">{t('trajectory.waiting')}</p>}
      {table && <Rows table={table} />}
    </section>
  );
}

function Rows({ table }: { readonly table: ClearanceTable }) {
  const { t } = useTranslation();
  const { judged, unjudged } = useMemo(() => sortedRows(table), [table]);
  const { near, far } = useMemo(() => nearAndFar(judged), [judged]);
  const absent = table.missing.filter(({ reason }) => reason === 'absent').length;
  const unchecked = table.missing.some(({ reason }) => reason === 'unchecked');
  const outside = table.missing.some(({ reason }) => reason === 'outsideCt');
  const unmeasured = table.missing.filter(({ reason }) => reason === 'unmeasured').length;
  const reading = useLoading((state) => state.isBusy);
  const named = usePlan(({ plan }) => plan.instruments.length > 1);
  const stated = usePlan(({ plan }) => caseStated(plan));
  const show = (group: RowGroup) => (
    <DistanceRow
      key={`${group.row.instrument} ${group.row.key}`}
      group={group}
      named={named}
      doubts={[...new Set(group.rows.flatMap((row) => doubtsOf(table, row, stated)))]}
    />
  );
  return (
    <>
      <OverallVerdict table={table} worst={judged[0]} />
      {absent > 0 && (
        <p className="distance-row distance-incomplete">
          <VerdictSign saying="incomplete" />
          <span className="row-text">
            {reading ? t('structures.reading') : t('trajectory.absent', { count: absent })}
          </span>
        </p>
      )}
      {unchecked && (
        <p className="distance-row distance-incomplete">
          <VerdictSign saying="incomplete" />
          <span className="row-text">{t('trajectory.unchecked')}</span>
        </p>
      )}
      {outside && (
        <p className="distance-row distance-incomplete">
          <VerdictSign saying="incomplete" />
          <span className="row-text">{t('trajectory.outsideCt')}</span>
        </p>
      )}
      {unmeasured > 0 && (
        <p className="distance-row distance-incomplete">
          <VerdictSign saying="incomplete" />
          <span className="row-text">{t('trajectory.unmeasured', { count: unmeasured })}</span>
        </p>
      )}
      <Folded rows={near} show={show} />
      {far.length > 0 && (
        <details className="group">
          <summary className="group-heading" title={t('trajectory.farHint', { mm: farMm })}>
            {t('trajectory.far')} <span className="count">{new Set(far.map(({ key }) => key)).size}</span>
          </summary>
          <Folded rows={far} show={show} />
        </details>
      )}
      <BreachLines />
      {unjudged.length > 0 && (
        <details className="group">
          <summary className="group-heading">
            {t('trajectory.withoutMargin')} <span className="count">{unjudged.length}</span>
          </summary>
          <Folded rows={unjudged} show={show} />
        </details>
      )}
      <GridErrorNote rows={judged} />
    </>
  );
}

interface FoldedProps {
  readonly rows: readonly ClearanceRow[];
  show(group: RowGroup): ReactNode;
}

function Folded({ rows, show }: FoldedProps) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const groups = useMemo(() => groupedRows(rows), [rows]);
  const hidden = all ? 0 : groups.length - firstRows;
  return (
    <>
      <ul className="distance-rows">{(hidden > 0 ? groups.slice(0, firstRows) : groups).map(show)}</ul>
      {hidden > 0 && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {t('trajectory.more', { count: hidden })}
        </button>
      )}
    </>
  );
}

/** What the tolerance is, and what it leaves out. */
function GridErrorNote({ rows }: { readonly rows: readonly ClearanceRow[] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (rows.length === 0) return null;
  const mostMm = Math.max(...rows.map((row) => row.toleranceMm));
  const tolerance = formatTolerance(mostMm, locale, { unit: 'mm' });
  return (
    <p className="fine-print">
      {t('trajectory.gridError', { tolerance })} {t('trajectory.gridErrorOmits')} {t('trajectory.house')}
    </p>
  );
}
