import { openMarkups } from '../formats/markups/read';
import { entryRemarks, type PlacedMarkups, placeMarkups } from '../formats/markups/place';
import type { Scan } from '../formats/open';
import type { Failure } from '../core/result';
import { addNotes, addPaths } from '../plan/add';
import { bodyOf } from './body';
import { leaveDemo } from './demo';
import { notify } from './notices';
import { lookAtPlan } from './openCt';
import { usePlan } from './plan';
import { addRefused, tellRefused } from './refused';
import { setSession, useSession } from './session';

/** What a path is drawn as that comes without an instrument; the notice says so. */
const device = 'trocar-11g';

/**
 * Takes the markups of 3D Slicer among what was found into the open plan, in one step to undo: paths as instruments,
 * points as notes. Which end was taken as the entry is said; so is what was left out.
 */
export async function addMarkups({ objects, files }: Scan): Promise<void> {
  const { ct } = useSession.getState();
  const found = objects.filter(({ kind }) => kind === 'MARKUPS');
  if (!ct || found.length === 0) return;
  const placed: PlacedMarkups[] = [];
  const refused: { readonly path: string; readonly failure: Failure }[] = [];
  for (const { path } of found) {
    const read = await openMarkups(files.get(path)!);
    if (!read.ok) refused.push({ path, failure: read.failure });
    else {
      const { grid } = ct.volume;
      const taken = placeMarkups(read.value, path, { grid, mask: bodyOf(ct.volume).mask });
      placed.push(taken);
      refused.push(...taken.leftOut.map((failure) => ({ path, failure })));
    }
  }
  // The case may have been closed, or another opened, while the files were read.
  if (useSession.getState().ct !== ct) return;
  take(placed);
  addRefused(refused);
  tellRefused(refused, 'error');
}

function take(placed: readonly PlacedMarkups[]): void {
  const paths = placed.flatMap((item) => item.paths);
  const notes = placed.flatMap((item) => item.notes);
  if (paths.length === 0 && notes.length === 0) return;
  leaveDemo();
  let first: string | undefined;
  usePlan.getState().edit('import-markups', (draft) => {
    [first] = addPaths(draft, paths, device);
    addNotes(draft, notes);
  });
  const { ct } = useSession.getState();
  const { plan } = usePlan.getState();
  const shown = plan.instruments.find(({ id }) => id === first);
  if (ct && shown) {
    lookAtPlan({ ...plan, instruments: [shown] }, ct);
    setSession({ selectedInstrument: shown.id });
  }
  for (const remark of entryRemarks(paths)) notify('warning', remark);
  if (notes.length > 0) notify('info', { code: 'markups-notes', data: { count: notes.length } });
}
