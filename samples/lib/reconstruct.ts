import { atan2, PI, smoothStep } from './arithmetic';
import { hash3, noise3 } from './noise';
import { type RasterGrid, sliceMmOf } from './raster';

/** How the scanner renders what the rasteriser painted. */
export interface Scanner {
  readonly seed: number;
  /** Point spread, normalised taps about the voxel; negative taps sharpen edges. */
  readonly inPlane: readonly number[];
  readonly through: readonly number[];
  /** Standard deviation of the noise at a point, HU. */
  readonly noiseHu: (x: number, y: number, z: number) => number;
  /** Share of the noise that runs in streaks along x, by level. */
  readonly streakShare: (z: number) => number;
  /** Slow error of the beam-hardening correction, and streaks, HU. */
  readonly artefact: (x: number, y: number, z: number) => number;
  /** Radius of the reconstruction circle about the middle of the slice, mm; outside stands `paddingHu`. */
  readonly fieldRadiusMm: number;
  readonly paddingHu: number;
}

/** Sum of eight bytes of two hashes, scaled to variance 1: normal to within what a picture shows. */
const white = (seed: number, i: number, j: number, k: number): number => {
  const a = hash3(seed, i, j, k);
  const b = Math.imul(a ^ (a >>> 15), 0x2c1b3c6d) >>> 0;
  const sum =
    (a & 255) +
    ((a >>> 8) & 255) +
    ((a >>> 16) & 255) +
    (a >>> 24) +
    (b & 255) +
    ((b >>> 8) & 255) +
    ((b >>> 16) & 255) +
    (b >>> 24);
  return (sum - 1020) / 209;
};

/** Edge values go on beyond the picture. */
const padded = new Float32Array(4096);
const alongX = (
  from: Float32Array,
  to: Float32Array,
  nx: number,
  ny: number,
  taps: readonly number[],
): void => {
  const n = taps.length;
  const r = (n - 1) / 2;
  for (let j = 0; j < ny; j++) {
    padded.fill(from[nx * j]!, 0, r);
    padded.set(from.subarray(nx * j, nx * (j + 1)), r);
    padded.fill(from[nx * (j + 1) - 1]!, nx + r, nx + 2 * r);
    for (let i = 0; i < nx; i++) {
      let sum = 0;
      for (let t = 0; t < n; t++) sum += taps[t]! * padded[i + t]!;
      to[i + nx * j] = sum;
    }
  }
};

const alongY = (
  from: Float32Array,
  to: Float32Array,
  nx: number,
  ny: number,
  taps: readonly number[],
): void => {
  const r = (taps.length - 1) / 2;
  for (let j = 0; j < ny; j++) {
    for (let t = -r; t <= r; t++) {
      const at = nx * (j + t < 0 ? 0 : j + t >= ny ? ny - 1 : j + t);
      const tap = taps[t + r]!;
      for (let i = 0; i < nx; i++) {
        const value = tap * from[at + i]!;
        to[i + nx * j] = t === -r ? value : to[i + nx * j]! + value;
      }
    }
  }
};

/** Noise of filtered back-projection: little at low frequencies, most at mid ones. Unit variance. */
const grain = [-0.08, -0.12, 0.22, 0.62, 0.22, -0.12, -0.08];
const streak = [0.05, 0.09, 0.14, 0.19, 0.24, 0.28, 0.3, 0.28, 0.24, 0.19, 0.14, 0.09, 0.05];
const power = (taps: readonly number[]): number => Math.sqrt(taps.reduce((sum, tap) => sum + tap * tap, 0));

interface Planes {
  readonly a: Float32Array;
  readonly b: Float32Array;
  readonly noise: Float32Array;
  readonly streaks: Float32Array;
}

/** White planes of the last slices: neighbours share them. */
const known = new Map<number, Float32Array>();
const whitePlane = (seed: number, nx: number, ny: number, k: number): Float32Array => {
  const found = known.get(k);
  if (found?.length === nx * ny) return found;
  const plane = new Float32Array(nx * ny);
  for (let j = 0; j < ny; j++) for (let i = 0; i < nx; i++) plane[i + nx * j] = white(seed, i, j, k);
  known.delete(k);
  known.set(k, plane);
  if (known.size > 4) known.delete(known.keys().next().value!);
  return plane;
};

