import { beforeEach, expect, it, vi } from 'vitest';
import type { Mesh } from '../../../src/core/mesh';
import { ok, type Result } from '../../../src/core/result';
import { keepMeshes } from '../../../src/store/meshes';
import { setSession, useSession } from '../../../src/store/session';
import type { Runner } from '../../../src/workers/runner';
import { oneVoxel } from '../plan/one-voxel';

const structure = (key: string) => oneVoxel(key, key);
const mesh = (): Mesh => ({
  positions: new Float32Array(3),
  normals: new Float32Array(3),
  indices: new Uint32Array(3),
});

/** A runner whose requests wait until the test answers them. */
function slowRunner() {
  const waiting: { field: unknown; signal?: AbortSignal; answer(made: Mesh): void }[] = [];
  const run = (_name: string, { field }: { field: unknown }, { signal }: { signal?: AbortSignal } = {}) =>
    new Promise<Result<Mesh>>((resolve) => {
      waiting.push({ field, signal, answer: (made) => resolve(ok(made)) });
    });
  return { runner: { run } as unknown as Runner, waiting };
}

const shownKeys = () => Object.keys(useSession.getState().meshes);

beforeEach(() => setSession({ structures: [], meshes: {}, appearance: {}, tasks: [] }));

it('meshes each structure once, shows the work as a task and drops what is gone', async () => {
  const { runner, waiting } = slowRunner();
  const stop = keepMeshes(runner);
  const [a, b] = [structure('a'), structure('b')];
  setSession({ structures: [a, b] });
  expect(useSession.getState().tasks.map((task) => task.label)).toEqual(['surfaces']);
  const made = mesh();
  expect(waiting).toHaveLength(2);
  waiting[0]!.answer(made);
  waiting[1]!.answer(mesh());
  await vi.waitFor(() => expect(shownKeys()).toEqual(['a', 'b']));
  expect(useSession.getState().meshes['a']).toBe(made);
  await vi.waitFor(() => expect(useSession.getState().tasks).toEqual([]));
  // The same structures in a new list are not meshed again.
  setSession({ structures: [{ ...a, volumeMl: 2 }, b] });
  setSession({ structures: [b] });
  expect(shownKeys()).toEqual(['b']);
  expect(waiting).toHaveLength(2);
  stop();
});

it('drops a mesh that comes too late, and meshes new voxels under an old key', async () => {
  const { runner, waiting } = slowRunner();
  const stop = keepMeshes(runner);
  setSession({ structures: [structure('a')] });
  const next = structure('a');
  setSession({ structures: [next] });
  expect(waiting.map(({ field }) => field)).toContain(next.field);
  waiting[0]!.answer(mesh());
  await Promise.resolve();
  expect(shownKeys()).toEqual([]);
  const made = mesh();
  waiting[1]!.answer(made);
  await vi.waitFor(() => expect(useSession.getState().meshes['a']).toBe(made));
  stop();
});

it('meshes a hidden structure when it is first shown', () => {
  const { runner, waiting } = slowRunner();
  const stop = keepMeshes(runner);
  setSession({ structures: [structure('a')], appearance: { a: { visible: false, opacity: 1 } } });
  expect(waiting).toHaveLength(0);
  setSession({ appearance: { a: { visible: true, opacity: 1 } } });
  expect(waiting).toHaveLength(1);
  stop();
});

it('cancels the work when the case is closed', async () => {
  const { runner, waiting } = slowRunner();
  const stop = keepMeshes(runner);
  setSession({ structures: [structure('a')] });
  setSession({ structures: [] });
  expect(waiting[0]!.signal?.aborted).toBe(true);
  stop();
});
