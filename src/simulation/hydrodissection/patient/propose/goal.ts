import type { ClearanceTable } from '../../../../trajectory/clearance-table';
import type { HydroClearance } from '../clearance';
import type { ProposeScene, Shortfall } from './types';

/** What the fluid is to bring: every margin demanded of a structure that can move. */
export interface Goal {
  /** Not met as acquired: what is sought. */
  readonly open: readonly Shortfall[];
  /** Not met, and no fluid moves them: bone, canal. Not counted. */
  readonly fixed: readonly Shortfall[];
}

/** The goal of a search, from the distances as acquired. */
export function goalOf({ before, fields }: Pick<ProposeScene, 'before' | 'fields'>): Goal {
  const movable = new Set(fields.map(({ key }) => key));
  const all = shortOf(before);
  return {
    open: all.filter(({ key }) => movable.has(key)),
    fixed: all.filter(({ key }) => !movable.has(key)),
  };
}

const shortOf = ({ rows }: ClearanceTable): Shortfall[] =>
  rows.flatMap(({ instrument, key, structure, marginMm, clearanceMm, toleranceMm }) =>
    marginMm !== null && clearanceMm < marginMm
      ? [{ instrument, key, structure, shortMm: marginMm - clearanceMm, toleranceMm }]
      : [],
  );

/** What still lacks after a displacement; a structure that the model has lost on its grid counts as not met. */
export function stillShort(
  { before, fields }: Pick<ProposeScene, 'before' | 'fields'>,
  { after, lost }: Pick<HydroClearance, 'after' | 'lost'>,
): readonly Shortfall[] {
  const movable = new Set(fields.map(({ key }) => key));
  const unknown = before.rows.flatMap(({ instrument, key, structure, marginMm, toleranceMm }) =>
    marginMm !== null && lost.includes(key)
      ? [{ instrument, key, structure, shortMm: marginMm, toleranceMm }]
      : [],
  );
  return [
    ...shortOf(after).filter(({ key }) => movable.has(key) && !lost.includes(key)),
    ...unknown,
  ].toSorted((a, b) => b.shortMm - a.shortMm);
}

export const totalShortMm = (short: readonly Shortfall[]): number =>
  short.reduce((sum, { shortMm }) => sum + shortMm, 0);
