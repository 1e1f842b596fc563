import { lpsPoint, type LpsPoint } from '../../../../core/units';
import { distance } from '../../../../core/vector';
import type { ClearanceTable } from '../../../../trajectory/clearance-table';
import type { PathRoom } from './path-room';
import type { SurfacePoint } from './surface-points';

/** What a probe lets expect. */
export interface Prediction {
  /** Least volume at which nothing lacks; absent where something does at all of them. */
  readonly ml?: number;
  /** At that volume, else where it is least: summed over instruments and structures, mm. */
  readonly shortMm: number;
}

/** A probe of a place: where points of surfaces were, and where they are with the probe's volume. */
export interface Probed {
  readonly tipMm: LpsPoint;
  readonly ml: number;
  readonly points: readonly SurfacePoint[];
  readonly movedMm: readonly LpsPoint[];
}

const stepMl = 1;

/**
 * Carries the displacement of a probe on to larger volumes: each point goes on along its own
 * direction as it would beside a ball in free tissue, ∛(r³ + 3V/4π) − r at r from the tip, which is
 * in proportion to the volume far away and saturates near by. Spaces, organs and bone make
 * it differ: it decides which places are simulated in full, nothing else.
 */
export function predict(
  before: ClearanceTable,
  rooms: readonly PathRoom[],
  probed: Probed,
  mostMl: number,
): Prediction {
  const watched = watch(before, rooms, probed.points);
  const shift = shifter(probed);
  let leastMm = Infinity;
  for (let ml = stepMl; ml <= mostMl; ml += stepMl) {
    const shortMm = watched.reduce((sum, item) => sum + shortOf(item, (n) => shift(n, ml)), 0);
    if (shortMm === 0) return { ml, shortMm };
    leastMm = Math.min(leastMm, shortMm);
  }
  return { shortMm: leastMm };
}

/** One instrument against the points of one structure. */
interface Watched {
  readonly room: PathRoom;
  readonly own: readonly number[];
  readonly marginMm: number;
  /** From the distances of the points to the clearance that was measured: they lie a little off the surface. */
  readonly offMm: number;
}

function shortOf({ room, own, marginMm, offMm }: Watched, at: (n: number) => LpsPoint): number {
  let least = Infinity;
  for (const n of own) least = Math.min(least, room.distanceMm(at(n)));
  return Math.max(0, marginMm - least - offMm);
}

/** Where each point is expected with a volume. */
function shifter({ tipMm, ml: probeMl, points, movedMm }: Probed): (n: number, ml: number) => LpsPoint {
  const growth = (r: number, ml: number) => Math.cbrt(r ** 3 + (3000 * ml) / (4 * Math.PI)) - r;
  const fromTip = points.map(({ atMm }) => distance(atMm, tipMm));
  const probe = fromTip.map((r) => growth(r, probeMl));
  return (n, ml) => {
    const [at, moved] = [points[n]!.atMm, movedMm[n]!];
    const times = growth(fromTip[n]!, ml) / probe[n]!;
    return lpsPoint(
      at[0] + times * (moved[0] - at[0]),
      at[1] + times * (moved[1] - at[1]),
      at[2] + times * (moved[2] - at[2]),
    );
  };
}

/** Each instrument against each structure of which a margin is demanded, as far as the structure has points. */
const watch = (
  before: ClearanceTable,
  rooms: readonly PathRoom[],
  points: readonly SurfacePoint[],
): readonly Watched[] =>
  before.rows.flatMap(({ instrument, key, marginMm, clearanceMm }): Watched[] => {
    const room = rooms.find((item) => item.instrument === instrument);
    const own = [...points.keys()].filter((n) => points[n]!.key === key);
    if (!room || marginMm === null || own.length === 0) return [];
    const nearestMm = Math.min(...own.map((n) => room.distanceMm(points[n]!.atMm)));
    return [{ room, own, marginMm, offMm: clearanceMm - nearestMm }];
  });
