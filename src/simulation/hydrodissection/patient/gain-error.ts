import { placeErrorMm, type Resolution, resolvedMm } from '../../../core/grid-error';
import { type LpsPoint, type LpsVector, lpsVector } from '../../../core/units';
import { distance, norm, normalise, subtract } from '../../../core/vector';
import type { ClearanceRow } from '../../../trajectory/clearance-table';
import { type Measurable, surfaceErrorMm } from '../../../trajectory/measured';

/**
 * What the CT leaves open in the difference of two clearances of one instrument to one structure, before and
 * after a displacement, mm. Both were measured in the same CT. Where the piece of surface that is closest
 * afterwards is the one that was closest before, what it is off there (e, at most half of what the CT resolves
 * along each axis, s) goes with it: of the two clearances n₀·e and n₁·e, the difference keeps (n₁ − n₀)·e, at
 * most ½Σ|n₁ − n₀|s, and the displaced surface is off by half a voxel of the grid on which it was set up anew.
 * Where it is another piece, the two errors have nothing to do with one another, and add up.
 * The displacement itself is the model's: nothing of its error is in it.
 * @param cameFrom where the closest point afterwards lay before, LPS mm
 * @param displaced the structure as it was measured afterwards
 */
export function gainErrorMm(
  before: ClearanceRow,
  after: ClearanceRow,
  cameFrom: LpsPoint,
  displaced: Measurable,
  ct: Resolution | undefined,
): number {
  const apart = before.toleranceMm + after.toleranceMm;
  const [n0, n1] = [growing(before), growing(after)];
  if (!ct || !n0 || !n1) return apart;
  const pieceMm = Math.hypot(...resolvedMm(ct, cameFrom));
  if (distance(before.closestOnStructureMm, cameFrom) > pieceMm) return apart;
  const turned = lpsVector(n1[0] - n0[0], n1[1] - n0[1], n1[2] - n0[2]);
  const kept = norm(turned) < 1e-9 ? 0 : norm(turned) * placeErrorMm(ct, turned, cameFrom);
  return Math.min(kept + surfaceErrorMm(displaced, n1, after.closestOnStructureMm), apart);
}

/** The direction in which a shift of the structure's surface makes the clearance grow; undefined where they touch. */
function growing({
  clearanceMm,
  closestOnInstrumentMm,
  closestOnStructureMm,
}: ClearanceRow): LpsVector | undefined {
  const way = subtract(closestOnStructureMm, closestOnInstrumentMm);
  if (norm(way) < 1e-6) return undefined;
  const [x, y, z] = normalise(way);
  return clearanceMm < 0 ? lpsVector(-x, -y, -z) : lpsVector(x, y, z);
}
