import { type Resolution, worstGridErrorMm } from '../../core/grid-error';
import { middleOf, type PointPair, spreadMm } from './points';

/** How finely the two CTs resolve between which a bone is registered. */
export interface BothCts {
  readonly from: Resolution;
  readonly to: Resolution;
}

/**
 * What both CTs leave open in how far two partners lie apart, mm: each point is seen on its own CT, and the
 * direction between them is any. What the errors of the other pairs do to the fit is not in it.
 */
export const pairToleranceMm = ({ from, to }: BothCts, pair: PointPair): number =>
  worstGridErrorMm(from, pair.from) + worstGridErrorMm(to, pair.to);

/**
 * The same in the root mean square over all pairs, mm. A least-squares fit of points that are off by eᵢ is no
 * worse than the one of the true points by more than the root mean square of the eᵢ, nor better.
 */
export const rmsToleranceMm = (cts: BothCts, pairs: readonly PointPair[]): number =>
  Math.sqrt(pairs.reduce((sum, pair) => sum + pairToleranceMm(cts, pair) ** 2, 0) / pairs.length);

/** The same for the surface of a bone, wherever it lies, mm. */
export const surfaceToleranceMm = ({ from, to }: BothCts): number =>
  worstGridErrorMm(from) + worstGridErrorMm(to);

/**
 * The same in the turn that the pairs define, degrees: errors e of points that lie r from the axis turn it by
 * ∑r·e/∑r² at most (least squares), which is no more than their root mean squares divided. r is taken from
 * the line that fits the points best, about which they tell a turn worst.
 */
export function turnToleranceDeg(cts: BothCts, pairs: readonly PointPair[]): number {
  return (Math.atan2(rmsToleranceMm(cts, pairs), spreadMm(pairs, middleOf(pairs))) * 180) / Math.PI;
}
