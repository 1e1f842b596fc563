import type { KernelContext } from '../../core/kernel';
import { allocate } from '../../core/shared';
import type { Triangles } from './file';

/** A box of voxels: its first one, and how many along each axis. */
export interface VoxelBox {
  readonly start: readonly [number, number, number];
  readonly dims: readonly [number, number, number];
}

export interface Votes {
  readonly votes: Uint8Array;
  readonly windings: { sum: number; voxels: number };
}

/** In a vote: rays that say inside (0–3), and, times four, rays that cannot tell (0–3). */
const cannotTell = 4;

/**
 * What rays through each voxel's centre along the three axes say of it. A ray counts the triangles that it
 * has crossed, by the side that they show (`oriented`) or by number alone; one that does not come out
 * with nothing has gone through a hole and tells nothing.
 * @param mesh in voxels of the grid that `box` is part of
 * @returns the votes, and `windings`: how often the oriented surface winds around the voxels, all together,
 *   and how many it winds around at all. They differ where shells overlap.
 */
export async function castVotes(
  mesh: Triangles,
  box: VoxelBox,
  oriented: boolean,
  context: KernelContext,
): Promise<Votes> {
  const [nx, ny, nz] = box.dims;
  const votes = new Uint8Array(allocate(nx * ny * nz));
  const windings = { sum: 0, voxels: 0 };
  for (let axis = 0; axis < 3; axis++) {
    const crossings = await crossingsAlong(mesh, box, axis, oriented, context);
    await context.checkpoint((axis + 0.7) / 3);
    count(crossings, box, axis, { votes, windings }, oriented);
  }
  return { votes, windings };
}

/** Whether more of the rays that can tell say inside; undefined when they are even. */
export function verdictOf(vote: number): boolean | undefined {
  const inside = vote % cannotTell;
  const telling = 3 - Math.floor(vote / cannotTell);
  return 2 * inside === telling ? undefined : 2 * inside > telling;
}

/** Where the rays along one axis meet triangles: column, first voxel behind, and +1 or −1. */
interface Crossings {
  columns: Uint32Array;
  voxels: Uint32Array;
  signs: Int8Array;
  count: number;
}

const empty = (size: number): Crossings => ({
  columns: new Uint32Array(size),
  voxels: new Uint32Array(size),
  signs: new Int8Array(size),
  count: 0,
});

function add(to: Crossings, column: number, voxel: number, sign: number): void {
  if (to.count === to.columns.length) {
    const larger = empty(2 * to.count);
    larger.columns.set(to.columns);
    larger.voxels.set(to.voxels);
    larger.signs.set(to.signs);
    Object.assign(to, larger, { count: to.count });
  }
  to.columns[to.count] = column;
  to.voxels[to.count] = voxel;
  to.signs[to.count++] = sign;
}

const trianglesPerRest = 4096;

async function crossingsAlong(
  { positions, indices }: Triangles,
  { start, dims }: VoxelBox,
  axis: number,
  oriented: boolean,
  context: KernelContext,
): Promise<Crossings> {
  const found = empty(1024);
  const u = (axis + 1) % 3;
  const v = (axis + 2) % 3;
  for (let at = 0; at < indices.length; at += 3) {
    if (at % (3 * trianglesPerRest) === 0) await context.checkpoint((axis + (0.7 * at) / indices.length) / 3);
    const corners = [indices[at]!, indices[at + 1]!, indices[at + 2]!] as const;
    const [lowU, highU] = span(positions, corners, u, start[u]!, dims[u]!);
    const [lowV, highV] = span(positions, corners, v, start[v]!, dims[v]!);
    for (let y = lowV; y <= highV; y++) {
      for (let x = lowU; x <= highU; x++) {
        const hit = meet(positions, corners, [u, v, axis], x, y);
        if (!hit) continue;
        const voxel = Math.min(Math.max(Math.ceil(hit.depth) - start[axis]!, 0), dims[axis]!);
        add(found, x - start[u]! + dims[u]! * (y - start[v]!), voxel, oriented ? hit.sign : 1);
      }
    }
  }
  return found;
}

