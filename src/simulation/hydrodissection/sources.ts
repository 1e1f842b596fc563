import type { Triple } from './frame';

/** Fluid that comes in, spread over cells. */
export interface SourceTerm {
  readonly cells: Uint32Array;
  /** Sum 1. */
  readonly weights: Float64Array;
  readonly flowMm3PerS: number;
  /** Where it is felt from afar, index. */
  readonly at: Triple;
}
