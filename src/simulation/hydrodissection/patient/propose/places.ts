import { lpsToVoxel } from '../../../../core/grid';
import { ok, type Result } from '../../../../core/result';
import type { LpsPoint } from '../../../../core/units';
import { distance } from '../../../../core/vector';
import type { TissueModel } from '../types';
import { fluidCells } from './fluid-cells';
import { backwards, cellCentre, NeedleWays } from './needle-way';
import { onSegment, pathRooms } from './path-room';
import type { NeedlePlace, ProposeScene } from './types';

/** Tips are sought this near to the planned path or to a gap that is too narrow, mm. */
const reachMm = 20;
/** A tip counts half as much this much farther from the nearest gap, mm. */
const halfMm = 10;
/** Tissue is to be modelled this far around a tip, mm. */
const aroundMm = 8;
/** Of a tip that no needle reaches nothing this near is tried again, mm. */
const deadMm = 3;
/** Tips that are looked at for each one that is wanted. */
const mostLooks = 12;

/** Points where needles could lie, spread over spaces and fat near the path, those at narrow gaps first. */
export interface FoundPlaces {
  readonly places: readonly NeedlePlace[];
  readonly looked: number;
}

/**
 * @param gapsMm middles of the gaps that are too narrow
 * @param most places wanted
 * Failures: those of `stagesOf`.
 */
export function findPlaces(
  { model, table }: Pick<ProposeScene, 'model' | 'table'>,
  gapsMm: readonly LpsPoint[],
  most: number,
): Result<FoundPlaces> {
  const rooms = pathRooms(table);
  if (!rooms.ok) return rooms;
  const [first] = rooms.value;
  if (!first) return ok({ places: [], looked: 0 });
  const ways = new NeedleWays(model, table, backwards(first.entryMm, first.targetMm));
  const paths = rooms.value.map(
    ({ entryMm, targetMm }) =>
      (p: LpsPoint) =>
        onSegment(entryMm, targetMm, p),
  );
  const pool: PoolPoint[] = [];
  for (const { cell, space } of fluidCells(model)) {
    const atMm = cellCentre(model, cell);
    const gapMm = Math.min(...gapsMm.map((gap) => distance(gap, atMm)));
    const pathMm = Math.min(...paths.map((nearest) => distance(nearest(atMm), atMm)));
    if (Math.min(gapMm, pathMm) > reachMm || !ways.isOpen(cell) || !isInner(model, atMm)) continue;
    const weight = 1 / (1 + Math.min(gapMm, 2 * reachMm) / halfMm);
    pool.push({ atMm, weight, apartMm: 2 * reachMm, ...(space !== undefined && { space }) });
  }
  return ok(spread(pool, ways, most));
}

const isInner = ({ grid }: TissueModel, p: LpsPoint): boolean =>
  lpsToVoxel(grid, p).every((v, n) => {
    const cells = aroundMm / grid.spacing[n]!;
    return v >= cells && v <= grid.dims[n]! - 1 - cells;
  });

interface PoolPoint {
  readonly atMm: LpsPoint;
  readonly space?: string;
  /** Larger where a tip is likelier to help. */
  readonly weight: number;
  /** From the nearest point that is chosen or given up, mm; −1: not to be taken. */
  apartMm: number;
}

/** Farthest points first, weighted, of those that a needle reaches. */
function spread(pool: readonly PoolPoint[], ways: NeedleWays, most: number): FoundPlaces {
  const places: NeedlePlace[] = [];
  let looked = 0;
  while (places.length < most && looked < mostLooks * most) {
    let best: PoolPoint | undefined;
    for (const point of pool)
      if (point.apartMm > 0 && (!best || point.apartMm * point.weight > best.apartMm * best.weight))
        best = point;
    if (!best) break;
    looked++;
    const { atMm, space } = best;
    const way = ways.to(atMm);
    if (way) places.push({ ...way, ...(space !== undefined && { space }) });
    for (const point of pool) {
      const mm = distance(point.atMm, atMm);
      if (way) point.apartMm = Math.min(point.apartMm, mm);
      else if (mm < deadMm) point.apartMm = -1;
    }
  }
  return { places, looked };
}
