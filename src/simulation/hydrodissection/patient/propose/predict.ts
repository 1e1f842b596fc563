import type { LpsPoint } from '../../../../core/units';
import { dot, subtract } from '../../../../core/vector';
import type { ClearanceTable } from '../../../../trajectory/clearance-table';
import type { PathRoom } from './path-room';
import type { SurfacePoint } from './surface-points';

/** A volume and what then lacks. */
export interface Prediction {
  /** Least volume at which nothing lacks; absent where something does at all of them. */
  readonly ml?: number;
  /** At the most, summed over instruments and structures, mm. */
  readonly shortMm: number;
}

interface Watched {
  readonly marginMm: number;
  /** Clearance of each point as acquired, and what it gains with a millilitre. */
  readonly clearanceMm: readonly number[];
  readonly gainMmPerMl: readonly number[];
}

const stepMl = 1;

/**
 * Carries a small displacement on in proportion to the volume. Right for little fluid only: a pocket
 * grows more slowly the larger it is, and tissue beside it turns. It decides which places are
 * simulated in full, nothing else.
 */
export function predict(
  before: ClearanceTable,
  rooms: readonly PathRoom[],
  points: readonly SurfacePoint[],
  movedMm: readonly LpsPoint[],
  { probeMl, mostMl }: { readonly probeMl: number; readonly mostMl: number },
): Prediction {
  const watched = watch(before, rooms, points, movedMm, probeMl);
  const shortAt = (ml: number) => watched.reduce((sum, item) => sum + shortOf(item, ml), 0);
  for (let ml = stepMl; ml <= mostMl; ml += stepMl) if (shortAt(ml) === 0) return { ml, shortMm: 0 };
  return { shortMm: shortAt(mostMl) };
}

function shortOf({ marginMm, clearanceMm, gainMmPerMl }: Watched, ml: number): number {
  let least = Infinity;
  for (const [n, mm] of clearanceMm.entries()) least = Math.min(least, mm + ml * gainMmPerMl[n]!);
  return Math.max(0, marginMm - least);
}

/** Each instrument against each structure of which a margin is demanded, as far as the structure has points. */
function watch(
  before: ClearanceTable,
  rooms: readonly PathRoom[],
  points: readonly SurfacePoint[],
  movedMm: readonly LpsPoint[],
  probeMl: number,
): readonly Watched[] {
  return before.rows.flatMap((row): Watched[] => {
    const room = rooms.find(({ instrument }) => instrument === row.instrument);
    const own = [...points.keys()].filter((n) => points[n]!.key === row.key);
    if (!room || row.marginMm === null || own.length === 0) return [];
    const distances = own.map((n) => room.distanceMm(points[n]!.atMm));
    // The points lie a little off the surface: what was measured counts.
    const off = row.clearanceMm - Math.min(...distances);
    return [
      {
        marginMm: row.marginMm,
        clearanceMm: distances.map((mm) => mm + off),
        gainMmPerMl: own.map((n) => {
          const { atMm } = points[n]!;
          return dot(subtract(movedMm[n]!, atMm), room.away(atMm)) / probeMl;
        }),
      },
    ];
  });
}
