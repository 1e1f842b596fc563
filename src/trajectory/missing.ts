import type { TableInput, TableStructure } from './clearance-table';
import { isWithin } from '../core/grid';
import { zExtent } from './measured';
import type { InstrumentInput } from './stages';

/** Why a verdict is incomplete. */
export interface Missing {
  /** Catalogue id. */
  readonly id: string;
  /**
   * `absent`: not segmented at all; `unconfirmed`: nobody has checked it; `partial`: not segmented
   * over all levels that the path crosses; `unmeasured`: its distance field is not there (yet);
   * `outsideCt`: the target lies where there is no image (id `ct`); `unchecked`: the paths were carried
   * from another CT and not checked on this one (id `ct`).
   */
  readonly reason: 'absent' | 'unconfirmed' | 'partial' | 'unmeasured' | 'outsideCt' | 'unchecked';
  /** The loaded structure, where there is one. */
  readonly key?: string;
  /** The instrument that it concerns; absent: all of them. */
  readonly instrument?: string;
}

/** Whether it leaves the distance between a structure and an instrument in doubt. */
export const concerns = (item: Missing, key: string, instrument: string): boolean =>
  (item.key === key || item.id === 'ct') && (item.instrument === undefined || item.instrument === instrument);

export function findMissing(input: TableInput): readonly Missing[] {
  const { instruments, structures, expected, ctGrid } = input;
  const measurable = structures.filter((structure) => structure.tube ?? structure.distance);
  const present = new Set(measurable.map((structure) => structure.id));
  const absent = expected.filter(({ fulfilledBy }) => !fulfilledBy.some((id) => present.has(id)));
  const demanded = structures.filter((structure) => structure.marginMm !== null);
  const outside = ctGrid ? instruments.filter(({ targetMm }) => !isWithin(ctGrid, targetMm)) : [];
  return [
    ...(input.isUnchecked ? [{ id: 'ct', reason: 'unchecked' } as const] : []),
    ...outside.map(({ id }): Missing => ({ id: 'ct', reason: 'outsideCt', instrument: id })),
    ...absent.map(({ id }): Missing => ({ id, reason: 'absent' })),
    ...demanded
      .filter((structure) => !measurable.includes(structure))
      .map(({ id, key }): Missing => ({ id, key, reason: 'unmeasured' })),
    ...demanded
      .filter((structure) => !structure.confirmed)
      .map(({ id, key }): Missing => ({ id, key, reason: 'unconfirmed' })),
    ...instruments.flatMap((instrument) =>
      demanded
        .filter((structure) => structure.longitudinal && measurable.includes(structure))
        .filter((structure) => endsWithin(structure, instrument, measurable))
        .map(({ id, key }): Missing => ({ id, key, reason: 'partial', instrument: instrument.id })),
    ),
  ];
}

/** True when the structure, with what carries it on, ends above or below within the levels between entry and target. */
function endsWithin(
  structure: TableStructure,
  { entryMm, targetMm }: InstrumentInput,
  all: readonly TableStructure[],
): boolean {
  const low = Math.min(entryMm[2], targetMm[2]);
  const high = Math.max(entryMm[2], targetMm[2]);
  return !reaches(structure, 'above', high, all) || !reaches(structure, 'below', low, all);
}

/**
 * Whether a structure goes on as far as a level: by itself, or by what carries it on, which must be
 * there. Where it ends by nature nothing is missing.
 */
function reaches(
  structure: TableStructure,
  end: 'above' | 'below',
  levelMm: number,
  all: readonly TableStructure[],
  seen: readonly string[] = [],
): boolean {
  const extent = zExtent(structure);
  if (!extent) return false;
  // The last slice that shows it counts with its whole thickness.
  const sliceMm = structure.distance ? Math.max(...structure.distance.field.grid.spacing) : 0;
  if (end === 'above' ? extent[1] + sliceMm >= levelMm : extent[0] - sliceMm <= levelMm) return true;
  const next = structure.continues?.[end];
  if (!next) return false;
  const known = [...seen, structure.key];
  return (
    next.length === 0 ||
    all.some(
      (other) =>
        next.includes(other.id) && !known.includes(other.key) && reaches(other, end, levelMm, all, known),
    )
  );
}
