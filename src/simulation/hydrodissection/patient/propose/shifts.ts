import { type Grid, lpsToVoxel } from '../../../../core/grid';
import type { LpsPoint } from '../../../../core/units';
import { norm, subtract } from '../../../../core/vector';
import type { HydroFields } from '../../types';
import type { SurfacePoint } from './surface-points';
import type { Shift } from './types';

/** Less is not told as displaced, mm. */
const leastMm = 1;
/** A point in a cell with more fluid than this is carried along by it: nothing of the structure is there. */
const mostFluid = 0.5;

/** Of each structure the point that moved farthest, where that is more than 1 mm; the farthest first. */
export function shiftsOf(
  points: readonly SurfacePoint[],
  nowMm: readonly LpsPoint[],
  grid: Grid,
  { pocket }: Pick<HydroFields, 'pocket'>,
): readonly Shift[] {
  const most = new Map<string, Shift>();
  for (const [n, { key, atMm }] of points.entries()) {
    const now = nowMm[n]!;
    const byMm = subtract(now, atMm);
    const mm = norm(byMm);
    if (mm <= Math.max(leastMm, most.get(key)?.mm ?? 0) || isFluid(grid, pocket, now)) continue;
    most.set(key, { key, mm, byMm });
  }
  return [...most.values()].toSorted((a, b) => b.mm - a.mm);
}

/** Also beyond the grid, where nothing is known. */
function isFluid(grid: Grid, pocket: Float32Array, p: LpsPoint): boolean {
  const [i, j, k] = lpsToVoxel(grid, p).map(Math.round) as [number, number, number];
  const { dims } = grid;
  if ([i, j, k].some((v, n) => v < 0 || v >= dims[n]!)) return true;
  return pocket[i + dims[0] * (j + dims[1] * k)]! > mostFluid;
}
