import { fail, ok, type Result } from '../../core/result';
import { spreadHole } from '../flow/inlets';
import type { Topology } from '../flow/topology';
import { cellAt, type Frame, isInside, toIndex } from './frame';
import type { SourceTerm } from './sources';
import type { HydroInlet } from './types';

/** Of the sphere over which a needle's flow is spread, mm: a 22 G needle. */
const tipRadiusMm = 0.36;

/** An inlet and what it has still to give. */
export interface OpenInlet {
  readonly inlet: HydroInlet;
  leftMm3: number;
}

export const openInlets = (inlets: readonly HydroInlet[]): OpenInlet[] =>
  inlets.map((inlet) => ({ inlet, leftMm3: inlet.volumeMl * 1000 }));

/** Too little to speak of, mm³. */
export const nothingMm3 = 1e-9;

export const isFlowing = ({ inlet, leftMm3 }: OpenInlet): boolean =>
  leftMm3 > nothingMm3 && inlet.rateMlPerS > 0;

/**
 * Where the retained flow of an inlet enters. Failures: `hydro-inlet-outside` (beyond the grid), `hydro-inlet-blocked`
 * (in bone, air or a body), `hydro-no-outlet` (what lies there can give way to nowhere).
 */
export function placeInlet(
  frame: Frame,
  topology: Topology,
  live: Uint8Array,
  role: Uint8Array,
  { atMm, rateMlPerS }: HydroInlet,
  retained: number,
): Result<SourceTerm> {
  const at = toIndex(frame, atMm);
  const [x, y, z] = atMm;
  if (!isInside(frame, at)) return fail('hydro-inlet-outside', { x, y, z });
  const own = cellAt(frame, at[0], at[1], at[2]);
  if (role[own] !== 0) return fail('hydro-inlet-blocked', { x, y, z });
  if (live[own] === 0) return fail('hydro-no-outlet', { x, y, z });
  const mm = [at[0] * frame.h[0], at[1] * frame.h[1], at[2] * frame.h[2]] as const;
  const spread = spreadHole({ grid: { dims: frame.dims, spacingMm: frame.h }, cells: role }, topology, {
    atMm: mm,
    radiusMm: tipRadiusMm,
  });
  if (!spread) return fail('hydro-inlet-blocked', { x, y, z });
  return ok({ ...spread, flowMm3PerS: retained * rateMlPerS * 1000, at });
}
