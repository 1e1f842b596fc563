import { type Grid, lpsToVoxel, voxelToLps } from '../../core/grid';
import { type LpsPoint, lpsPoint, type LpsVector, lpsVector, voxelPoint } from '../../core/units';
import { cross, distance, dot, normalise, subtract } from '../../core/vector';
import type { CanalStep } from './canal-line';

/** A place on the line of the canal, with axes along it, to the left and to the front. */
export interface Station {
  readonly atMm: LpsPoint;
  /** Unit vectors: towards the head along the canal, to the patient's left, to anterior. */
  readonly up: LpsVector;
  readonly left: LpsVector;
  readonly front: LpsVector;
}

/** What straightens the line of voxels, mm. */
const sigmaMm = 12;

/** Stations 1 mm apart from foot to head along the smoothed line of the canal. */
export function stationsOf(line: readonly CanalStep[], grid: Grid): Station[] {
  const points = everyMillimetre(smoothed(line, grid));
  return points.map((atMm, s) => {
    const up = normalise(subtract(points[Math.min(s + 5, points.length - 1)]!, points[Math.max(s - 5, 0)]!));
    const left = normalise(lpsVector(1 - up[0] * up[0], -up[0] * up[1], -up[0] * up[2]));
    return { atMm, up, left, front: cross(left, up) };
  });
}

/** A Gaussian mean over the line in which doubtful steps weigh little. */
function smoothed(line: readonly CanalStep[], grid: Grid): LpsPoint[] {
  const points = line.map(({ i, j, k }) => voxelToLps(grid, voxelPoint(i, j, k)));
  return points.map((here) => {
    const sum = [0, 0, 0, 0];
    points.forEach((point, n) => {
      const away = (point[2] - here[2]) / sigmaMm;
      if (Math.abs(away) > 3) return;
      const weight = Math.exp((-away * away) / 2) * (0.05 + line[n]!.score);
      [point[0], point[1], point[2], 1].forEach((value, a) => (sum[a]! += weight * value));
    });
    // Heights stay: at the ends a mean would draw them in.
    return lpsPoint(sum[0]! / sum[3]!, sum[1]! / sum[3]!, here[2]);
  });
}

function everyMillimetre(points: readonly LpsPoint[]): LpsPoint[] {
  const out = [points[0]!];
  let left = 1;
  for (let n = 1; n < points.length; n++) {
    const [a, b] = [points[n - 1]!, points[n]!];
    const length = distance(a, b);
    for (; left <= length; left++) {
      const t = left / length;
      out.push(lpsPoint(a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]), a[2] + t * (b[2] - a[2])));
    }
    left -= length;
  }
  return out;
}

/** HU along the spine: `s` in mm (stations) towards the head, `a` mm to the front of the line, `l` mm to the left. */
export class StraightSpine {
  private readonly mm: number;

  constructor(
    readonly stations: readonly Station[],
    readonly grid: Grid,
    readonly hu: Int16Array,
  ) {
    this.mm = grid.spacing[0];
  }

  get length(): number {
    return this.stations.length;
  }

  /** The nearest station to a height along the spine. */
  station(s: number): Station {
    return this.stations[Math.min(Math.max(Math.round(s), 0), this.length - 1)]!;
  }

  pointMm(s: number, a: number, l: number): LpsPoint {
    const { atMm, up, left, front } = this.station(s);
    const off = s - Math.min(Math.max(Math.round(s), 0), this.length - 1);
    const at = (c: 0 | 1 | 2) => atMm[c] + a * front[c] + l * left[c] + off * up[c];
    return lpsPoint(at(0), at(1), at(2));
  }

  /** Trilinear HU; −1024 outside. The grid lies along the patient's axes. */
  at(s: number, a: number, l: number): number {
    const { atMm, up, left, front } = this.station(s);
    const off = s - Math.min(Math.max(Math.round(s), 0), this.length - 1);
    const { origin, dims } = this.grid;
    const x = (atMm[0] + a * front[0] + l * left[0] + off * up[0] - origin[0]) / this.mm;
    const y = (atMm[1] + a * front[1] + l * left[1] + off * up[1] - origin[1]) / this.mm;
    const z = (atMm[2] + a * front[2] + l * left[2] + off * up[2] - origin[2]) / this.mm;
    const [nx, ny, nz] = dims;
    if (!(x >= 0 && y >= 0 && z >= 0 && x < nx - 1 && y < ny - 1 && z < nz - 1)) return -1024;
    const [i, j, k] = [x | 0, y | 0, z | 0];
    const [fx, fy, fz] = [x - i, y - j, z - k];
    const o = i + nx * (j + ny * k);
    const { hu } = this;
    const up1 = o + nx * ny;
    const a0 = hu[o]! + (hu[o + 1]! - hu[o]!) * fx;
    const a1 = hu[o + nx]! + (hu[o + nx + 1]! - hu[o + nx]!) * fx;
    const b0 = hu[up1]! + (hu[up1 + 1]! - hu[up1]!) * fx;
    const b1 = hu[up1 + nx]! + (hu[up1 + nx + 1]! - hu[up1 + nx]!) * fx;
    const near = a0 + (a1 - a0) * fy;
    return near + (b0 + (b1 - b0) * fy - near) * fz;
  }
}

/** Where each voxel of a grid lies along a spine: mm along, to the front and to the left; `s` is NaN far from it. */
export interface SpineCoordinates {
  readonly s: Float32Array;
  readonly a: Int8Array;
  readonly l: Int8Array;
}

/** Reach of the coordinates to the front, to the back and to each side, mm. */
export const reachMm = { front: 62, back: 95, side: 66 };

/** The coordinates of each voxel by the station in whose plane it lies, the nearest where planes cross. */
export function spineCoordinates(stations: readonly Station[], grid: Grid): SpineCoordinates {
  const [nx, ny, nz] = grid.dims;
  const count = nx * ny * nz;
  const s = new Float32Array(count).fill(NaN);
  const [a, l] = [new Int8Array(count), new Int8Array(count)];
  const best = new Float32Array(count).fill(1.01);
  const mm = grid.spacing[0];
  stations.forEach(({ atMm, up, left, front }, n) => {
    const centre = lpsToVoxel(grid, atMm);
    for (let y = -reachMm.back; y <= reachMm.front; y += mm) {
      for (let x = -reachMm.side; x <= reachMm.side; x += mm) {
        const i = Math.round(centre[0] + (y * front[0] + x * left[0]) / mm);
        const j = Math.round(centre[1] + (y * front[1] + x * left[1]) / mm);
        const k0 = Math.round(centre[2] + (y * front[2] + x * left[2]) / mm);
        if (i < 0 || j < 0 || i >= nx || j >= ny) continue;
        for (let k = Math.max(0, k0 - 1); k <= Math.min(nz - 1, k0 + 1); k++) {
          const d = lpsVector((i - centre[0]) * mm, (j - centre[1]) * mm, (k - centre[2]) * mm);
          const off = dot(d, up);
          const at = i + nx * (j + ny * k);
          if (Math.abs(off) >= best[at]!) continue;
          best[at] = Math.abs(off);
          s[at] = n + off;
          a[at] = Math.round(dot(d, front));
          l[at] = Math.round(dot(d, left));
        }
      }
    }
  });
  return { s, a, l };
}
