import { type RoughBody, isInRoughBody } from './rough-body';
import { type Grid, lpsToVoxel } from './grid';
import type { LpsPoint } from './units';

/**
 * How deep a point (LPS mm) lies in the body, coarsely: to the nearest sample outside, mm; 0 outside. Undefined where the
 * mask tells nothing outside. The edge of the CT is no skin.
 */
export function depthInBodyMm(grid: Grid, mask: RoughBody, point: LpsPoint): number | undefined {
  const v = lpsToVoxel(grid, point);
  if (!isInRoughBody(mask, v)) return 0;
  const { steps, dims, inside } = mask;
  let least = Infinity;
  for (let c = 0, at = 0; c < dims[2]; c++) {
    const dz = ((c + 0.5) * steps[2] - v[2]) * grid.spacing[2];
    for (let b = 0; b < dims[1]; b++) {
      const dy = ((b + 0.5) * steps[1] - v[1]) * grid.spacing[1];
      for (let a = 0; a < dims[0]; a++, at++) {
        if (inside[at] === 1) continue;
        const dx = ((a + 0.5) * steps[0] - v[0]) * grid.spacing[0];
        least = Math.min(least, dx * dx + dy * dy + dz * dz);
      }
    }
  }
  return least < Infinity ? Math.sqrt(least) : undefined;
}
