import type { Plan } from '../../plan/schema';
import type { ClearanceRow, ClearanceTable } from '../../trajectory/clearance-table';
import { concerns, type Missing } from '../../trajectory/missing';
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

/** Rows that say the same of one structure: instruments that share the stage in which it is worst. */
export interface RowGroup {
  /** The tightest of them. */
  readonly row: ClearanceRow;
  /** All of them, the tightest first. */
  readonly rows: readonly ClearanceRow[];
}

/** Joins the rows of a structure that name the same stage and the same verdict; the order stays. */
export function groupedRows(rows: readonly ClearanceRow[]): RowGroup[] {
  const groups = new Map<string, [ClearanceRow, ...ClearanceRow[]]>();
  for (const row of rows) {
    const same = `${row.key} ${row.stage} ${row.verdict}`;
    const group = groups.get(same);
    if (group) group.push(row);
    else groups.set(same, [row]);
  }
  return [...groups.values()].map((group) => ({ row: group[0], rows: group }));
}

/** Beyond this from every instrument a structure is listed apart, mm. */
export const farMm = 60;

/** Rows of structures near an instrument, and of those far from all; what is not met is never far. */
export function nearAndFar(rows: readonly ClearanceRow[]): {
  readonly near: readonly ClearanceRow[];
  readonly far: readonly ClearanceRow[];
} {
  const keys = new Set(
    rows.flatMap(({ key, clearanceMm, verdict }) =>
      clearanceMm <= farMm || verdict === 'notMet' ? [key] : [],
    ),
  );
  return {
    near: rows.filter(({ key }) => keys.has(key)),
    far: rows.filter(({ key }) => !keys.has(key)),
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
    .filter((item) => concerns(item, row.key, row.instrument))
    .flatMap(({ reason }) => (reason === 'absent' ? [] : [reason]));
  return [...new Set<Doubt>([...reasons, ...(caseStated ? [] : (['case'] as const))])];
}

/** True when both positions are stated and are not the same. */
export const positionsDiffer = ({ positionAtCt, positionAtProcedure }: Plan['case']): boolean =>
  positionAtCt !== undefined && positionAtProcedure !== undefined && positionAtCt !== positionAtProcedure;
