import type { Result } from '../core/result';
import type { InputOf, KernelName, OutputOf } from './registry';

export interface RunOptions {
  /** Fraction done, 0–1. */
  onProgress?(fraction: number): void;
  /** Cancels: the result is then the failure `cancelled`. */
  readonly signal?: AbortSignal;
  /** Latest wins: a new request in a lane cancels the one before it. */
  readonly lane?: string;
  /** Buffers of the input that the caller gives away. */
  readonly transfer?: readonly ArrayBuffer[];
}

/** Runs kernels by name: in the page through Web Workers, in Node inline or in worker threads. */
export interface Runner {
  run<N extends KernelName>(name: N, input: InputOf<N>, options?: RunOptions): Promise<Result<OutputOf<N>>>;
}
