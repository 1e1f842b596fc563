import { cross, dot } from './vector';
import { type Grid, voxelToLps } from './grid';
import { type KernelContext, partOfWork } from './kernel';
import type { Mesh } from './mesh';
import { halveField } from './halve';
import { ok, type Result } from './result';
import { allocate } from './shared';
import { simplified } from './simplify';
import type { VoxelField } from './structure';
import { surfaceNet } from './surface-net';
import { measureQuads, quadNormals, smoothNet } from './surface-smooth';
import { voxelPoint } from './units';

export interface SurfaceInput {
  readonly field: VoxelField;
  /** How far the surface may move to be drawn with fewer triangles, mm; absent: none are spared. */
  readonly toleranceMm?: number;
}

/** A field of more voxels is drawn at half its resolution: a skull of a million triangles stalls a view. */
const mostVoxels = 3_000_000;

/** A mask tells the surface to half a voxel; fractional samples place it already. */
const maskSmoothing = { steps: 20, limit: 0.5 };
const fractionalSmoothing = { steps: 4, limit: 0.15 };

/**
 * The smooth surface of a structure, for display and picking; distances are measured to the field.
 * A closed triangle surface in LPS mm with outward unit normals, for a grid of either handedness;
 * empty for an empty field. Vertices stay within half a voxel (in voxel coordinates) of the
 * half-level surface, and the volume of a mask is that of its voxels. Above three million voxels both
 * hold for the field at half its resolution.
 * Method: surface nets (Gibson 1998, doi:10.1007/BFb0056277), then constrained smoothing.
 */
export async function surface(input: SurfaceInput, context: KernelContext): Promise<Result<Mesh>> {
  const field = input.field.data.length > mostVoxels ? halveField(input.field) : input.field;
  const net = await surfaceNet(field, partOfWork(context, 0, 0.6));
  if (net.quads.length === 0) {
    return ok({
      positions: new Float32Array(0),
      normals: new Float32Array(0),
      indices: new Uint32Array(0),
    });
  }
  const mask = net.fractional < 0.5;
  const volume = mask ? occupancy(field.data) : measureQuads(net.points, net.quads).volume;
  const points = await smoothNet(
    net.points,
    net.quads,
    { ...(mask ? maskSmoothing : fractionalSmoothing), volume },
    partOfWork(context, 0.6, 1),
  );
  const positions = toLps(field.grid, points);
  const quads = isRightHanded(field.grid) ? net.quads : turned(net.quads);
  const fine = { positions, normals: quadNormals(positions, quads), indices: triangles(positions, quads) };
  return ok(input.toleranceMm ? await simplified(fine, input.toleranceMm) : fine);
}

/** The volume of a mask in voxels. */
function occupancy(data: Uint8Array): number {
  let sum = 0;
  for (let n = 0; n < data.length; n++) sum += data[n]!;
  return sum / 255;
}

const isRightHanded = ({ axes: [a, b, c] }: Grid): boolean => dot(cross(a, b), c) > 0;

function toLps(grid: Grid, points: Float32Array): Float32Array {
  const positions = new Float32Array(allocate(4 * points.length));
  for (let i = 0; i < points.length; i += 3) {
    positions.set(voxelToLps(grid, voxelPoint(points[i]!, points[i + 1]!, points[i + 2]!)), i);
  }
  return positions;
}

/** The same quads seen from the other side. */
function turned(quads: Uint32Array): Uint32Array {
  const out = quads.slice();
  for (let quad = 0; quad < quads.length; quad += 4) {
    out[quad + 1] = quads[quad + 3]!;
    out[quad + 3] = quads[quad + 1]!;
  }
  return out;
}

/** Two triangles a quad, cut along the shorter diagonal. */
function triangles(p: Float32Array, quads: Uint32Array): Uint32Array {
  const out = new Uint32Array(allocate(quads.length * 6));
  const squared = (a: number, b: number) =>
    (p[3 * a]! - p[3 * b]!) ** 2 +
    (p[3 * a + 1]! - p[3 * b + 1]!) ** 2 +
    (p[3 * a + 2]! - p[3 * b + 2]!) ** 2;
  let to = 0;
  for (let quad = 0; quad < quads.length; quad += 4) {
    const [a, b, c, d] = [quads[quad]!, quads[quad + 1]!, quads[quad + 2]!, quads[quad + 3]!];
    const corners = squared(a, c) <= squared(b, d) ? [a, b, c, a, c, d] : [b, c, d, b, d, a];
    for (const corner of corners) out[to++] = corner;
  }
  return out;
}
