import { isWithin } from '../../core/grid';
import type { Kernel } from '../../core/kernel';
import { fail, ok, type Result } from '../../core/result';
import { distance } from '../../core/vector';
import type { Volume } from '../../core/volume';
import { snappedAll } from './clicks';
import { fill } from './fill';
import { lengthOf } from './line';
import { type LumenModel, lumenModel } from './lumen';
import { type Lumen, lumenAlong, middlesOf, radiiOf } from './lumen-along';
import { pathThrough } from './lumen-path';
import { huSampler } from './sampler';
import { seenShare } from './section';
import type { TracedVessel, TraceInput } from './types';

/** Clicks nearer to each other are one. */
const leastLengthMm = 1;

/**
 * Kernel: a vessel with contrast through clicked points: minimal path, lumen by local edges on its
 * cross-sections, see README.md. Failures: `vessel-few-points`, `vessel-point-outside` {number},
 * `vessel-no-way`.
 */
export const traceVessel: Kernel<TraceInput, TracedVessel> = async (
  { volume, pointsMm, wall = 'lumen' },
  context,
) => {
  if (!pointsMm.some((p) => distance(p, pointsMm[0]!) > leastLengthMm)) return fail('vessel-few-points');
  const outside = pointsMm.findIndex((p) => !isWithin(volume.grid, p));
  if (outside >= 0) return fail('vessel-point-outside', { number: outside + 1 });
  const at = huSampler(volume);
  const points = snappedAll(at, pointsMm);
  const model = lumenModel(at, points);
  await context.checkpoint(0.02);
  const path = await pathThrough(volume, points, model, () => context.checkpoint(0.2));
  if (!path.ok) return path;
  await context.checkpoint(0.4);
  const lumen = await lumenAlong(at, path.value, model, wall === 'outer', context);
  return finished(volume, lumen, model);
};

/** What the wall around a path gives. */
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
