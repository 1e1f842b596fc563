import { fail, ok, type Result } from '../../core/result';
import { runTask, type RunningTask } from '../tasks';
import { instancesOf } from './instances';
import { isKept, keep } from './kept';
import { retrieve } from './retrieve';
import type { PacsServer } from './server';
import { currentServer } from './session';
import { setPacs, tell, usePacs } from './state';

let leave: (() => void) | undefined;

/**
 * Fetches the chosen series, as far as they are not here already, and says whether they are complete.
 * What arrived is kept when it is cancelled or breaks off: the same call goes on from there.
 */
export async function fetchChosen(): Promise<boolean> {
  const server = currentServer();
  const { studyUid, chosen, fetching } = usePacs.getState();
  if (!server || studyUid === undefined || chosen.length === 0 || fetching) return false;
  setPacs({ failure: undefined, fetching: { done: 0, total: 0, bytes: 0 } });
  const done = await runTask('fetch-pacs', async (task) => {
    const controller = new AbortController();
    leave = () => controller.abort();
    task.signal.addEventListener('abort', leave);
    return fetchAll(server, studyUid, chosen, { ...task, signal: controller.signal });
  });
  leave = undefined;
  setPacs({ fetching: undefined });
  if (!done.ok) tell(done.failure);
  return done.ok;
}

export const cancelFetch = (): void => leave?.();

interface Missing {
  readonly seriesUid: string;
  readonly missing: readonly string[];
  readonly isWhole: boolean;
}

async function fetchAll(
  server: PacsServer,
  studyUid: string,
  chosen: readonly string[],
  task: RunningTask,
): Promise<Result<void>> {
  const plan: Missing[] = [];
  let [done, total] = [0, 0];
  for (const seriesUid of chosen) {
    const listed = await instancesOf(server, studyUid, seriesUid, task.signal);
    if (!listed.ok) return listed;
    if (listed.value.length === 0) return fail('pacs-no-images');
    const uids = listed.value.map(({ sopInstanceUid }) => sopInstanceUid);
    const missing = uids.filter((uid) => !isKept(seriesUid, uid));
    plan.push({ seriesUid, missing, isWhole: missing.length === uids.length });
    total += uids.length;
    done += uids.length - missing.length;
  }
  let bytes = 0;
  setPacs({ fetching: { done, total, bytes } });
  for (const { seriesUid, missing, isWhole } of plan) {
    const fetched = await retrieve(
      server,
      { studyUid, seriesUid, missing, isWhole },
      {
        signal: task.signal,
        onInstance(uid, file) {
          keep(seriesUid, uid, file);
          bytes += file.length;
          done = Math.min(total, done + 1);
          setPacs({ fetching: { done, total, bytes } });
          task.onProgress(done / total);
          return ok(undefined);
        },
      },
    );
    if (!fetched.ok) return fetched;
  }
  return ok(undefined);
}
