import { nodeStride } from './distance-layout';
import type { Kernel } from './kernel';
import { voxelToLps } from './grid';
import { fail, ok, type Result } from './result';
import { allocate } from './shared';
import type { VoxelField } from './structure';
import { boundCells } from './surface-bounds';
import { findSurfaceCells } from './surface-cells';
import { buildFans } from './surface-fans';
import { type LpsPoint, lpsPoint, voxelPoint } from './units';

/**
 * The half-level surface of a voxel field, arranged so that its distance to anything can be found
 * exactly, near or far: an octree over the cells that the surface crosses. Plain data: it can be
 * cloned to, or shared with, workers. The surface inside a node lies in the ball (centre, radius)
 * and in the slab |normal · (q − centre)| ≤ half thickness.
 */
export interface DistanceField {
  readonly field: VoxelField;
  /** `nodeStride` numbers a node; level 0 (the cells) first, the root last. */
  readonly nodes: Float32Array;
  /** Level 0: the cell's linear index. Above: the first child node; the next node's ends the list. */
  readonly links: Uint32Array;
  /** The surface in each cell as triangles, see `buildFans`, and where each cell's begin. */
  readonly fans: Uint8Array;
  readonly fanStarts: Uint32Array;
  /** Index of the first node of each level, and the number of nodes at the end. */
  readonly levels: readonly number[];
  /** Box around the surface, LPS mm. */
  readonly lowMm: LpsPoint;
  readonly highMm: LpsPoint;
}

/**
 * Builds the octree.
 * @param field occupancy 0–255, any spacing and orientation
 * @returns failure `structure-empty` when the field nowhere reaches the half level
 */
export function buildDistanceField(field: VoxelField): Result<DistanceField> {
  const surface = findSurfaceCells(field);
  if (surface.cells.length === 0) return fail('structure-empty');
  const { starts, levels, total } = groupByOctant(surface.codes);
  const links = new Uint32Array(allocate(4 * (total + 1)));
  links.set(surface.cells);
  let offset = surface.cells.length;
  for (const start of starts) {
    links.set(start, offset);
    offset += start.length;
  }
  links[total] = levels.at(-2)!;
  const nodes = new Float32Array(allocate(4 * nodeStride * total));
  boundCells(field, surface.cells, starts, levels, nodes);
  return ok({
    field,
    nodes,
    links,
    levels,
    ...buildFans(field, surface.cells),
    ...extent(field, nodes, surface.cells.length),
  });
}

/** `buildDistanceField` for the workers. */
export const distanceField: Kernel<{ readonly field: VoxelField }, DistanceField> = ({ field }) =>
  buildDistanceField(field);

/** For each level above the cells, the index of each node's first child among all nodes. */
function groupByOctant(codes: Float64Array): { starts: Uint32Array[]; levels: number[]; total: number } {
  const starts: Uint32Array[] = [];
  const levels = [0, codes.length];
  let current = codes;
  let base = 0;
  do {
    const first: number[] = [];
    const parents: number[] = [];
    for (let n = 0; n < current.length; n++) {
      const parent = Math.floor(current[n]! / 8);
      if (parents.length > 0 && parents.at(-1) === parent) continue;
      parents.push(parent);
      first.push(base + n);
    }
    base += current.length;
    starts.push(Uint32Array.from(first));
    current = Float64Array.from(parents);
    levels.push(base + current.length);
  } while (current.length > 1);
  return { starts, levels, total: base + current.length };
}

/** Box around the centres of the surface's pieces, LPS mm. */
function extent({ grid }: VoxelField, nodes: Float32Array, cells: number) {
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  const [sx, sy, sz] = grid.spacing;
  for (let o = 0; o < cells * nodeStride; o += nodeStride) {
    const p = voxelToLps(grid, voxelPoint(nodes[o]! / sx, nodes[o + 1]! / sy, nodes[o + 2]! / sz));
    for (let axis = 0; axis < 3; axis++) {
      low[axis] = Math.min(low[axis]!, p[axis]!);
      high[axis] = Math.max(high[axis]!, p[axis]!);
    }
  }
  return { lowMm: lpsPoint(low[0]!, low[1]!, low[2]!), highMm: lpsPoint(high[0]!, high[1]!, high[2]!) };
}
