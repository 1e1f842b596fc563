import { boundsOf, pointsIn } from '../../core/bounds';
import { type Grid, lpsToVoxel, subGrid } from '../../core/grid';
import { type KernelContext, partOfWork } from '../../core/kernel';
import { fail, ok, type Result } from '../../core/result';
import type { VoxelField } from '../../core/structure';
import { lpsPoint } from '../../core/units';
import { countEdges, type Edges } from './edges';
import type { Triangles } from './file';
import { fillNearSurface } from './nearness';
import { castVotes, verdictOf, type VoxelBox } from './votes';
import { weld } from './weld';

/** A closed surface as a field on the CT's grid. */
export interface Solid extends Edges {
  readonly field: VoxelField;
  /** Volume within the triangles, mm³; undefined where they do not close, overlap or reach beyond the CT. */
  readonly volumeMm3?: number;
}

/** Empty voxels around the surface. */
const marginVoxels = 2;
/** Voxels of which rays cannot tell the side, as a part of those inside: more, and there is no inside. */
const mostUndecided = 0.05;
/** Part of the voxels that shells may hold twice: beyond, the sum over the triangles is not the solid's volume. */
const mostOverlap = 0.001;
/** Voxel columns and cells to be looked at: beyond, it would take minutes. */
const mostWork = 2e9;

/**
 * The inside of a surface (LPS mm) on the CT's grid; what lies beyond the CT is cut off. Small holes do no
 * harm: of three rays through each voxel those that pass through a hole do not count. Shells that overlap
 * are one solid when their triangles agree which side is out. Undefined when nothing of it lies in the CT.
 * Failures: `mesh-no-inside` (too open), `mesh-too-heavy`; data to be completed with the path.
 */
export async function solidOf(
  surface: Triangles,
  ct: Grid,
  context: KernelContext,
): Promise<Result<Solid | undefined>> {
  const mesh = inVoxels(weld(surface), ct);
  const box = boxOf(mesh, ct);
  if (!box) return ok(undefined);
  if (workOf(mesh) > mostWork) return fail('mesh-too-heavy');
  const edges = countEdges(mesh.indices);
  const { votes, windings } = await castVotes(mesh, box, edges.flipped === 0, partOfWork(context, 0, 0.5));
  const sides = tally(votes);
  if (sides.undecided > mostUndecided * sides.inside) return fail('mesh-no-inside');
  if (sides.inside === 0) return isCutOff(mesh, ct) ? ok(undefined) : fail('mesh-no-inside');
  await fillNearSurface(mesh, box, votes, (vote) => verdictOf(vote) === true, partOfWork(context, 0.5, 1));
  const field = { grid: subGrid(ct, box.start, box.dims), data: votes };
  const overlap = Math.abs(Math.abs(windings.sum) - windings.voxels) / windings.voxels;
  const known = edges.open === 0 && edges.flipped === 0 && overlap <= mostOverlap && !isCutOff(mesh, ct);
  return ok({ field, ...edges, ...(known && { volumeMm3: volumeOf(surface) }) });
}

function inVoxels({ positions, indices }: Triangles, ct: Grid): Triangles {
  const voxels = new Float64Array(positions.length);
  for (let at = 0; at < positions.length; at += 3) {
    voxels.set(lpsToVoxel(ct, lpsPoint(positions[at]!, positions[at + 1]!, positions[at + 2]!)), at);
  }
  return { positions: voxels, indices };
}

function boxOf({ positions }: Triangles, { dims }: Grid): VoxelBox | undefined {
  const { low, high } = boundsOf(pointsIn(positions));
  const start = low.map((value) => Math.max(0, Math.floor(value) - marginVoxels));
  const end = high.map((value, axis) => Math.min(dims[axis]! - 1, Math.ceil(value) + marginVoxels));
  const isApart = low.some((value, axis) => value > dims[axis]! - 0.5 || high[axis]! < -0.5);
  if (isApart || positions.length === 0) return undefined;
  return {
    start: start as [number, number, number],
    dims: end.map((value, axis) => value - start[axis]! + 1) as [number, number, number],
  };
}

function isCutOff({ positions }: Triangles, { dims }: Grid): boolean {
  const { low, high } = boundsOf(pointsIn(positions));
  return low.some((value, axis) => value < 0 || high[axis]! > dims[axis]! - 1);
}

/** Cells around the triangles and columns under them, roughly. */
function workOf({ positions, indices }: Triangles): number {
  let work = 0;
  for (let at = 0; at < indices.length; at += 3) {
    const size = [0, 1, 2].map((axis) => {
      const [a, b, c] = [0, 1, 2].map((n) => positions[3 * indices[at + n]! + axis]!) as [
        number,
        number,
        number,
      ];
      return Math.max(a, b, c) - Math.min(a, b, c) + 2;
    }) as [number, number, number];
    work += size[0] * size[1] + size[1] * size[2] + size[2] * size[0];
  }
  return 4 * work;
}

function tally(votes: Uint8Array): { inside: number; undecided: number } {
  const counts = new Uint32Array(16);
  for (let at = 0; at < votes.length; at++) counts[votes[at]!]!++;
  let [inside, undecided] = [0, 0];
  counts.forEach((count, vote) => {
    const verdict = verdictOf(vote);
    if (verdict === true) inside += count;
    else if (verdict === undefined) undecided += count;
  });
  return { inside, undecided };
}

/** By the divergence theorem: the tetrahedra from one point to every triangle. */
function volumeOf({ positions: p, indices }: Triangles): number {
  let six = 0;
  const at = (n: number, axis: number) => p[3 * indices[n]! + axis]! - p[axis]!;
  for (let n = 0; n < indices.length; n += 3) {
    for (let axis = 0; axis < 3; axis++) {
      const [u, v] = [(axis + 1) % 3, (axis + 2) % 3];
      six += at(n, axis) * (at(n + 1, u) * at(n + 2, v) - at(n + 1, v) * at(n + 2, u));
    }
  }
  return Math.abs(six) / 6;
}
