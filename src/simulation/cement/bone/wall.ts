import { type Grid, lpsToVoxel, voxelToLps } from '../../../core/grid';
import { type LpsPoint, voxelPoint } from '../../../core/units';
import type { Volume } from '../../../core/volume';
import { strides } from './cells';
import { hiddenHu } from './partial-volume';
import type { BoneParameters } from './parameters';
import { isInside, tissues, type WallFaces } from './types';

/** Points on a face at which the wall is looked for, each way. */
const perEdge = 3;
const stepMm = 0.5;

/** The surface of the bone as faces between cells, before anything is open. */
export interface WallScan {
  readonly cell: Uint32Array;
  readonly axis: Uint8Array;
  readonly outward: Int8Array;
  /** Greatest HU across the wall at each of `perEdge`² points of a face, mended for what lies beside it (`hiddenHu`). */
  readonly profile: Float32Array;
  /** Median of the profile of each face. */
  readonly wallHu: Float32Array;
  /** What a face counts for of the smooth surface, mm²: a staircase has more area than the wall it stands for. */
  readonly areaMm2: Float32Array;
}

/** Where inside meets outside, and how dense the CT is there, measured along the outward normal. */
export function scanWall(
  volume: Volume,
  grid: Grid,
  tissue: Uint8Array,
  occupancy: Float32Array,
  searchMm: number,
): WallScan {
  const { cell, axis, outward } = findFaces(grid, tissue);
  const count = cell.length;
  const smooth = blur(grid, occupancy);
  const profile = new Float32Array(count * perEdge * perEdge);
  const wallHu = new Float32Array(count);
  const areaMm2 = new Float32Array(count);
  const [nx, ny] = grid.dims;
  const sampler = huSampler(volume);
  // Both grids have the same axes: CT indices follow from cell indices by a shift and a factor.
  const start = lpsToVoxel(volume.grid, grid.origin);
  const ratio = grid.spacing.map((h, n) => h / volume.grid.spacing[n]!);
  const values = new Float32Array(perEdge * perEdge);
  const line = new Float32Array(Math.floor((2 * searchMm) / stepMm + 1e-9) + 1);
  for (let f = 0; f < count; f++) {
    const q = cell[f]!;
    const n = axis[f]!;
    const normal = outwardNormal(grid, smooth, q, n, outward[f]!);
    areaMm2[f] = faceAreaMm2(grid, n) * Math.abs(normal[n]!);
    const at = [q % nx, Math.floor(q / nx) % ny, Math.floor(q / nx / ny)];
    at[n]! += 0.5;
    const [u, v] = acrossOf(n);
    const o = at.map((index, m) => start[m]! + index * ratio[m]!);
    const step = normal.map((c, m) => c / volume.grid.spacing[m]!);
    for (let s = 0; s < perEdge * perEdge; s++) {
      const p = [o[0]!, o[1]!, o[2]!];
      p[u]! += offset(s % perEdge) * ratio[u]!;
      p[v]! += offset(Math.floor(s / perEdge)) * ratio[v]!;
      let most = -Infinity;
      for (let n = 0; n < line.length; n++) {
        const t = n * stepMm - searchMm;
        line[n] = sampler(p[0]! + t * step[0]!, p[1]! + t * step[1]!, p[2]! + t * step[2]!);
        if (line[n]! > most) most = line[n]!;
      }
      // Beyond the CT nothing is known of a wall: it counts as closed.
      values[s] = most === -Infinity ? 3000 : most + hiddenHu(line, stepMm);
    }
    profile.set(values, f * perEdge * perEdge);
    wallHu[f] = values.slice().sort()[(perEdge * perEdge) >> 1]!;
  }
  return { cell, axis, outward, profile, wallHu, areaMm2 };
}

/** Trilinear HU at a continuous index; −Infinity outside. */
function huSampler({ grid, hu }: Volume): (x: number, y: number, z: number) => number {
  const [nx, ny, nz] = grid.dims;
  const plane = nx * ny;
  return (x, y, z) => {
    if (!(x >= 0 && y >= 0 && z >= 0 && x <= nx - 1 && y <= ny - 1 && z <= nz - 1)) return -Infinity;
    const i = Math.min(Math.floor(x), Math.max(nx - 2, 0));
    const j = Math.min(Math.floor(y), Math.max(ny - 2, 0));
    const k = Math.min(Math.floor(z), Math.max(nz - 2, 0));
    const di = nx > 1 ? 1 : 0;
    const dj = ny > 1 ? nx : 0;
    const o = i + nx * j + plane * k;
    const fx = x - i;
    const fy = y - j;
    const a = hu[o]! + (hu[o + di]! - hu[o]!) * fx;
    const b = hu[o + dj]! + (hu[o + dj + di]! - hu[o + dj]!) * fx;
    const low = a + (b - a) * fy;
    const dk = nz > 1 ? plane : 0;
    const c = hu[o + dk]! + (hu[o + dk + di]! - hu[o + dk]!) * fx;
    const d = hu[o + dk + dj]! + (hu[o + dk + dj + di]! - hu[o + dk + dj]!) * fx;
    return low + (c + (d - c) * fy - low) * (z - k);
  };
}

function findFaces(grid: Grid, tissue: Uint8Array): Pick<WallFaces, 'cell' | 'axis' | 'outward'> {
  const [nx, ny, nz] = grid.dims;
  const stride = strides(grid);
  const cell: number[] = [];
  const axis: number[] = [];
  const outward: number[] = [];
  let q = 0;
  for (let k = 0; k < nz; k++)
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i++, q++)
        for (let n = 0; n < 3; n++) {
          if (n === 0 ? i + 1 >= nx : n === 1 ? j + 1 >= ny : k + 1 >= nz) continue;
          const here = isInside(tissue[q]!);
          if (here === isInside(tissue[q + stride[n]!]!)) continue;
          cell.push(q);
          axis.push(n);
          outward.push(here ? 1 : -1);
        }
  return { cell: Uint32Array.from(cell), axis: Uint8Array.from(axis), outward: Int8Array.from(outward) };
}

