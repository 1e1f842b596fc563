import { boundsOf } from '../../core/bounds';
import { type Grid, lpsToVoxel, subGrid, voxelToLps } from '../../core/grid';
import type { VoxelField } from '../../core/structure';
import { voxelPoint } from '../../core/units';
import { dot, subtract } from '../../core/vector';
import type { Contours } from './edge';
import type { Station } from './line';

/**
 * The inside of the contours as occupancy on the part of the CT's grid that holds it: it falls through the half
 * level at the wall over two voxels, as that of a drawn tube does. The ends are flat. Undefined off the grid.
 */
export function fill(grid: Grid, stations: readonly Station[], contours: Contours): VoxelField | undefined {
  const rampMm = 2 * Math.max(...grid.spacing);
  const reach = stations.map((_, s) => furthest(contours, s) + rampMm);
  const part = partAround(grid, stations, reach);
  if (!part) return undefined;
  const nearest = nearestStations(part, stations, reach);
  const [nx, ny] = part.dims;
  const data = new Uint8Array(nearest.length);
  const inside = new InsideContours(stations, contours);
  for (let o = 0; o < nearest.length; o++) {
    if (nearest[o]! < 0) continue;
    const p = voxelToLps(part, voxelPoint(o % nx, Math.floor(o / nx) % ny, Math.floor(o / nx / ny)));
    const d = inside.signedMm(nearest[o]!, p);
    data[o] = Math.round(255 * Math.min(Math.max(0.5 - d / rampMm, 0), 1));
  }
  return { grid: part, data };
}

const furthest = ({ rays, radiusMm }: Contours, section: number): number =>
  Math.max(...radiusMm.subarray(section * rays, (section + 1) * rays));

function partAround(grid: Grid, stations: readonly Station[], reachMm: readonly number[]): Grid | undefined {
  const most = Math.max(...reachMm);
  const { low, high } = boundsOf(stations.map(({ pointMm }) => lpsToVoxel(grid, pointMm)));
  const from = low.map((value, a) => Math.max(Math.floor(value - most / grid.spacing[a]!) - 1, 0));
  const dims = high.map(
    (value, a) => Math.min(Math.ceil(value + most / grid.spacing[a]!) + 1, grid.dims[a]! - 1) - from[a]! + 1,
  );
  if (dims.some((n) => n < 1)) return undefined;
  return subGrid(grid, from as never as Grid['dims'], dims as never as Grid['dims']);
}

/** The station nearest to each voxel within reach of one; −1 elsewhere. */
function nearestStations(grid: Grid, stations: readonly Station[], reachMm: readonly number[]): Int16Array {
  const [nx, ny, nz] = grid.dims;
  const [sx, sy, sz] = grid.spacing;
  const nearest = new Int16Array(nx * ny * nz).fill(-1);
  const least = new Float32Array(nx * ny * nz).fill(Infinity);
  stations.forEach(({ pointMm }, s) => {
    const [x, y, z] = lpsToVoxel(grid, pointMm);
    const reach = reachMm[s]!;
    const kTo = Math.min(nz - 1, z + reach / sz);
    const jTo = Math.min(ny - 1, y + reach / sy);
    const iTo = Math.min(nx - 1, x + reach / sx);
    for (let k = Math.max(0, Math.ceil(z - reach / sz)); k <= kTo; k++)
      for (let j = Math.max(0, Math.ceil(y - reach / sy)); j <= jTo; j++)
        for (let i = Math.max(0, Math.ceil(x - reach / sx)); i <= iTo; i++) {
          const o = i + nx * (j + ny * k);
          const d = ((i - x) * sx) ** 2 + ((j - y) * sy) ** 2 + ((k - z) * sz) ** 2;
          if (d >= least[o]! || d > reach * reach) continue;
          least[o] = d;
          nearest[o] = s;
        }
  });
  return nearest;
}

/** Signed distance to the wall, in the planes of the stations. */
class InsideContours {
  constructor(
    private readonly stations: readonly Station[],
    private readonly contours: Contours,
  ) {}

  /** About the distance from the wall, mm, negative inside; `s` is the station nearest to the point. */
  signedMm(s: number, p: Station['pointMm']): number {
    const { pointMm, tangent, u, v } = this.stations[s]!;
    const away = subtract(p, pointMm);
    const axialMm = dot(away, tangent);
    const next = this.stations[axialMm > 0 ? s + 1 : s - 1];
    let [x, y, share] = [dot(away, u), dot(away, v), 0];
    if (next) {
      const step = subtract(next.pointMm, pointMm);
      share = Math.min(axialMm / (dot(step, tangent) || 1), 1);
      x -= share * dot(step, u);
      y -= share * dot(step, v);
    }
    const angle = Math.atan2(y, x);
    const own = this.radiusAt(s, angle);
    const wallMm = next ? own + share * (this.radiusAt(axialMm > 0 ? s + 1 : s - 1, angle) - own) : own;
    const radial = Math.hypot(x, y) - wallMm;
    return next ? radial : Math.max(radial, Math.abs(axialMm));
  }

  private radiusAt(s: number, angle: number): number {
    const { rays, radiusMm } = this.contours;
    const at = ((angle / (2 * Math.PI)) * rays + rays) % rays;
    const ray = Math.floor(at);
    const [a, b] = [radiusMm[s * rays + (ray % rays)]!, radiusMm[s * rays + ((ray + 1) % rays)]!];
    return a + (b - a) * (at - ray);
  }
}
