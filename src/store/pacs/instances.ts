import { ok, type Result } from '../../core/result';
import type { PacsInstance } from '../../formats/dicomweb/found';
import { keepList, keptList } from './kept';
import { listInstances } from './search';
import type { PacsServer } from './server';

/** The instances of a series; asked for once. */
export async function instancesOf(
  server: PacsServer,
  studyUid: string,
  seriesUid: string,
  signal: AbortSignal,
): Promise<Result<readonly PacsInstance[]>> {
  const known = keptList(seriesUid);
  if (known) return ok(known);
  const listed = await listInstances(server, studyUid, seriesUid, { signal });
  if (listed.ok) keepList(seriesUid, listed.value);
  return listed;
}
