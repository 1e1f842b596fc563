import type { EditCommand } from '../../anatomy/edit/run';
import { notify } from '../notices';
import { kernelRunner } from '../runner';
import { useSession } from '../session';
import { runTask, type RunningTask } from '../tasks';
import { type Live, showLive } from './live';
import { placeEdit } from './place';
import { currentTarget, structureOf, type Target, useEdit } from './state';

/** Edits are worked out one after the other, each on what the one before has left. */
let last: Promise<void> = Promise.resolve();

/**
 * Works an edit of the chosen structure out in a worker and takes it into the plan as one step to undo.
 * @param label i18n key `edit.<label>` of the step
 * @param live what is shown in its place meanwhile; without it the status bar tells of the work
 */
export function commitEdit(command: EditCommand, label: string, live?: Live): Promise<void> {
  const { target } = useEdit.getState();
  const ct = useSession.getState().ct;
  if (!target || !ct) return Promise.resolve();
  const owner = {};
  if (live) showLive(owner, live);
  useEdit.setState(({ pending }) => ({ pending: pending + 1 }));
  const work = (task?: RunningTask) => apply(target, command, label, task);
  last = last
    .then(() => (live ? work() : runTask('edit', work)))
    .finally(() => {
      showLive(owner, undefined);
      useEdit.setState(({ pending }) => ({ pending: Math.max(pending - 1, 0) }));
    });
  return last;
}

async function apply(asked: Target, command: EditCommand, label: string, task?: RunningTask): Promise<void> {
  // Where it was undone or changed otherwise in the meantime, the edit is worked out again on what is there.
  for (let turn = 0; turn < 3; turn++) {
    const ct = useSession.getState().ct?.volume.grid;
    const target = currentTarget(asked);
    const structure = structureOf(target);
    if (!ct) return;
    const input = { ct, command, ...(structure && { field: structure.field }) };
    const result = await kernelRunner().run('edit-structure', input, task);
    if (useSession.getState().ct?.volume.grid !== ct) return;
    if (!result.ok) return notify('warning', result.failure);
    if (structureOf(target)?.field !== structure?.field) continue;
    return placeEdit(target, structure, result.value, label, ct);
  }
}
