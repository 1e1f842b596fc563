import type { Grid } from './grid';
import { LowerEnvelope } from './lower-envelope';

/** Lines handled at a time, so that memory is read in order. */
const together = 16;

/**
 * Exact Euclidean distance, mm, from each voxel's centre to that of the nearest wanted voxel: 0 in wanted
 * ones, Infinity where there is none (Felzenszwalb and Huttenlocher 2012, doi:10.4086/toc.2012.v008a019).
 * @param mostMm farther than this may be given as Infinity, which takes less time
 * @param wanted whether distance is to set voxels or to free ones
 */
export function distanceMm(
  mask: Uint8Array,
  dims: Grid['dims'],
  spacingMm: Grid['spacing'],
  mostMm = Infinity,
  wanted: 'set' | 'free' = 'set',
): Float32Array {
  const squared = squaredAlongI(mask, dims, spacingMm[0], mostMm, wanted === 'set');
  const [nx, ny, nz] = dims;
  const longest = Math.max(ny, nz);
  const lines = new LowerEnvelope(together, longest);
  if (ny > 1)
    for (let k = 0; k < nz; k++)
      for (let i = 0; i < nx; i += together)
        lines.sweep(squared, i + nx * ny * k, Math.min(together, nx - i), nx, ny, spacingMm[1], mostMm);
  if (nz > 1)
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i += together)
        lines.sweep(squared, i + nx * j, Math.min(together, nx - i), nx * ny, nz, spacingMm[2], mostMm);
  const most = mostMm * mostMm * (1 + 1e-6);
  for (let q = 0; q < squared.length; q++) {
    const value = squared[q]!;
    if (value > 0) squared[q] = value > most ? Infinity : Math.sqrt(value);
  }
  return squared;
}

function squaredAlongI(
  mask: Uint8Array,
  [nx, ny, nz]: Grid['dims'],
  stepMm: number,
  mostMm: number,
  isSet: boolean,
): Float32Array {
  const out = new Float32Array(nx * ny * nz);
  // Distances in whole steps; what is farther than the longest row is nowhere.
  const mostSteps = Math.min(Math.floor(mostMm / stepMm), nx);
  const squares = Float32Array.from({ length: nx + 1 }, (_, n) =>
    n > mostSteps ? Infinity : (n * stepMm) ** 2,
  );
  const steps = new Int32Array(nx);
  for (let start = 0; start < out.length; start += nx) {
    let since = nx;
    for (let i = 0; i < nx; i++) {
      since = (mask[start + i] !== 0) === isSet ? 0 : since < nx ? since + 1 : nx;
      steps[i] = since;
    }
    since = nx;
    for (let i = nx - 1; i >= 0; i--) {
      const before = steps[i]!;
      since = before === 0 ? 0 : since < nx ? since + 1 : nx;
      const least = since < before ? since : before;
      out[start + i] = least < nx ? squares[least]! : Infinity;
    }
  }
  return out;
}
