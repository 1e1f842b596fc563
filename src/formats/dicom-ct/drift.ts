import { type Radians, toDegrees } from '../../core/units';
import { dot, subtract } from '../../core/vector';
import { error, type Issue } from '../issue';
import { type Placed, sameMm } from './placed';

/** Sideways, over the whole stack, below which it counts as straight; and off the line of a tilted one. */
const driftMm = 0.1;
/** No gantry tilts so far; positions that do are wrong. */
const steepestDeg = 45;

/** Where the first pixel of each slice lies in the plane of the lowest one: along rows and columns, mm. */
export const sidewaysMm = (placed: readonly Placed[]): readonly (readonly [number, number])[] => {
  const { position, alongRow, alongColumn } = placed[0]!.plane;
  return placed.map(({ plane }) => {
    const move = subtract(plane.position, position);
    return [dot(move, alongRow), dot(move, alongColumn)] as const;
  });
};

export interface Drift {
  /** Angle between the way the slices are stepped and their normal; 0 for a straight stack. */
  readonly tiltDeg: number;
  readonly issues: readonly Issue[];
}

/** Positions that leave the line along the normal: steadily (gantry tilt), or not (`slices-shifted`). */
export function driftOf(placed: readonly Placed[]): Drift {
  const sideways = sidewaysMm(placed);
  const [dx, dy] = sideways.at(-1)!;
  const rise = placed.at(-1)!.at - placed[0]!.at;
  const isTilted = Math.hypot(dx, dy) > driftMm && rise > sameMm;
  const [slopeX, slopeY] = isTilted ? [dx / rise, dy / rise] : [0, 0];
  const stray = placed.find(({ at }, k) => {
    const up = at - placed[0]!.at;
    return Math.hypot(sideways[k]![0] - slopeX * up, sideways[k]![1] - slopeY * up) > driftMm;
  });
  const angleDeg = isTilted ? toDegrees(Math.atan2(Math.hypot(dx, dy), rise) as Radians) : 0;
  const tiltDeg = Math.round(angleDeg * 100) / 100;
  if (stray) return { tiltDeg: 0, issues: [error('slices-shifted', { path: stray.slice.path })] };
  return tiltDeg > steepestDeg
    ? { tiltDeg, issues: [error('sheared-too-far', { path: placed[0]!.slice.path, tiltDeg })] }
    : { tiltDeg, issues: [] };
}
