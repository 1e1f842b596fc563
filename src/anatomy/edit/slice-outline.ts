import { distanceMm } from '../../core/distance-transform';

/** Signed distance of each place of a slice to the outline in it, mm, positive outside. */
export function sliceOutline(
  mask: Uint8Array,
  [columns, rows]: readonly [number, number],
  [du, dv]: readonly [number, number],
): Float32Array {
  const dims = [columns, rows, 1] as const;
  const spacing = [du, dv, 1] as const;
  const outside = distanceMm(mask, dims, spacing);
  const inside = distanceMm(mask, dims, spacing, Infinity, 'free');
  const half = Math.sqrt(du * dv) / 2;
  // A slice that is full to the edge of the CT has no outline: it is inside by as much as one likes.
  const most = columns * du + rows * dv;
  return outside.map((mm, place) => (mm > 0 ? mm - half : half - Math.min(inside[place]!, most)));
}
