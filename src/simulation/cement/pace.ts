import type { Coupled } from './coupling';
import type { Plunger } from './types';

/** Flow and volume of one instant. */
export interface Pace {
  readonly flowMm3PerS: number;
  readonly injectedMm3: number;
}

/** Below this the flow hardly changes over a step and needs no correction. */
const worthwhile = 1e-3;

/**
 * Under a given pressure the flow falls while the cement spreads, so the flow of the beginning would hold for
 * too long. What resists grows evenly with the volume: the flow in the middle of the step to come follows from
 * the last two instants.
 * @returns the middle's flow as a share of the present one; 1 where the flow itself is given
 */
export function middleFlowShare(
  last: Pace | undefined,
  now: Pace,
  mostMm3: number,
  plungers: readonly (Plunger | undefined)[],
  coupled: readonly Coupled[],
): number {
  const pressed = plungers.findIndex(Boolean);
  const held = pressed >= 0 && (plungers[pressed]!.kind !== 'flow' || coupled[pressed]!.limited);
  if (!last || !held || plungers.filter(Boolean).length > 1) return 1;
  const stepMm3 = now.injectedMm3 - last.injectedMm3;
  if (stepMm3 <= 0 || now.flowMm3PerS <= 0) return 1;
  const growth = now.flowMm3PerS / last.flowMm3PerS - 1;
  const share = 1 / (1 - (growth * Math.min(1, mostMm3 / stepMm3)) / 2);
  return Math.abs(share - 1) < worthwhile || share < 0.5 || share > 2 ? 1 : share;
}
