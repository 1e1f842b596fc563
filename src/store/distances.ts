import { structureById } from '../catalog/structures';
import type { DistanceField } from '../core/distance-field';
import type { Structure, VoxelField } from '../core/structure';
import type { Runner } from '../workers/runner';
import { notify } from './notices';
import { setSession, useSession } from './session';
import { runTask } from './tasks';

/** How many distance fields are in the making at once. */
const atOnce = 2;

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
      const begun = new Set<VoxelField>();
      let done = 0;
      const work = async () => {
        for (;;) {
          const waiting = unbuilt(known);
          const next = waiting.find(({ field }) => !begun.has(field));
          if (!next || signal.aborted) return;
          begun.add(next.field);
          const result = await runner.run('distance-field', { field: next.field }, { signal });
          if (signal.aborted) return;
          known.set(next.field, result.ok ? result.value : 'failed');
          if (!result.ok) notify('error', result.failure);
          task.onProgress(++done / (done + waiting.length - 1));
          publish();
        }
      };
      await Promise.all(Array.from({ length: atOnce }, work));
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
