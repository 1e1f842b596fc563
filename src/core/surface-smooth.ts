import type { KernelContext } from './kernel';
import { allocate } from './shared';

/** Neighbours of each vertex of a quad net: those of vertex i are `list[start[i] … start[i + 1]]`. */
interface Neighbours {
  readonly start: Uint32Array;
  readonly list: Uint32Array;
}

/** Each edge of an oriented closed net is walked once in each direction: a quad gives its own. */
function neighboursOf(count: number, quads: Uint32Array): Neighbours {
  const start = new Uint32Array(count + 1);
  for (let n = 0; n < quads.length; n++) start[quads[n]! + 1]!++;
  for (let i = 0; i < count; i++) start[i + 1]! += start[i]!;
  const next = start.slice(0, count);
  const list = new Uint32Array(quads.length);
  for (let quad = 0; quad < quads.length; quad += 4) {
    for (let edge = 0; edge < 4; edge++) list[next[quads[quad + edge]!]!++] = quads[quad + ((edge + 1) & 3)]!;
  }
  return { start, list };
}

const step = 0.6;

/** One step of diffusion along the net of points. */
function diffusePoints(from: Float32Array, to: Float32Array, { start, list }: Neighbours): void {
  for (let i = 0; i + 1 < start.length; i++) {
    const first = start[i]!;
    const last = start[i + 1]!;
    let x = 0;
    let y = 0;
    let z = 0;
    for (let n = first; n < last; n++) {
      const at = 3 * list[n]!;
      x += from[at]!;
      y += from[at + 1]!;
      z += from[at + 2]!;
    }
    const weight = step / (last - first);
    to[3 * i] = from[3 * i]! * (1 - step) + x * weight;
    to[3 * i + 1] = from[3 * i + 1]! * (1 - step) + y * weight;
    to[3 * i + 2] = from[3 * i + 2]! * (1 - step) + z * weight;
  }
}

/** The same for one number a vertex. */
function diffuseValues(from: Float32Array, to: Float32Array, { start, list }: Neighbours): void {
  for (let i = 0; i + 1 < start.length; i++) {
    const first = start[i]!;
    const last = start[i + 1]!;
    let sum = 0;
    for (let n = first; n < last; n++) sum += from[list[n]!]!;
    to[i] = from[i]! * (1 - step) + (sum * step) / (last - first);
  }
}

/** Unit normals at the vertices of a quad net, weighted by area; zero where there is none. */
export function quadNormals(points: Float32Array, quads: Uint32Array): Float32Array {
  const normals = new Float32Array(allocate(4 * points.length));
  for (let quad = 0; quad < quads.length; quad += 4) {
    const [a, b, c, d] = [3 * quads[quad]!, 3 * quads[quad + 1]!, 3 * quads[quad + 2]!, 3 * quads[quad + 3]!];
    const ux = points[c]! - points[a]!;
    const uy = points[c + 1]! - points[a + 1]!;
    const uz = points[c + 2]! - points[a + 2]!;
    const vx = points[d]! - points[b]!;
    const vy = points[d + 1]! - points[b + 1]!;
    const vz = points[d + 2]! - points[b + 2]!;
    const nx = uy * vz - uz * vy;
    const ny = uz * vx - ux * vz;
    const nz = ux * vy - uy * vx;
    for (let corner = 0; corner < 4; corner++) {
      const at = 3 * quads[quad + corner]!;
      normals[at]! += nx;
      normals[at + 1]! += ny;
      normals[at + 2]! += nz;
    }
  }
  for (let i = 0; i < normals.length; i += 3) {
    const length = Math.sqrt(normals[i]! ** 2 + normals[i + 1]! ** 2 + normals[i + 2]! ** 2) || 1;
    normals[i]! /= length;
    normals[i + 1]! /= length;
    normals[i + 2]! /= length;
  }
  return normals;
}

