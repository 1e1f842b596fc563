import { type Grid, lpsToVoxel, voxelVolumeMm3 } from '../../core/grid';
import type { VoxelField } from '../../core/structure';
import type { LpsPoint } from '../../core/units';
import { type Components, components, eachRun, largestPart, partAt } from '../voxels/components';
import { asMask } from '../voxels/smooth';
import { solid } from './combine';

/** Which parts stay: the largest, the one nearest to a point, or all that hold at least so many mL. */
export type KeptIslands =
  | { readonly which: 'largest' }
  | { readonly which: 'at'; readonly pointMm: LpsPoint }
  | { readonly which: 'least'; readonly volumeMl: number };

/** A structure without some of its parts, which are what is connected through faces at the half level. */
export function keepIslands(field: VoxelField, ct: Grid, kept: KeptIslands): VoxelField | undefined {
  const { grid, data } = field;
  const found = components(asMask(data), grid.dims);
  const isKept = choose(found, grid, kept);
  const out = data.slice();
  // The rim of what goes is below the half level: it goes as well, unless it is also the rim of what stays.
  eachRun(found, (part, start, end) => {
    if (!isKept(part)) out.fill(0, start, end);
  });
  clearLooseRim(out, grid.dims);
  return solid({ grid, data: out }, ct);
}

function choose(found: Components, grid: Grid, kept: KeptIslands): (part: number) => boolean {
  if (kept.which === 'least') {
    const leastVoxels = (1000 * kept.volumeMl) / voxelVolumeMm3(grid) - 1e-6;
    return (part) => found.sizes[part]! >= leastVoxels;
  }
  const only = kept.which === 'largest' ? largestPart(found) : nearestPart(found, grid, kept.pointMm);
  return (part) => part === only;
}

/** The part at a point, else the one whose voxels come nearest to it. */
function nearestPart(found: Components, grid: Grid, pointMm: LpsPoint): number {
  const at = lpsToVoxel(grid, pointMm);
  const [i, j, k] = at.map(Math.round) as [number, number, number];
  const [nx, ny, nz] = grid.dims;
  const isIn = i >= 0 && j >= 0 && k >= 0 && i < nx && j < ny && k < nz;
  const here = isIn ? partAt(found, i + nx * (j + ny * k)) : 0;
  if (here) return here;
  let [best, least] = [0, Infinity];
  eachRun(found, (part, start, end) => {
    const row = Math.floor(start / nx);
    const x = Math.min(Math.max(at[0], start - row * nx), end - 1 - row * nx) - at[0];
    const y = (row % ny) - at[1];
    const z = Math.floor(row / ny) - at[2];
    const off = Math.hypot(x * grid.spacing[0], y * grid.spacing[1], z * grid.spacing[2]);
    if (off < least) [best, least] = [part, off];
  });
  return best;
}

/** Empties what lies below the half level and touches (through faces, edges or corners) nothing above it. */
function clearLooseRim(data: Uint8Array, [nx, ny, nz]: Grid['dims']): void {
  for (let k = 0, q = 0; k < nz; k++)
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i++, q++) {
        if (data[q] === 0 || data[q]! > 127) continue;
        if (!touches(data, nx, ny, nz, i, j, k)) data[q] = 0;
      }
}

function touches(data: Uint8Array, nx: number, ny: number, nz: number, i: number, j: number, k: number) {
  for (let c = Math.max(k - 1, 0); c <= Math.min(k + 1, nz - 1); c++)
    for (let b = Math.max(j - 1, 0); b <= Math.min(j + 1, ny - 1); b++)
      for (let a = Math.max(i - 1, 0); a <= Math.min(i + 1, nx - 1); a++)
        if (data[a + nx * (b + ny * c)]! > 127) return true;
  return false;
}
