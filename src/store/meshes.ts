import type { Structure } from '../core/structure';
import type { Runner } from '../workers/runner';
import { notify } from './notices';
import { type SessionState, setSession, useSession } from './session';
import { runTask } from './tasks';

/**
 * Keeps the session's meshes in step with its structures: each new structure is meshed in a worker,
 * and the mesh of one that is gone is dropped. Answers how to stop.
 */
export function keepMeshes(runner: Runner): () => void {
  /** The structures whose meshes are there or on their way; the same key may come with other voxels. */
  const known = new Map<string, Structure>();
  let current = new AbortController();

  const mesh = async (structures: readonly Structure[], signal: AbortSignal): Promise<void> => {
    await runTask('surfaces', async (task) => {
      const cancelled = AbortSignal.any([signal, task.signal]);
      for (const [done, structure] of structures.entries()) {
        const result = await runner.run(
          'surface',
          { field: structure.field },
          {
            signal: cancelled,
            onProgress: (fraction) => task.onProgress((done + fraction) / structures.length),
          },
        );
        if (cancelled.aborted) {
          // What the user stopped is tried again when the structures change next.
          for (const { key, field } of structures.slice(done)) {
            if (known.get(key)?.field === field) known.delete(key);
          }
          return;
        }
        if (!result.ok) {
          notify('error', result.failure);
        } else if (known.get(structure.key) === structure) {
          setSession(({ meshes }) => ({ meshes: { ...meshes, [structure.key]: result.value } }));
        }
      }
    });
  };

  const follow = ({ structures }: SessionState): void => {
    const keys = new Set(structures.map((structure) => structure.key));
    const gone = [...known.keys()].filter((key) => !keys.has(key));
    const fresh = structures.filter((structure) => known.get(structure.key)?.field !== structure.field);
    if (gone.length === 0 && fresh.length === 0) return;
    for (const key of gone) known.delete(key);
    for (const structure of fresh) known.set(structure.key, structure);
    drop([...gone, ...fresh.map((structure) => structure.key)]);
    if (known.size === 0) {
      current.abort();
      current = new AbortController();
    }
    if (fresh.length > 0) void mesh(fresh, current.signal);
  };

  follow(useSession.getState());
  const unsubscribe = useSession.subscribe((state, before) => {
    if (state.structures !== before.structures) follow(state);
  });
  return () => {
    unsubscribe();
    current.abort();
  };
}

function drop(keys: readonly string[]): void {
  const { meshes } = useSession.getState();
  if (!keys.some((key) => key in meshes)) return;
  setSession({ meshes: Object.fromEntries(Object.entries(meshes).filter(([key]) => !keys.includes(key))) });
}