/** Area and enclosed volume of a closed quad net, in the units of its points. */
export function measureQuads(
  points: Float32Array,
  quads: Uint32Array,
): { readonly area: number; readonly volume: number } {
  let area = 0;
  let volume = 0;
  const triangle = (a: number, b: number, c: number) => {
    const [ax, ay, az] = [points[a]!, points[a + 1]!, points[a + 2]!];
    const [ux, uy, uz] = [points[b]! - ax, points[b + 1]! - ay, points[b + 2]! - az];
    const [vx, vy, vz] = [points[c]! - ax, points[c + 1]! - ay, points[c + 2]! - az];
    const nx = uy * vz - uz * vy;
    const ny = uz * vx - ux * vz;
    const nz = ux * vy - uy * vx;
    area += Math.sqrt(nx * nx + ny * ny + nz * nz) / 2;
    volume += (ax * nx + ay * ny + az * nz) / 6;
  };
  for (let quad = 0; quad < quads.length; quad += 4) {
    const [a, b, c, d] = [3 * quads[quad]!, 3 * quads[quad + 1]!, 3 * quads[quad + 2]!, 3 * quads[quad + 3]!];
    triangle(a, b, c);
    triangle(a, c, d);
  }
  return { area, volume };
}

/** Brings every point back to within `limit` of where it came from. */
function hold(points: Float32Array, home: Float32Array, limit: number): void {
  for (let i = 0; i < points.length; i += 3) {
    const x = points[i]! - home[i]!;
    const y = points[i + 1]! - home[i + 1]!;
    const z = points[i + 2]! - home[i + 2]!;
    const distance = Math.sqrt(x * x + y * y + z * z);
    if (distance <= limit) continue;
    const scale = limit / distance;
    points[i] = home[i]! + x * scale;
    points[i + 1] = home[i + 1]! + y * scale;
    points[i + 2] = home[i + 2]! + z * scale;
  }
}

export interface Smoothing {
  readonly steps: number;
  /** How far a vertex may move, in voxels. */
  readonly limit: number;
  /** The volume to end with, in voxels. */
  readonly volume: number;
}

/**
 * Smooths a closed quad net in voxel coordinates, where the grid is isotropic whatever its spacing.
 * Diffusion takes out the stairs but shrinks; the depth by which the surface sank, itself diffused
 * so that it holds no stairs, is given back along the normals, and a last uniform offset restores
 * the volume. Diffusion with uniform weights commutes with the map to mm.
 */
export async function smoothNet(
  home: Float32Array,
  quads: Uint32Array,
  { steps, limit, volume }: Smoothing,
  context: KernelContext,
): Promise<Float32Array> {
  const count = home.length / 3;
  const neighbours = neighboursOf(count, quads);
  const repeat = async (values: Float32Array<ArrayBuffer>, diffuse: typeof diffusePoints) => {
    let from = values;
    let to = new Float32Array(values.length);
    for (let n = 0; n < steps; n++) {
      diffuse(from, to, neighbours);
      [from, to] = [to, from];
      if (count > 50_000) await context.checkpoint(n / steps);
    }
    return from;
  };
  const points = await repeat(home.slice(), diffusePoints);
  const normals = quadNormals(points, quads);
  const sunk = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    for (let c = 3 * i; c < 3 * i + 3; c++) sunk[i]! += (home[c]! - points[c]!) * normals[c]!;
  }
  const given = await repeat(sunk, diffuseValues);
  for (let c = 0; c < points.length; c++) points[c]! += given[Math.floor(c / 3)]! * normals[c]!;
  hold(points, home, limit);
  for (let n = 0; n < 4; n++) {
    const outward = quadNormals(points, quads);
    const measured = measureQuads(points, quads);
    const offset = (volume - measured.volume) / measured.area;
    for (let c = 0; c < points.length; c++) points[c]! += offset * outward[c]!;
    hold(points, home, limit);
  }
  return points;
}
