import { structureById } from '../catalog/structures';
import type { DistanceField } from '../core/distance-field';
import type { Structure, VoxelField } from '../core/structure';
import type { Runner } from '../workers/runner';
import { notify } from './notices';
import { setSession, useSession } from './session';
import { runTask } from './tasks';

/**
 * Keeps a distance field for every structure that has voxels only, at-risk structures first.
 * Answers how to stop.
 */
export function keepDistances(runner: Runner): () => void {
  const known = new WeakMap<VoxelField, DistanceField | 'failed'>();
  const stopping = new AbortController();
  let running = false;

  const publish = (): void => {
    const { structures, distances } = useSession.getState();
    const next = new Map<string, DistanceField>();
    for (const { key, field } of structures) {
      const built = known.get(field);
      if (built && built !== 'failed') next.set(key, built);
    }
    const same =
      next.size === distances.size && [...next].every(([key, field]) => distances.get(key) === field);
    if (!same) setSession({ distances: next });
  };

  const build = async (): Promise<void> => {
    running = true;
    await runTask('distances', async (task) => {
      const signal = AbortSignal.any([stopping.signal, task.signal]);
      for (let done = 0; ; done++) {
        const waiting = unbuilt(known);
        const next = waiting[0];
        if (!next || signal.aborted) return;
        const result = await runner.run('distance-field', { field: next.field }, { signal });
        if (signal.aborted) return;
        known.set(next.field, result.ok ? result.value : 'failed');
        if (!result.ok) notify('error', result.failure);
        task.onProgress((done + 1) / (done + waiting.length));
        publish();
      }
    });
    running = false;
  };

  const follow = (): void => {
    publish();
    if (!running && unbuilt(known).length > 0) void build();
  };
  follow();
  const unsubscribe = useSession.subscribe((state, before) => {
    if (state.structures !== before.structures) follow();
  });
  return () => {
    unsubscribe();
    stopping.abort();
  };
}

/** Structures that are measured by their voxels and have no distance field yet; those at risk first. */
function unbuilt(known: WeakMap<VoxelField, unknown>): Structure[] {
  const waiting = useSession.getState().structures.filter(({ tube, field }) => !tube && !known.has(field));
  const atRisk = ({ id }: Structure) => Number(structureById(id)?.role === 'atRisk');
  return waiting.sort((a, b) => atRisk(b) - atRisk(a));
}
