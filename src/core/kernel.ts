import type { Result } from './result';

/**
 * A kernel is one deterministic computation: the same function serves the page, the worker, the
 * command line and the test. It never mutates its input.
 */
export type Kernel<Input, Output> = (
  input: Input,
  context: KernelContext,
) => Promise<Result<Output>> | Result<Output>;

export interface KernelContext {
  /**
   * Reports progress in [0, 1] and lets a pending cancellation through: await it every few
   * milliseconds of work.
   * @throws Cancelled when the caller no longer wants the result
   */
  checkpoint(fraction: number): Promise<void>;
}

/** Thrown by `checkpoint`; the worker pool turns it into the failure code `cancelled`. */
export class Cancelled extends Error {
  override name = 'Cancelled';
}

/** A context that reports to nobody and is never cancelled (tests, short synchronous calls). */
export const noContext: KernelContext = { checkpoint: () => Promise.resolve() };

/** A context for one part of a kernel's work, from one fraction of it to another. */
export const partOfWork = (context: KernelContext, from: number, to: number): KernelContext => ({
  checkpoint: (fraction) => context.checkpoint(from + (to - from) * fraction),
});