/** Twice the mean of three along each axis: the gradient of a staircase would point along the grid. */
function blur(grid: Grid, data: Float32Array): Float32Array {
  let from = data;
  const [nx, ny] = grid.dims;
  for (let round = 0; round < 2; round++)
    for (const [n, stride] of strides(grid).entries()) {
      const out = new Float32Array(from.length);
      const size = grid.dims[n]!;
      for (let q = 0; q < out.length; q++) {
        const at = n === 0 ? q % nx : n === 1 ? Math.floor(q / nx) % ny : Math.floor(q / nx / ny);
        const low = from[at > 0 ? q - stride : q]!;
        const high = from[at < size - 1 ? q + stride : q]!;
        out[q] = (low + from[q]! + high) / 3;
      }
      from = out;
    }
  return from;
}

/** Unit vector out of the bone in the grid's axes, at the face beyond cell `q` along `axis`. */
function outwardNormal(
  grid: Grid,
  smooth: Float32Array,
  q: number,
  axis: number,
  outward: number,
): readonly number[] {
  const stride = strides(grid);
  const [nx, ny] = grid.dims;
  const at = [q % nx, Math.floor(q / nx) % ny, Math.floor(q / nx / ny)];
  const slope = (n: number) => {
    if (n === axis) return (smooth[q + stride[n]!]! - smooth[q]!) / grid.spacing[n]!;
    const low = at[n]! > 0 ? -stride[n]! : 0;
    const high = at[n]! < grid.dims[n]! - 1 ? stride[n]! : 0;
    const span = (high - low) / stride[n]!;
    if (span === 0) return 0;
    const rise =
      smooth[q + high]! -
      smooth[q + low]! +
      smooth[q + stride[axis]! + high]! -
      smooth[q + stride[axis]! + low]!;
    return rise / 2 / span / grid.spacing[n]!;
  };
  const g = [slope(0), slope(1), slope(2)];
  const length = Math.hypot(g[0]!, g[1]!, g[2]!);
  if (length < 1e-9) return [0, 1, 2].map((n) => (n === axis ? outward : 0));
  return g.map((v) => -v / length);
}

/** A point of an opening and how much of it the point stands for. */
export interface WallPoint {
  readonly atMm: LpsPoint;
  readonly areaMm2: number;
}

export interface WallThresholds {
  readonly open: number;
  readonly thin: number;
  readonly usual: number;
}

/** The wall's usual density is the median of its faces; a share of the way down to soft tissue is open or thin. */
export function wallThresholds(scan: WallScan, p: BoneParameters): WallThresholds {
  const usual = scan.wallHu.slice().sort()[scan.wallHu.length >> 1] ?? 0;
  const share = (s: number) => p.softTissueHu + s * (usual - p.softTissueHu);
  return { usual, open: share(p.wallShare), thin: share(p.thinWallShare) };
}

/** Share of each face that lies below a density. */
export function shareBelow(scan: WallScan, hu: number): Float32Array {
  const each = perEdge * perEdge;
  return Float32Array.from(scan.cell, (_, f) => {
    let below = 0;
    for (let s = 0; s < each; s++) if (scan.profile[f * each + s]! < hu) below++;
    return below / each;
  });
}

/** Where a face lies below a density, LPS mm, each point with its part of the face. */
export function pointsBelow(grid: Grid, scan: WallScan, face: number, hu: number): WallPoint[] {
  const each = perEdge * perEdge;
  const [nx, ny] = grid.dims;
  const q = scan.cell[face]!;
  const n = scan.axis[face]!;
  const [u, v] = acrossOf(n);
  const points: WallPoint[] = [];
  for (let s = 0; s < each; s++) {
    if (!(scan.profile[face * each + s]! < hu)) continue;
    const at: [number, number, number] = [q % nx, Math.floor(q / nx) % ny, Math.floor(q / nx / ny)];
    at[n]! += 0.5;
    at[u]! += offset(s % perEdge);
    at[v]! += offset(Math.floor(s / perEdge));
    points.push({ atMm: voxelToLps(grid, voxelPoint(...at)), areaMm2: scan.areaMm2[face]! / each });
  }
  return points;
}

/** The two axes along a face. */
const acrossOf = (axis: number): readonly [number, number] =>
  axis === 0 ? [1, 2] : axis === 1 ? [0, 2] : [0, 1];

/** Of a point from the middle of its face, in cells. */
const offset = (n: number): number => (n + 0.5) / perEdge - 0.5;

/** Tissue on the outer side of a face. */
export const outsideOf = (
  grid: Grid,
  { cell, axis, outward }: Pick<WallFaces, 'cell' | 'axis' | 'outward'>,
  face: number,
): number => (outward[face]! > 0 ? cell[face]! + strides(grid)[axis[face]!]! : cell[face]!);

/** Cell on the inner side of a face. */
export const insideOf = (
  grid: Grid,
  { cell, axis, outward }: Pick<WallFaces, 'cell' | 'axis' | 'outward'>,
  face: number,
): number => (outward[face]! > 0 ? cell[face]! : cell[face]! + strides(grid)[axis[face]!]!);

/** Area of a face, mm². */
export const faceAreaMm2 = ({ spacing: [x, y, z] }: Grid, axis: number): number =>
  axis === 0 ? y * z : axis === 1 ? x * z : x * y;

/** Walls towards other bones (fused or touching) are closed: nothing enters there. */
export const opensOut = (tissue: number): boolean => tissue !== tissues.otherBone;
