import { fail, ok, type Result } from '../../core/result';
import { type Grid, lpsToVoxel } from '../../core/grid';
import type { LpsPoint } from '../../core/units';
import type { Volume } from '../../core/volume';
import { type Box, boxAround, centreOf, voxelAt } from './box';
import { distanceInside } from './distance-inside';
import { lumenEvidence, type LumenModel } from './lumen';
import { march, wayBack } from './march';

/** A rough way through the lumen. */
export interface LumenPath {
  readonly pointsMm: readonly LpsPoint[];
  /** Distance to where the lumen seems to end, at each point, mm. */
  readonly depthMm: readonly number[];
}

/** Speed where there is no lumen: a gap (calcium, a kink, a flap) is crossed where there is no way around. */
const gapSpeed = 0.005;
/** Margins around the clicks that are tried, mm: the path must not run along the wall of the box. */
const marginsMm = [25, 50, 100];
/** A path less of which lies in lumen is none. House value. */
const leastInLumen = 0.5;

/**
 * The minimal path through points, in order: the faster, the deeper in what looks like lumen (Deschamps &
 * Cohen 2001, doi:10.1016/S1361-8415(01)00046-9). Failure `vessel-no-way`.
 */
export function pathThrough(
  volume: Volume,
  points: readonly LpsPoint[],
  model: LumenModel,
): Result<LumenPath> {
  for (const marginMm of marginsMm) {
    const box = boxAround(volume, points, marginMm);
    const found = pathIn(box, volume.grid, points, model);
    if (found && (!found.touches || marginMm === marginsMm.at(-1))) {
      const inLumen = found.depthMm.filter((mm) => mm > 0).length / found.depthMm.length;
      return inLumen >= leastInLumen ? ok(found) : fail('vessel-no-way');
    }
  }
  return fail('vessel-no-way');
}

function pathIn(box: Box, ct: Grid, points: readonly LpsPoint[], model: LumenModel) {
  const { grid, hu, stepMm } = box;
  const { within } = lumenEvidence(model);
  const mask = Uint8Array.from(hu, (value) => (within(value) > 0 ? 1 : 0));
  const depth = distanceInside(grid.dims, mask);
  const pointsMm: LpsPoint[] = [points[0]!];
  const voxels: number[] = [voxelAt(box, points[0]!)];
  for (let n = 1; n < points.length; n++) {
    const [from, to] = [voxelAt(box, points[n - 1]!), voxelAt(box, points[n]!)];
    const scale = Math.max(depthNear(box, depth, from), depthNear(box, depth, to), 1);
    const cost = depth.map((d) => 1 / (gapSpeed + Math.min(d / scale, 1) ** 2));
    const { timeAt, end } = march(grid.dims, cost, from, (voxel) => voxel === to);
    if (end < 0) return undefined;
    const way = wayBack(grid.dims, timeAt, end);
    for (const voxel of way.slice(1, -1)) pointsMm.push(centreOf(box, voxel));
    pointsMm.push(points[n]!);
    voxels.push(...way.slice(1));
  }
  return {
    pointsMm,
    depthMm: voxels.map((voxel) => stepMm * depth[voxel]!),
    touches: voxels.some((voxel) => nearFace(box, ct, voxel)),
  };
}

/** The greatest depth within two voxels. */
function depthNear({ grid: { dims } }: Box, depth: Float32Array, voxel: number): number {
  const [nx, ny] = dims;
  let most = 0;
  for (let k = -2; k <= 2; k++)
    for (let j = -2; j <= 2; j++)
      for (let i = -2; i <= 2; i++) most = Math.max(most, depth[voxel + i + nx * (j + ny * k)] ?? 0);
  return most;
}

/** Whether a voxel lies next to a face of the box behind which the CT goes on. */
function nearFace({ grid }: Box, ct: Grid, voxel: number): boolean {
  const [nx, ny] = grid.dims;
  const place = [voxel % nx, Math.floor(voxel / nx) % ny, Math.floor(voxel / nx / ny)];
  const first = lpsToVoxel(ct, grid.origin);
  return place.some((n, a) => {
    const lastMm = (ct.dims[a]! - 1 - first[a]!) * ct.spacing[a]! - (grid.dims[a]! - 1) * grid.spacing[a]!;
    return (n < 2 && first[a]! > 0.5) || (n > grid.dims[a]! - 3 && lastMm > grid.spacing[a]!);
  });
}
