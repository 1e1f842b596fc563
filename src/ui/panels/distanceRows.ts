import type { Plan } from '../../plan/schema';
import type { ClearanceRow, ClearanceTable } from '../../trajectory/clearance-table';
import type { Missing } from '../../trajectory/missing';
import type { Saying } from './VerdictSign';

export function sayingOf({ verdict, clearanceMm }: ClearanceRow): Saying {
  if (verdict === null) return 'none';
  return verdict === 'notMet' && clearanceMm < 0 ? 'inside' : verdict;
}

/** What is left of the margin, mm: the measure of how tight a row is. */
const slackMm = ({ clearanceMm, marginMm }: ClearanceRow): number => clearanceMm - (marginMm ?? 0);

const tightestFirst = (a: ClearanceRow, b: ClearanceRow) => slackMm(a) - slackMm(b);

/** Rows with a margin and rows without, the tightest first. */
export function sortedRows({ rows }: ClearanceTable): {
  readonly judged: readonly ClearanceRow[];
  readonly unjudged: readonly ClearanceRow[];
} {
  const asked = (row: ClearanceRow) => row.marginMm !== null;
  return {
    judged: rows.filter(asked).sort(tightestFirst),
    unjudged: rows.filter((row) => !asked(row)).sort(tightestFirst),
  };
}

export type Doubt = Exclude<Missing['reason'], 'absent'> | 'case';

/** Why a row is incomplete. */
export function doubtsOf(
  { missing }: ClearanceTable,
  row: ClearanceRow,
  caseStated: boolean,
): readonly Doubt[] {
  if (row.verdict !== 'incomplete') return [];
  const reasons = missing
    .filter(
      (item) =>
        (item.key === row.key || item.reason === 'outsideCt') &&
        (item.instrument === undefined || item.instrument === row.instrument),
    )
    .flatMap(({ reason }) => (reason === 'absent' ? [] : [reason]));
  return [...new Set<Doubt>([...reasons, ...(caseStated ? [] : (['case'] as const))])];
}

/** True when both positions are stated and are not the same. */
export const positionsDiffer = ({ positionAtCt, positionAtProcedure }: Plan['case']): boolean =>
  positionAtCt !== undefined && positionAtProcedure !== undefined && positionAtCt !== positionAtProcedure;
