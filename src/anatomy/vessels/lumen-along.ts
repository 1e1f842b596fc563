import type { KernelContext } from '../../core/kernel';
import type { LpsPoint } from '../../core/units';
import { type Contours, edges, footShare, halfWayShare } from './edge';
import { resampledLine, smoothedLine, type Station, stationsOf } from './line';
import { type Evidence, lumenEvidence, type LumenModel, outerEvidence } from './lumen';
import type { LumenPath } from './lumen-path';
import type { HuAt } from './sampler';
import { equalRadius, middleOf } from './section';
import { unroll } from './unrolled';
import { smoothWall, wallCost } from './wall';

/** Stations and the wall around them. */
export interface Lumen {
  readonly stations: readonly Station[];
  readonly contours: Contours;
}

/** The wall is found anew around the middles of its sections this often, and the outer wall as often again. */
const [rounds, outerRounds] = [3, 4];

/** The wall along a rough path, and the middle of the vessel. Reports progress from 0.4 to 0.9. */
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
    const stations = stationsOf(resampledLine(line, stepMm));
    const pause = () => context.checkpoint(0.4 + (0.5 * round) / count);
    lumen = await wallAround(at, stations, evidence, model.sdHu, search, pause);
    radii = radiiOf(lumen);
    line = middlesOf(lumen, stepMm, 0.6);
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

export const radiiOf = ({ stations, contours }: Lumen): number[] =>
  stations.map((_, s) => equalRadius(contours, s));

/** The middles of the sections as a line, smooth over `radii` of its own radius: a bend loses σ²/2R of its own. */
export const middlesOf = (lumen: Lumen, stepMm: number, radii: number): LpsPoint[] =>
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

async function wallAround(
  at: HuAt,
  stations: readonly Station[],
  evidence: readonly Evidence[],
  sdHu: number,
  { isOuter, reachMm, typicalMm, stepMm }: Search,
  pause: () => Promise<void>,
): Promise<Lumen> {
  const unrolled = unroll(at, stations, reachMm, Math.max(reachMm / 45, 0.2));
  const windowMm = Math.min(Math.max(0.5 * typicalMm, 1), 2.5);
  const wall = await smoothWall(unrolled, wallCost(unrolled, evidence, windowMm), stepMm, pause);
  return { stations, contours: edges(unrolled, wall, sdHu, isOuter ? footShare : halfWayShare) };
}

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))]!;
