import { distanceMm } from '../../../core/distance-transform';
import type { Grid } from '../../../core/grid';
import { components } from './cells';

/** Gaps narrower than twice this are holes in the wall of a body rather than its outline, mm. House value. */
const bridgedMm = 4;

/**
 * Cells that a label leaves out though they lie within the bone: what it surrounds on all sides (a vein,
 * a cyst), and, where `mayBridge` allows, what a closing with a ball of 4 mm adds (a crack, a hole in the
 * wall of a body). Left out, they would pass for the outside, and a hole in the wall for a dent of it.
 * @param free cells that nothing else is known to fill
 * @param mayBridge among them, those of the vertebral body's outline; absent: none
 */
export function fillHoles(
  grid: Grid,
  bone: Uint8Array,
  free: Uint8Array,
  mayBridge?: Uint8Array,
): Uint32Array {
  const filled = new Uint8Array(bone.length);
  for (const group of components(
    grid,
    bone.map((v) => 1 - v),
  )) {
    if (group.some((q) => free[q] !== 1 || onBorder(grid, q))) continue;
    for (const q of group) filled[q] = 1;
  }
  if (mayBridge) {
    const { dims, spacing } = grid;
    const toBone = distanceMm(bone, dims, spacing, bridgedMm);
    const far = Uint8Array.from(toBone, (mm) => (mm > bridgedMm ? 1 : 0));
    const toFar = distanceMm(far, dims, spacing, bridgedMm);
    for (let q = 0; q < filled.length; q++)
      if (bone[q] === 0 && free[q] === 1 && mayBridge[q] === 1 && toFar[q]! > bridgedMm) filled[q] = 1;
  }
  return Uint32Array.from(filled.keys()).filter((q) => filled[q] === 1);
}

function onBorder({ dims: [nx, ny, nz] }: Grid, q: number): boolean {
  const [i, j, k] = [q % nx, Math.floor(q / nx) % ny, Math.floor(q / nx / ny)];
  return i === 0 || j === 0 || k === 0 || i === nx - 1 || j === ny - 1 || k === nz - 1;
}
