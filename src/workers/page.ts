import { Pool } from './pool';
import type { Reply } from './protocol';

/** The page's workers: two at least, since a long calculation must not hold up a drag. */
export const createPageRunner = (): Pool =>
  pageWorkers(Math.min(Math.max((navigator.hardwareConcurrency || 2) - 1, 2), 6));

/** A worker for a network, to be ended after it. */
export const createModelRunner = (): Pool => pageWorkers(1);

function pageWorkers(size: number): Pool {
  return new Pool(size, (onReply, onDeath) => {
    const worker = new Worker(new URL('./page-worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = (event: MessageEvent<Reply>) => onReply(event.data);
    worker.onmessageerror = () => onDeath('message could not be read');
    worker.onerror = (event) => {
      event.preventDefault();
      onDeath(event.message || 'out of memory or not loaded');
    };
    return {
      post: (message, transfer) => worker.postMessage(message, transfer as ArrayBuffer[]),
      close: () => worker.terminate(),
    };
  });
}