const noisePlanes = (scanner: Scanner, planes: Planes, nx: number, ny: number, k: number): void => {
  // Neighbouring slices share part of their data.
  const [below, here, above] = [k - 1, k, k + 1].map((n) => whitePlane(scanner.seed, nx, ny, n)) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  for (let o = 0; o < nx * ny; o++) planes.a[o] = 0.77 * here[o]! + 0.45 * (below[o]! + above[o]!);
  alongX(planes.a, planes.b, nx, ny, grain);
  alongY(planes.b, planes.noise, nx, ny, grain);
  alongX(planes.a, planes.streaks, nx, ny, streak);
};

/** One slice as the scanner shows it, HU. `painted` is the whole grid. */
export const reconstructSlice = (
  scanner: Scanner,
  grid: RasterGrid,
  painted: Int16Array,
  k: number,
  out: Int16Array,
): void => {
  const [nx, ny, nz] = grid.dims;
  const plane = nx * ny;
  const planes: Planes = {
    a: new Float32Array(plane),
    b: new Float32Array(plane),
    noise: new Float32Array(plane),
    streaks: new Float32Array(plane),
  };
  noisePlanes(scanner, planes, nx, ny, k);
  const r = (scanner.through.length - 1) / 2;
  planes.a.fill(0);
  for (let t = -r; t <= r; t++) {
    const at = plane * Math.min(Math.max(k + t, 0), nz - 1);
    const tap = scanner.through[t + r]!;
    for (let o = 0; o < plane; o++) planes.a[o]! += tap * painted[at + o]!;
  }
  alongX(planes.a, planes.b, nx, ny, scanner.inPlane);
  alongY(planes.b, planes.a, nx, ny, scanner.inPlane);
  const grainScale = 1 / (power(grain) * power(grain));
  const streakScale = 1 / power(streak);
  const z = grid.originMm[2] + k * sliceMmOf(grid);
  const cx = grid.originMm[0] + ((nx - 1) / 2) * grid.spacingMm;
  const cy = grid.originMm[1] + ((ny - 1) / 2) * grid.spacingMm;
  const share = scanner.streakShare(z);
  const radius2 = scanner.fieldRadiusMm * scanner.fieldRadiusMm;
  for (let j = 0; j < ny; j++) {
    const y = grid.originMm[1] + j * grid.spacingMm;
    for (let i = 0; i < nx; i++) {
      const o = i + nx * j;
      const x = grid.originMm[0] + i * grid.spacingMm;
      if ((x - cx) * (x - cx) + (y - cy) * (y - cy) > radius2) {
        out[o] = scanner.paddingHu;
        continue;
      }
      const random = planes.noise[o]! * grainScale * (1 - share) + planes.streaks[o]! * streakScale * share;
      const value = planes.a[o]! + scanner.noiseHu(x, y, z) * random + scanner.artefact(x, y, z);
      out[o] = Math.max(-1024, Math.min(3071, Math.floor(value + 0.5)));
    }
  }
};

/** Rays from a dense point in a slice (a dental filling): bright and dark by turns, fading away from it. */
export const raysFrom = (
  seed: number,
  at: readonly [number, number, number],
  heightMm: number,
  peakHu: number,
): ((x: number, y: number, z: number) => number) => {
  return (x, y, z) => {
    const level = 1 - smoothStep(0.3 * heightMm, heightMm, Math.abs(z - at[2]));
    if (level <= 0) return 0;
    const dx = x - at[0];
    const dy = y - at[1];
    const away = Math.sqrt(dx * dx + dy * dy);
    const turn = ((atan2(dy, dx) + PI) / PI) * 11;
    return (level * peakHu * noise3(seed, turn, 0.5, z / 3)) / (1 + (away / 16) * (away / 16));
  };
};
