import type { VoxelField } from '../../core/structure';

/** Voxels that are shown before they are part of the structure: of a stroke, a front, an edit being worked out. */
export interface Live {
  readonly field: VoxelField;
  /** They are to be taken away. */
  readonly isRemoved: boolean;
}

const shown = new Map<object, Live>();
const listeners = new Set<() => void>();

/** Everything that is shown now. Not in a store: it changes with every move of the pointer. */
export const liveFields = (): Iterable<Live> => shown.values();

/** Shows a field under a name of its owner's own, or nothing under it any more. */
export function showLive(owner: object, live: Live | undefined): void {
  if (live) shown.set(owner, live);
  else if (!shown.delete(owner)) return;
  for (const listener of listeners) listener();
}

/** Answers how to stop. */
export function onLive(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