/** Voxel centres of the box that a triangle covers along one axis. */
function span(
  p: Float64Array,
  [a, b, c]: readonly [number, number, number],
  axis: number,
  start: number,
  count: number,
) {
  const [x, y, z] = [p[3 * a + axis]!, p[3 * b + axis]!, p[3 * c + axis]!];
  return [
    Math.max(start, Math.ceil(Math.min(x, y, z))),
    Math.min(start + count - 1, Math.floor(Math.max(x, y, z))),
  ] as const;
}

/**
 * Twice the area of the triangle of an edge and a point, seen along a ray. Computed from the same end
 * whichever triangle asks, so that a ray between two neighbours meets exactly one of them.
 */
function side(p: Float64Array, a: number, b: number, u: number, v: number, x: number, y: number): number {
  const from = Math.min(a, b);
  const to = Math.max(a, b);
  const du = p[3 * to + u]! - p[3 * from + u]!;
  const dv = p[3 * to + v]! - p[3 * from + v]!;
  const area = du * (y - p[3 * from + v]!) - dv * (x - p[3 * from + u]!);
  // On the edge itself: as if the ray lay a little further along u, and less so along v.
  const found = area === 0 ? Math.sign(dv === 0 ? du : -dv) * Number.MIN_VALUE : area;
  return a < b ? found : -found;
}

function meet(
  p: Float64Array,
  [a, b, c]: readonly [number, number, number],
  [u, v, w]: readonly [number, number, number],
  x: number,
  y: number,
): { depth: number; sign: number } | undefined {
  const ofA = side(p, b, c, u, v, x, y);
  const ofB = side(p, c, a, u, v, x, y);
  const ofC = side(p, a, b, u, v, x, y);
  const sign = Math.sign(ofA);
  if (sign === 0 || Math.sign(ofB) !== sign || Math.sign(ofC) !== sign) return undefined;
  const sum = ofA + ofB + ofC;
  const depth = (ofA * p[3 * a + w]! + ofB * p[3 * b + w]! + ofC * p[3 * c + w]!) / sum;
  return Number.isFinite(depth) ? { depth, sign } : undefined;
}

/** Adds the votes of the rays along one axis, column by column. */
function count(
  found: Crossings,
  { dims }: VoxelBox,
  axis: number,
  { votes, windings }: Votes,
  oriented: boolean,
): void {
  const strides = [1, dims[0], dims[0] * dims[1]] as const;
  const [u, v, n] = [(axis + 1) % 3, (axis + 2) % 3, dims[axis]!];
  const columns = dims[u]! * dims[v]!;
  const { starts, order } = byColumn(found, columns);
  const changes = new Int32Array(n + 1);
  for (let column = 0; column < columns; column++) {
    const [from, to] = [starts[column]!, starts[column + 1]!];
    if (from === to) continue;
    changes.fill(0);
    let total = 0;
    for (let at = from; at < to; at++) {
      const crossing = order[at]!;
      changes[found.voxels[crossing]!]! += found.signs[crossing]!;
      total += found.signs[crossing]!;
    }
    const isInside = (crossed: number) => (oriented ? crossed !== 0 : crossed % 2 !== 0);
    const lost = isInside(total);
    let at = (column % dims[u]!) * strides[u]! + Math.floor(column / dims[u]!) * strides[v]!;
    let crossed = 0;
    for (let voxel = 0; voxel < n; voxel++, at += strides[axis]!) {
      crossed += changes[voxel]!;
      if (lost) votes[at]! += cannotTell;
      else if (isInside(crossed)) {
        votes[at]! += 1;
        windings.sum += crossed;
        windings.voxels += 1;
      }
    }
  }
}

/** Counting sort: the crossings of column c are `order[starts[c]]` up to `order[starts[c + 1]]`. */
function byColumn({ columns, count }: Crossings, most: number) {
  const starts = new Uint32Array(most + 2);
  for (let n = 0; n < count; n++) starts[columns[n]! + 2]!++;
  for (let column = 2; column < starts.length; column++) starts[column]! += starts[column - 1]!;
  const order = new Uint32Array(count);
  for (let n = 0; n < count; n++) order[starts[columns[n]! + 1]!++] = n;
  return { starts, order };
}
