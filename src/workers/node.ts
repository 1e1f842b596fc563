import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { fail } from '../core/result';
import { provideOnnx } from './models/library';
import { onnxOfNode } from './models/node';
import { Pool } from './pool';
import type { Reply } from './protocol';
import type { Runner, RunOptions } from './runner';
import { runKernel, yieldingContext } from './serve';

provideOnnx(onnxOfNode);

const rest = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A worker thread knows no TypeScript until tsx is registered in it; `--import tsx` does not do that there. */
const tsxFolder = pathToFileURL(createRequire(import.meta.url).resolve('tsx/package.json'));
const bootstrap = `import(${JSON.stringify(new URL('dist/esm/api/index.mjs', tsxFolder).href)}).then(({ register }) => {
  register();
  return import(${JSON.stringify(new URL('./node-worker.ts', import.meta.url).href)});
});`;

async function runInline(name: string, input: unknown, options: RunOptions = {}) {
  const context = yieldingContext(
    (fraction) => options.onProgress?.(fraction),
    () => options.signal?.aborted ?? false,
    rest,
  );
  try {
    return await runKernel(name, input, context);
  } catch (error) {
    return fail('worker-died', { reason: error instanceof Error ? error.message : String(error) });
  }
}

/**
 * Runs kernels in Node.
 * @param workers number of worker threads; 1: the functions are simply called
 */
export function createNodeRunner(workers = 1): Runner & { dispose(): void } {
  if (workers <= 1) return { run: runInline as Runner['run'], dispose: () => undefined };
  return new Pool(workers, (onReply, onDeath) => {
    const worker = new Worker(bootstrap, { eval: true });
    worker.on('message', (reply: Reply) => onReply(reply));
    worker.on('error', (error: Error) => onDeath(error.message));
    return {
      post: (message, transfer) => worker.postMessage(message, transfer),
      close: () => void worker.terminate(),
    };
  });
}
