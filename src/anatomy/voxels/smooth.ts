import type { Dims } from './runs';

/**
 * Occupancy 0 … 255 smoothed by `passes` times [1 2 1]/4 along each axis, a Gaussian of √(passes/2) voxels.
 * The half level of a smoothed mask is a smooth surface; what is thinner than about two voxels goes. The
 * edge of the grid is continued.
 */
export function smooth(occupancy: Uint8Array, dims: Dims, passes = 1): Uint8Array {
  const out = occupancy.slice();
  const [nx, ny, nz] = dims;
  for (let pass = 0; pass < passes; pass++) {
    alongRows(out, nx);
    if (ny > 1) for (let k = 0; k < nz; k++) along(out, nx * ny * k, nx, nx, ny);
    if (nz > 1) for (let j = 0; j < ny; j++) along(out, nx * j, nx, nx * ny, nz);
  }
  return out;
}

/** A mask of 0 and 1 as occupancy 0 and 255. */
export const asOccupancy = (mask: Uint8Array): Uint8Array => mask.map((set) => (set ? 255 : 0));

/** What reaches the half level: a mask of 0 and 1. */
export const asMask = (occupancy: Uint8Array): Uint8Array => occupancy.map((value) => (value > 127 ? 1 : 0));

function alongRows(data: Uint8Array, nx: number): void {
  if (nx < 2) return;
  for (let start = 0; start < data.length; start += nx) {
    let before = data[start]!;
    for (let q = start; q < start + nx; q++) {
      const here = data[q]!;
      const after = q + 1 < start + nx ? data[q + 1]! : here;
      data[q] = (before + 2 * here + after + 2) >> 2;
      before = here;
    }
  }
}

/** The same across `count` rows of `width` voxels that lie `stride` apart. */
function along(data: Uint8Array, from: number, width: number, stride: number, count: number): void {
  const before = data.slice(from, from + width);
  for (let n = 0; n < count; n++) {
    const at = from + n * stride;
    const step = n + 1 < count ? stride : 0;
    for (let w = 0; w < width; w++) {
      const here = data[at + w]!;
      data[at + w] = (before[w]! + 2 * here + data[at + w + step]! + 2) >> 2;
      before[w] = here;
    }
  }
}
