import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/** One piece of work: the message goes to the worker script, which answers `{ id, answer }`. */
export interface Job<Message, Answer> {
  readonly message: Message;
  readonly done: (answer: Answer) => void;
}

export const defaultWorkers = (): number => Math.max(1, Math.min(availableParallelism(), 8));

/** Starts a TypeScript worker: its own loader is registered before the script is read. */
const start = (script: URL, data: unknown): Worker =>
  new Worker(new URL('worker-entry.mjs', import.meta.url), {
    workerData: { script: script.href, data },
  });

/** Threads that stay for several rounds of jobs; which thread takes which job must not matter. */
export class Pool<Message, Answer> {
  readonly #threads: readonly Worker[];

  constructor(script: URL, data: unknown, workers: number) {
    this.#threads = Array.from({ length: workers }, () => start(script, data));
  }

  /** Starts the jobs in the order given; settles when all are done or one thread has died. */
  async run(jobs: readonly Job<Message, Answer>[]): Promise<void> {
    let next = 0;
    await Promise.all(this.#threads.map((worker) => serve(worker, () => jobs[next++])));
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map((worker) => worker.terminate()));
  }
}

const serve = <Message, Answer>(
  worker: Worker,
  take: () => Job<Message, Answer> | undefined,
): Promise<void> =>
  new Promise((resolve, reject) => {
    let current: Job<Message, Answer> | undefined;
    const finish = (settle: () => void) => {
      worker.off('message', receive);
      worker.off('error', died);
      settle();
    };
    const died = (reason: unknown) => finish(() => reject(reason));
    const feed = () => {
      current = take();
      if (current) worker.postMessage(current.message);
      else finish(resolve);
    };
    const receive = (answer: Answer) => {
      current?.done(answer);
      feed();
    };
    worker.on('message', receive);
    worker.on('error', died);
    feed();
  });
