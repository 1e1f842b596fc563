import { fail, type Result } from '../core/result';
import { isOutOfMemory } from '../core/shared';
import { toReferences } from './buffers';
import type { Port, Reply, Request } from './protocol';
import type { RunOptions, Runner } from './runner';

/** Starts a worker; `onReply` and `onDeath` are its only ways to speak. */
export type StartWorker = (onReply: (reply: Reply) => void, onDeath: (reason: string) => void) => Port;

interface Job {
  readonly id: number;
  readonly kernel: string;
  readonly input: unknown;
  readonly options: RunOptions;
  settle(result: Result<unknown>): void;
}

interface Member {
  /** Opened when it is first needed, and again after a death: one that never starts cannot loop. */
  port?: Port;
  job?: Job;
  readonly held: Set<number>;
}

/**
 * A fixed number of workers, one request at a time each. Requests in a lane (drags) go first and
 * only the latest of a lane counts. A worker that dies fails its request and is replaced.
 */
export class Pool implements Runner {
  readonly #members: Member[] = [];
  readonly #queue: Job[] = [];
  readonly #start: StartWorker;
  readonly #heedMs: number;
  #lastId = 0;

  readonly #bufferIds = new WeakMap<ArrayBuffer, number>();
  #lastBuffer = 0;
  readonly #collected = new FinalizationRegistry<number>((buffer) => {
    for (const member of this.#members) {
      if (member.held.delete(buffer)) member.port?.post({ kind: 'forget', buffer } satisfies Request, []);
    }
  });

  /** @param heedMs a kernel that does not heed a cancellation for so long is stuck (a decoder on damaged data, say), and its worker is ended */
  constructor(size: number, start: StartWorker, heedMs = 5000) {
    this.#heedMs = heedMs;
    this.#start = start;
    for (let n = 0; n < size; n++) this.#members.push({ held: new Set() });
  }

  run: Runner['run'] = (name, input, options = {}) =>
    new Promise((resolve) => {
      const { lane, signal } = options;
      if (lane !== undefined) this.#supersede(lane);
      const job: Job = {
        id: ++this.#lastId,
        kernel: name,
        input,
        options,
        settle: (result) => {
          signal?.removeEventListener('abort', abort);
          resolve(result as Awaited<ReturnType<Runner['run']>> as never);
        },
      };
      const abort = () => this.#cancel(job);
      if (signal?.aborted) return job.settle(fail('cancelled'));
      signal?.addEventListener('abort', abort);
      if (lane === undefined) this.#queue.push(job);
      else this.#queue.unshift(job);
      this.#dispatch();
    });

  /** Ends the workers; requests under way are cancelled. */
  dispose(): void {
    for (const job of this.#queue.splice(0)) job.settle(fail('cancelled'));
    for (const member of this.#members.splice(0)) {
      member.port?.close();
      member.job?.settle(fail('cancelled'));
    }
  }

  #open(member: Member): Port {
    return this.#start(
      (reply) => this.#onReply(member, reply),
      (reason) => this.#end(member, fail('worker-died', { reason })),
    );
  }

  /** Ends a worker; another one takes its place when it is needed. */
  #end(member: Member, result: Result<never>): void {
    const { job, port } = member;
    port?.close();
    member.port = undefined;
    member.job = undefined;
    member.held.clear();
    job?.settle(result);
    this.#dispatch();
  }

  #onReply(member: Member, reply: Reply): void {
    const job = member.job;
    if (job?.id !== reply.id) return;
    if (reply.kind === 'progress') {
      job.options.onProgress?.(reply.fraction);
      return;
    }
    member.job = undefined;
    job.settle(reply.kind === 'done' ? reply.result : fail('worker-died', { reason: reply.reason }));
    this.#dispatch();
  }

  #cancel(job: Job): void {
    const queued = this.#queue.indexOf(job);
    if (queued >= 0) {
      this.#queue.splice(queued, 1);
      job.settle(fail('cancelled'));
    }
    const member = this.#members.find((candidate) => candidate.job === job);
    member?.port?.post({ kind: 'cancel', id: job.id } satisfies Request, []);
    if (member) setTimeout(() => member.job === job && this.#end(member, fail('cancelled')), this.#heedMs);
  }

  #supersede(lane: string): void {
    const jobs = [...this.#queue, ...this.#members.flatMap((member) => member.job ?? [])];
    for (const job of jobs) if (job.options.lane === lane) this.#cancel(job);
  }

  #dispatch(): void {
    for (const member of this.#members) {
      if (member.job) continue;
      const job = this.#queue.shift();
      if (!job) return;
      member.job = job;
      this.#send(member, job);
    }
  }

  #send(member: Member, job: Job): void {
    const transfer = job.options.transfer ?? [];
    try {
      const port = (member.port ??= this.#open(member));
      const lend = (buffer: ArrayBuffer) => this.#lend(member, port, buffer);
      const input = toReferences(job.input, new Set(transfer), lend);
      port.post({ kind: 'run', id: job.id, kernel: job.kernel, input } satisfies Request, transfer);
    } catch (error) {
      member.job = undefined;
      job.settle(
        isOutOfMemory(error)
          ? fail('out-of-memory')
          : fail('worker-died', { reason: error instanceof Error ? error.message : String(error) }),
      );
    }
  }

  #lend(member: Member, port: Port, buffer: ArrayBuffer): number {
    let id = this.#bufferIds.get(buffer);
    if (id === undefined) {
      id = ++this.#lastBuffer;
      this.#bufferIds.set(buffer, id);
      this.#collected.register(buffer, id);
    }
    if (!member.held.has(id)) {
      member.held.add(id);
      port.post({ kind: 'keep', buffer: id, bytes: buffer } satisfies Request, []);
    }
    return id;
  }
}
