import { inletOf } from '../../plan/needles';
import {
  type BeforeAfter,
  beforeAfter,
  type HydroClearance,
} from '../../simulation/hydrodissection/patient/clearance';
import type { ClearanceTable } from '../../trajectory/clearance-table';
import { type Verdict, worstOf } from '../../trajectory/verdict';

const slackMm = ({ after, marginMm }: BeforeAfter) => after.clearanceMm - (marginMm ?? 0);

/** Of each structure the row of the planned path that is tightest after the injection, tightest first. */
export function gainsOf(before: ClearanceTable, after: HydroClearance): readonly BeforeAfter[] {
  const rows = beforeAfter(before, after).filter(
    ({ instrument, key, marginMm }) =>
      inletOf(instrument) === undefined && marginMm !== null && !after.lost.includes(key),
  );
  const tightest = new Map<string, BeforeAfter>();
  for (const row of rows) {
    const known = tightest.get(row.key);
    if (!known || slackMm(row) < slackMm(known)) tightest.set(row.key, row);
  }
  return [...tightest.values()].toSorted((a, b) => slackMm(a) - slackMm(b));
}

/** The worst of the planned instruments; needles are not the path. */
export const pathVerdictOf = ({ verdicts }: ClearanceTable): Verdict =>
  worstOf(
    verdicts.filter(({ instrument }) => inletOf(instrument) === undefined).map(({ verdict }) => verdict),
  );
