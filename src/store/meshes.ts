import type { Structure } from '../core/structure';
import type { Runner } from '../workers/runner';
import { appearanceOf } from './appearance';
import { notify } from './notices';
import { type SessionState, setSession, useSession } from './session';
import { runTask } from './tasks';

/** Not to be seen at any zoom that shows a vertebra; spares most triangles, which software graphics draw slowly. */
const toleranceMm = 0.1;
/** How many surfaces are in the making at once. */
const atOnce = 2;

/**
 * Keeps the session's meshes in step with its structures: each one that is shown is meshed in a
 * worker, the small ones first, a hidden one when it is first shown; the mesh of one that is gone is
 * dropped, that of one that is being edited stays until the next is there. Answers how to stop.
 */
export function keepMeshes(runner: Runner): () => void {
  /** The structures whose meshes are there or on their way; the same key may come with other voxels. */
  const known = new Map<string, Structure>();
  let current = new AbortController();
  let shownCt: SessionState['ct'];

  const isKnown = ({ key, field }: Structure): boolean => known.get(key)?.field === field;

  const meshOne = async (structure: Structure, signal: AbortSignal, onProgress: (part: number) => void) => {
    const result = await runner.run(
      'surface',
      { field: structure.field, toleranceMm },
      { signal, onProgress },
    );
    if (signal.aborted) {
      // What the user stopped is tried again when the structures change next.
      if (isKnown(structure)) known.delete(structure.key);
    } else if (!result.ok) {
      notify('error', result.failure);
      if (isKnown(structure)) drop([structure.key]);
    } else if (isKnown(structure)) {
      setSession(({ meshes }) => ({ meshes: { ...meshes, [structure.key]: result.value } }));
    }
  };

  const meshAll = (structures: readonly Structure[], signal: AbortSignal): Promise<void> =>
    runTask('surfaces', async (task) => {
      const stopped = AbortSignal.any([signal, task.signal]);
      const parts = structures.map(() => 0);
      let next = 0;
      const work = async () => {
        while (next < structures.length) {
          const n = next++;
          await meshOne(structures[n]!, stopped, (part) => {
            parts[n] = part;
            task.onProgress(parts.reduce((sum, done) => sum + done, 0) / parts.length);
          });
          parts[n] = 1;
        }
      };
      await Promise.all(Array.from({ length: atOnce }, work));
    });

  const follow = ({ ct, structures, appearance }: SessionState): void => {
    const isSameCt = ct === shownCt;
    shownCt = ct;
    const present = new Map(structures.map((structure) => [structure.key, structure.field]));
    const gone = [...known.values()].filter(({ key, field }) => present.get(key) !== field);
    for (const { key } of gone) known.delete(key);
    drop(gone.map(({ key }) => key).filter((key) => !isSameCt || !present.has(key)));
    if (structures.length === 0) {
      current.abort();
      current = new AbortController();
    }
    const fresh = structures
      .filter((structure) => !isKnown(structure) && appearanceOf(structure, appearance).visible)
      .toSorted((a, b) => a.field.data.length - b.field.data.length);
    for (const structure of fresh) known.set(structure.key, structure);
    if (fresh.length > 0) void meshAll(fresh, current.signal);
  };

  follow(useSession.getState());
  const unsubscribe = useSession.subscribe((state, before) => {
    if (state.structures !== before.structures || state.appearance !== before.appearance) follow(state);
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
