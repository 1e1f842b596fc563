import type { Dims } from '../../voxels/runs';

/** A mask with one axis and the last one exchanged, so that slices across that axis lie together. Its own inverse. */
export function turned(mask: Uint8Array, dims: Dims, axis: 0 | 1 | 2): { mask: Uint8Array; dims: Dims } {
  if (axis === 2) return { mask, dims };
  const [nx, ny, nz] = dims;
  const out = new Uint8Array(mask.length);
  const there: Dims = axis === 0 ? [nz, ny, nx] : [nx, nz, ny];
  for (let k = 0, q = 0; k < nz; k++)
    for (let j = 0; j < ny; j++)
      if (axis === 1) {
        out.set(mask.subarray(q, q + nx), nx * (k + nz * j));
        q += nx;
      } else for (let i = 0, to = k + nz * j; i < nx; i++, q++, to += nz * ny) out[to] = mask[q]!;
  return { mask: out, dims: there };
}
