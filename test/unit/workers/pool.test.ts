import { describe, expect, it, vi } from 'vitest';
import type { KernelContext } from '../../../src/core/kernel';
import { ok } from '../../../src/core/result';
import { Pool, type StartWorker } from '../../../src/workers/pool';
import type { Request } from '../../../src/workers/protocol';
import type { Runner } from '../../../src/workers/runner';
import { serve } from '../../../src/workers/serve';

const spin = (ms: number) => {
  const end = performance.now() + ms;
  while (performance.now() < end);
};

vi.mock('../../../src/workers/registry', () => ({
  kernels: {
    sum: () =>
      Promise.resolve((numbers: Int32Array, _: KernelContext) =>
        ok({ sum: numbers.reduce((a, b) => a + b, 0), bytes: numbers.byteLength }),
      ),
    slow: () =>
      Promise.resolve(async (steps: number, context: KernelContext) => {
        for (let step = 0; step < steps; step++) {
          spin(15);
          await context.checkpoint(step / steps);
        }
        return ok(steps);
      }),
    stuck: () => Promise.resolve(() => new Promise(() => undefined)),
    crash: () =>
      Promise.resolve(() => {
        throw new Error('boom');
      }),
  },
}));

interface Spy {
  readonly sent: Request[];
  kill(reason: string): void;
}

/** Workers in this very thread, over structured clones, so that every message can be seen. */
function localWorkers(spies: Spy[] = []): StartWorker {
  return (onReply, onDeath) => {
    let alive = true;
    const answer = serve(
      (reply) => queueMicrotask(() => alive && onReply(structuredClone(reply))),
      () => new Promise((resolve) => setImmediate(resolve)),
    );
    const sent: Request[] = [];
    spies.push({
      sent,
      kill: (reason) => {
        alive = false;
        onDeath(reason);
      },
    });
    return {
      post: (message, transfer) => {
        sent.push(message as Request);
        const copy = structuredClone(message as Request, { transfer: [...transfer] });
        setImmediate(() => alive && answer(copy));
      },
      close: () => {
        alive = false;
      },
    };
  };
}

// The mocked registry has other names than the real one.
type AnyRunner = { run(name: string, input: unknown, options?: object): ReturnType<Runner['run']> };
const poolOf = (size: number, start: StartWorker) => new Pool(size, start) as unknown as AnyRunner & Pool;

describe('worker pool', () => {
  it('runs more requests than it has workers', async () => {
    const pool = poolOf(2, localWorkers());
    const results = await Promise.all([1, 2, 3, 4, 5].map((n) => pool.run('sum', new Int32Array(n).fill(n))));
    expect(results.map((result) => result.ok && (result.value as { sum: number }).sum)).toEqual([
      1, 4, 9, 16, 25,
    ]);
  });

  it('reports progress and cancels a kernel that is under way', async () => {
    const pool = poolOf(1, localWorkers());
    const seen: number[] = [];
    const cancel = new AbortController();
    const onProgress = (fraction: number) => {
      seen.push(fraction);
      if (seen.length === 3) cancel.abort();
    };
    const result = await pool.run('slow', 1000, { signal: cancel.signal, onProgress });
    expect(result).toEqual({ ok: false, failure: { code: 'cancelled', data: {} } });
    expect(seen.length).toBeGreaterThanOrEqual(3);
    expect(seen.length).toBeLessThan(50);
    expect(await pool.run('slow', 1)).toEqual(ok(1));
  });

  it('ends a worker whose kernel does not heed the cancellation, and goes on with another', async () => {
    const spies: Spy[] = [];
    const pool = new Pool(1, localWorkers(spies), 30) as unknown as AnyRunner;
    const cancel = new AbortController();
    setTimeout(() => cancel.abort(), 20);
    expect(await pool.run('stuck', 0, { signal: cancel.signal })).toMatchObject({
      failure: { code: 'cancelled' },
    });
    expect(await pool.run('slow', 1)).toEqual(ok(1));
    expect(spies).toHaveLength(2);
  });

  it('lets only the latest request of a lane through, ahead of the queue', async () => {
    const pool = poolOf(1, localWorkers());
    const finished: string[] = [];
    const note = (name: string) => (result: { ok: boolean }) => {
      finished.push(`${name} ${result.ok}`);
    };
    await Promise.all([
      pool.run('slow', 2).then(note('first')),
      pool.run('slow', 1).then(note('waiting')),
      pool.run('slow', 3, { lane: 'drag' }).then(note('drag 1')),
      pool.run('slow', 4, { lane: 'drag' }).then(note('drag 2')),
    ]);
    expect(finished).toEqual(['drag 1 false', 'first true', 'drag 2 true', 'waiting true']);
  });

  it('turns a crash and a death into failures and goes on', async () => {
    const spies: Spy[] = [];
    const pool = poolOf(1, localWorkers(spies));
    expect(await pool.run('crash', 0)).toEqual({
      ok: false,
      failure: { code: 'worker-died', data: { reason: 'boom' } },
    });
    const doomed = pool.run('slow', 1000);
    setTimeout(() => spies[0]!.kill('out of memory'), 50);
    expect(await doomed).toEqual({
      ok: false,
      failure: { code: 'worker-died', data: { reason: 'out of memory' } },
    });
    expect(await pool.run('slow', 1)).toEqual(ok(1));
    expect(spies).toHaveLength(2);
  });

  it('sends a large buffer once, a small one each time, a given one never again', async () => {
    const spies: Spy[] = [];
    const pool = poolOf(1, localWorkers(spies));
    const large = new Int32Array(1 << 18).fill(1);
    const view = large.subarray(0, 10);
    expect(await pool.run('sum', large)).toEqual(ok({ sum: 1 << 18, bytes: 1 << 20 }));
    expect(await pool.run('sum', view)).toEqual(ok({ sum: 10, bytes: 40 }));
    await pool.run('sum', new Int32Array([1]));
    const given = new Int32Array(1 << 18).fill(2);
    expect(await pool.run('sum', given, { transfer: [given.buffer] })).toEqual(
      ok({ sum: 1 << 19, bytes: 1 << 20 }),
    );
    expect(given.byteLength).toBe(0);
    expect(spies[0]!.sent.map((message) => message.kind)).toEqual(['keep', 'run', 'run', 'run', 'run']);
  });

  it('cancels what is left when it is disposed of', async () => {
    const pool = poolOf(1, localWorkers());
    const pending = [pool.run('slow', 1000), pool.run('slow', 1)];
    pool.dispose();
    for (const result of await Promise.all(pending)) expect(result.ok).toBe(false);
  });
});
