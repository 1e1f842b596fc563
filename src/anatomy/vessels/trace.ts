import { isWithin } from '../../core/grid';
import type { Kernel, KernelContext } from '../../core/kernel';
import { fail, ok, type Result } from '../../core/result';
import type { LpsPoint } from '../../core/units';
import type { Volume } from '../../core/volume';
import { type Contours, edges, footShare, halfWayShare } from './edge';
import { fill } from './fill';
import { lengthOf, resampledLine, smoothedLine, type Station, stationsOf } from './line';
import {
  type Evidence,
  lumenEvidence,
  type LumenModel,
  lumenModel,
  outerEvidence,
  snappedAll,
} from './lumen';
import { type LumenPath, pathThrough } from './lumen-path';
import { type HuAt, huSampler } from './sampler';
import { equalRadius, middleOf, seenShare } from './section';
import type { TracedVessel, TraceInput } from './types';
import { smoothWall, unroll, wallCost } from './wall';

/**
 * Kernel: a vessel with contrast through clicked points: minimal path, lumen by local edges on its
 * cross-sections, see README.md. Failures: `vessel-few-points`, `vessel-point-outside` {number},
 * `vessel-no-way`.
 */
export const traceVessel: Kernel<TraceInput, TracedVessel> = async (
  { volume, pointsMm, wall = 'lumen' },
  context,
) => {
  if (pointsMm.length < 2) return fail('vessel-few-points');
  const outside = pointsMm.findIndex((p) => !isWithin(volume.grid, p));
  if (outside >= 0) return fail('vessel-point-outside', { number: outside + 1 });
  const at = huSampler(volume);
  const points = snappedAll(at, pointsMm);
  const model = lumenModel(at, points);
  await context.checkpoint(0.02);
  const path = pathThrough(volume, points, model);
  if (!path.ok) return path;
  await context.checkpoint(0.4);
  const lumen = await lumenAlong(at, path.value, model, wall === 'outer', context);
  return finished(volume, lumen, model);
};

/** Stations and the wall around them. */
export interface Lumen {
  readonly stations: readonly Station[];
  readonly contours: Contours;
}

/** The wall is found anew around the middles of its sections this often, and the outer wall as often again. */
const [rounds, outerRounds] = [3, 4];

export async function lumenAlong(
  at: HuAt,
  { pointsMm, depthMm }: LumenPath,
  model: LumenModel,
  isOuter: boolean,
  context: KernelContext,
): Promise<Lumen> {
  const rough = resampledLine(pointsMm, 1);
  let line = smoothedLine(
    rough,
    rough.map(() => 2),
  );
  let radii: readonly number[] = depthMm;
  let lumen: Lumen | undefined;
  let lumenMm = 1;
  const count = isOuter ? rounds + outerRounds : rounds;
  for (let round = 0; round < count; round++) {
    const isFirst = round === 0 || round === rounds;
    const typicalMm = quantile(radii, 0.5);
    const stepMm = Math.min(Math.max(0.3 * typicalMm, 0.7), 2);
    const reachMm = isFirst ? 2.2 * quantile(radii, 0.9) + 3 : 1.5 * quantile(radii, 0.95) + 3;
    if (round === rounds) lumenMm = quantile(radii, 0.75);
    const evidence = evidenceIn(round, model, lumenMm);
    const search = { isOuter: round >= rounds, reachMm: Math.min(reachMm, 45), typicalMm, stepMm };
    lumen = wallAround(at, stationsOf(resampledLine(line, stepMm)), evidence, model.sdHu, search);
    radii = radiiOf(lumen);
    line = middlesOf(lumen, stepMm, 0.6);
    await context.checkpoint(0.4 + (0.5 * (round + 1)) / count);
  }
  return lumen!;
}

/**
 * Lumen first; then the outer wall alone, which brings the line into the middle of what has a false lumen; then
 * either of the two walls, whichever a ray meets.
 */
function evidenceIn(round: number, model: LumenModel, lumenMm: number): Evidence[] {
  if (round < rounds) return [lumenEvidence(model)];
  const outer = outerEvidence(model, lumenMm);
  return round < rounds + outerRounds - 2 ? [outer] : [outer, lumenEvidence(model)];
}

const radiiOf = ({ stations, contours }: Lumen): number[] => stations.map((_, s) => equalRadius(contours, s));

/** The middles of the sections as a line, smooth over `radii` of its own radius: a bend loses σ²/2R of its own. */
const middlesOf = (lumen: Lumen, stepMm: number, radii: number): LpsPoint[] =>
  smoothedLine(
    lumen.stations.map((station, s) => middleOf(lumen.contours, s, station)),
    radiiOf(lumen).map((mm) => Math.max(1.5, radii * mm) / stepMm),
  );

interface Search {
  readonly isOuter: boolean;
  readonly reachMm: number;
  /** Median radius, and distance between sections. */
  readonly typicalMm: number;
  readonly stepMm: number;
}

function wallAround(
  at: HuAt,
  stations: readonly Station[],
  evidence: readonly Evidence[],
  sdHu: number,
  { isOuter, reachMm, typicalMm, stepMm }: Search,
): Lumen {
  const unrolled = unroll(at, stations, reachMm, Math.max(reachMm / 45, 0.2));
  const windowMm = Math.min(Math.max(0.5 * typicalMm, 1), 2.5);
  const wall = smoothWall(unrolled, wallCost(unrolled, evidence, windowMm), stepMm);
  return { stations, contours: edges(unrolled, wall, sdHu, isOuter ? footShare : halfWayShare) };
}

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))]!;

export function finished(volume: Volume, lumen: Lumen, model: LumenModel): Result<TracedVessel> {
  const { stations, contours } = lumen;
  const field = fill(volume.grid, stations, contours);
  if (!field) return fail('vessel-no-way');
  const wallShareAt = stations.map((_, s) => seenShare(contours, s));
  const stepMm = lengthOf(stations.map(({ pointMm }) => pointMm)) / (stations.length - 1);
  return ok({
    field,
    centreLine: { pointsMm: middlesOf(lumen, stepMm, 0), radiiMm: radiiOf(lumen) },
    wallShare: wallShareAt.reduce((sum, share) => sum + share, 0) / wallShareAt.length,
    wallShareAt,
    model,
  });
}
