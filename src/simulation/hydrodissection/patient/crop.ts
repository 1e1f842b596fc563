import { findBody } from '../../../core/body';
import { type Grid, lpsToVoxel } from '../../../core/grid';
import { fail, ok, type Result } from '../../../core/result';
import { coveringGrid } from '../../cement/bone/resample';
import type { TissueInput } from './types';

const defaultMarginMm = 30;
/** Air that is kept beyond the skin, so that it can bulge, mm. */
const bulgeMm = 16;
/** More would not fit a page's memory beside the CT. */
const mostCells = 4_000_000;

type Triple = [number, number, number];

/**
 * The cells of the model: aligned with the CT, the points with a margin, cut to the CT and to the body
 * with some air around it. Failures: `hydro-nowhere` without points, `hydro-outside` when a point lies
 * outside the CT, `hydro-patient-large` {cells, most}.
 */
export function chooseCrop({ volume, aroundMm, gridMm, marginMm = defaultMarginMm }: TissueInput): Result<{
  readonly grid: Grid;
  readonly body: ReturnType<typeof findBody>;
}> {
  const like = volume.grid;
  if (aroundMm.length === 0) return fail('hydro-nowhere');
  const points = aroundMm.map((p) => lpsToVoxel(like, p).map((v, n) => v * like.spacing[n]!));
  const body = findBody(volume);
  const edge = (n: number, last: boolean) => {
    const ct = last ? (like.dims[n]! - 0.5) * like.spacing[n]! : -0.5 * like.spacing[n]!;
    const skin =
      (last ? body.box.high[n]! : body.box.low[n]!) * like.spacing[n]! + (last ? bulgeMm : -bulgeMm);
    return last ? Math.min(ct, skin) : Math.max(ct, skin);
  };
  const low = [0, 1, 2].map((n) =>
    Math.max(Math.min(...points.map((p) => p[n]!)) - marginMm, edge(n, false)),
  ) as Triple;
  const high = [0, 1, 2].map((n) =>
    Math.min(Math.max(...points.map((p) => p[n]!)) + marginMm, edge(n, true)),
  ) as Triple;
  if (low.some((v, n) => high[n]! - v < 4 * gridMm)) return fail('hydro-outside');
  const grid = coveringGrid(like, low, high, gridMm);
  const cells = grid.dims[0] * grid.dims[1] * grid.dims[2];
  return cells > mostCells ? fail('hydro-patient-large', { cells, most: mostCells }) : ok({ grid, body });
}
