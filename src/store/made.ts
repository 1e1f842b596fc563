import type { Grid } from '../core/grid';
import type { VoxelField } from '../core/structure';
import { type Findings, type MadeStructure, madeOf } from '../plan/made';
import { rememberMade } from '../plan/own';
import type { PackedShape } from '../plan/packed-shape';
import { notify } from './notices';
import { usePlan } from './plan';
import { kernelRunner } from './runner';
import type { RunningTask } from './tasks';

/** A structure that a method has found, packed for the plan. */
export interface Found extends Findings {
  readonly shape: PackedShape;
}

/** Packs fields in a worker; undefined where that was cancelled. */
export async function packed(
  fields: readonly VoxelField[],
  ct: Grid,
  task?: RunningTask,
): Promise<readonly PackedShape[] | undefined> {
  const result = await kernelRunner().run('pack-fields', { fields, ct }, task);
  if (result.ok) return result.value;
  if (result.failure.code !== 'cancelled') notify('error', result.failure);
  return undefined;
}

/**
 * Takes found structures into the plan as one undoable step: each in the place of those of the same id that were made
 * here before, to be checked anew.
 * @param isReplaced made structures that go as well, found under other names before
 * @param tube index in `plan.structures.drawn` of a tube in whose place they come
 */
export function keepFound(
  found: readonly Found[],
  how: MadeStructure['how'],
  label: string,
  ct: Grid,
  isReplaced: (made: MadeStructure) => boolean = () => false,
  tube?: number,
): void {
  const made = found.map((item) => {
    const entry = madeOf(item, how, item.shape.packed);
    rememberMade(entry, item.shape, ct);
    return entry;
  });
  const ids = new Set(found.map(({ id }) => id));
  usePlan.getState().edit(label, ({ structures }) => {
    const gone = new Set([...ids, ...structures.made.filter(isReplaced).map(({ id }) => id)]);
    const kept = structures.made.filter((item) => !ids.has(item.id) && !isReplaced(item));
    structures.made = [...kept, ...made];
    // What was proposed from the bones gives way to what the CT shows.
    structures.drawn = structures.drawn.filter(
      (item, n) => n !== tube && !(item.proposed && ids.has(item.id)),
    );
    structures.confirmed = structures.confirmed.filter((key) => !gone.has(key.split(/[#@]/)[0]!));
  });
}

/** Takes a made structure out of the plan. */
export function removeMade(index: number): void {
  usePlan.getState().edit('remove-structure', ({ structures }) => {
    structures.made.splice(index, 1);
  });
}
