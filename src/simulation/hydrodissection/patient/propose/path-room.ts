import { ok, type Result } from '../../../../core/result';
import { lpsPoint, type LpsPoint, lpsVector } from '../../../../core/units';
import { along, distance, dot, normalise, subtract } from '../../../../core/vector';
import type { TableInput } from '../../../../trajectory/clearance-table';
import { placeInstrument } from '../../../../trajectory/row';
import { stagesOf } from '../../../../trajectory/stages';

const world = {
  origin: lpsPoint(0, 0, 0),
  axes: [lpsVector(1, 0, 0), lpsVector(0, 1, 0), lpsVector(0, 0, 1)] as const,
};

/** How far a point lies from a planned instrument, all that passes on its way included. */
export interface PathRoom {
  readonly instrument: string;
  readonly entryMm: LpsPoint;
  readonly targetMm: LpsPoint;
  /** mm; 0 inside. */
  distanceMm(p: LpsPoint): number;
}

/** Failures: those of `stagesOf`. */
export function pathRooms({ instruments }: Pick<TableInput, 'instruments'>): Result<readonly PathRoom[]> {
  const rooms: PathRoom[] = [];
  for (const instrument of instruments) {
    const stages = stagesOf(instrument);
    if (!stages.ok) return stages;
    const { swept } = placeInstrument(instrument, stages.value);
    swept.enter(world);
    const { entryMm, targetMm } = instrument;
    rooms.push({
      instrument: instrument.id,
      entryMm,
      targetMm,
      distanceMm: (p) => swept.measure(p[0], p[1], p[2]),
    });
  }
  return ok(rooms);
}

/** The point of a segment that is nearest to another point. */
export function onSegment(from: LpsPoint, to: LpsPoint, p: LpsPoint): LpsPoint {
  const way = subtract(to, from);
  const length = distance(from, to);
  const share = Math.min(Math.max(dot(subtract(p, from), way) / length, 0), length);
  return along(from, normalise(way), share);
}
