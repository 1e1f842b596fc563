import type { KernelContext } from '../../../../core/kernel';

/** A context for one part of a kernel's work, from one fraction of it to another. */
export const part = (context: KernelContext, from: number, to: number): KernelContext => ({
  checkpoint: (fraction) => context.checkpoint(from + (to - from) * fraction),
});
