import type { TableInput, TableStructure } from './clearance-table';
import { zExtent } from './measured';
import type { InstrumentInput } from './stages';

/** Why a verdict is incomplete. */
export interface Missing {
  /** Catalogue id. */
  readonly id: string;
  /**
   * `absent`: not segmented at all; `unconfirmed`: nobody has checked it; `partial`: not segmented
   * over all levels that the path crosses; `unmeasured`: its distance field is not there (yet).
   */
  readonly reason: 'absent' | 'unconfirmed' | 'partial' | 'unmeasured';
  /** The loaded structure, unless absent. */
  readonly key?: string;
  /** The instrument that it concerns; absent: all of them. */
  readonly instrument?: string;
}

export function findMissing({ instruments, structures, expected }: TableInput): readonly Missing[] {
  const measurable = structures.filter((structure) => structure.tube ?? structure.distance);
  const present = new Set(measurable.map((structure) => structure.id));
  const absent = expected.filter(({ fulfilledBy }) => !fulfilledBy.some((id) => present.has(id)));
  const demanded = structures.filter((structure) => structure.marginMm !== null);
  return [
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
        .filter((structure) => endsWithin(structure, instrument))
        .map(({ id, key }): Missing => ({ id, key, reason: 'partial', instrument: instrument.id })),
    ),
  ];
}

/** True when the structure ends above or below within the levels between entry and target. */
function endsWithin(structure: TableStructure, { entryMm, targetMm }: InstrumentInput): boolean {
  const extent = zExtent(structure);
  if (!extent) return true;
  // The last slice that shows it counts with its whole thickness.
  const sliceMm = structure.distance ? Math.max(...structure.distance.field.grid.spacing) : 0;
  const low = Math.min(entryMm[2], targetMm[2]);
  const high = Math.max(entryMm[2], targetMm[2]);
  return extent[0] - sliceMm > low || extent[1] + sliceMm < high;
}
