import { Cancelled, type Kernel, type KernelContext } from '../core/kernel';
import { fail, type Result } from '../core/result';
import { isOutOfMemory } from '../core/shared';
import { buffersOf, fromReferences } from './buffers';
import type { Reply, Request } from './protocol';
import { type KernelName, kernels } from './registry';

/** How long a kernel may run before it lets messages (a cancellation) through, ms. */
const sliceMs = 12;

/** Runs one kernel by name; a cancellation and a lack of memory become results, a crash is thrown. */
export async function runKernel(
  name: string,
  input: unknown,
  context: KernelContext,
): Promise<Result<unknown>> {
  const load = kernels[name as KernelName] as (() => Promise<Kernel<unknown, unknown>>) | undefined;
  if (!load) throw new Error(`no kernel is named ${name}`);
  const kernel = await load();
  try {
    await context.checkpoint(0);
    return await kernel(input, context);
  } catch (error) {
    if (error instanceof Cancelled) return fail('cancelled');
    if (isOutOfMemory(error)) return fail('out-of-memory');
    throw error;
  }
}

/** A context that reports through `report` and yields to the event loop through `rest`. */
export function yieldingContext(
  report: (fraction: number) => void,
  isCancelled: () => boolean,
  rest: () => Promise<void>,
): KernelContext {
  let last = performance.now();
  return {
    async checkpoint(fraction) {
      if (performance.now() - last > sliceMs) {
        report(fraction);
        await rest();
        last = performance.now();
      }
      if (isCancelled()) throw new Cancelled();
    },
  };
}

/** The worker's side: answers the pool's requests through `post`. */
export function serve(
  post: (reply: Reply, transfer: ArrayBuffer[]) => void,
  rest: () => Promise<void>,
): (request: Request) => void {
  const cancelled = new Set<number>();
  const buffers = new Map<number, ArrayBuffer>();

  const run = async ({ id, kernel, input }: Request & { kind: 'run' }) => {
    try {
      const context = yieldingContext(
        (fraction) => post({ kind: 'progress', id, fraction }, []),
        () => cancelled.has(id),
        rest,
      );
      const result = await runKernel(kernel, fromReferences(input, buffers), context);
      // A buffer that stays here for later requests must not be handed over.
      const kept = new Set(buffers.values());
      post(
        { kind: 'done', id, result },
        buffersOf(result).filter((buffer) => !kept.has(buffer)),
      );
    } catch (error) {
      post({ kind: 'crashed', id, reason: error instanceof Error ? error.message : String(error) }, []);
    } finally {
      cancelled.delete(id);
    }
  };

  return (request) => {
    switch (request.kind) {
      case 'run':
        void run(request);
        break;
      case 'cancel':
        cancelled.add(request.id);
        break;
      case 'keep':
        buffers.set(request.buffer, request.bytes);
        break;
      case 'forget':
        buffers.delete(request.buffer);
        break;
    }
  };
}
