import type { Structure } from '../core/structure';
import { withUniqueKeys } from '../formats/labels/structure';
import { loadLabels, type Scan } from '../formats/open';
import type { FoundObject } from '../formats/scan';
import { openKernels } from '../workers/open';
import type { Runner } from '../workers/runner';
import { notify } from './notices';
import { readText } from './openPlan';
import { setSession, useSession } from './session';
import { type RunningTask, runTask } from './tasks';

const readable = ['SEG', 'LABELS'];
/** Said nothing about: they are read with what they belong to, or hold no structures by their nature. */
const silent = ['NAMES', 'DICOMDIR'];

/** Loads the label maps among what was found onto the open CT; each that cannot be read is told. */
export async function addStructures(runner: Runner, scan: Scan): Promise<void> {
  const maps = scan.objects.filter(({ kind }) => readable.includes(kind));
  for (const { path, kind } of scan.objects) {
    if (readable.includes(kind) || silent.includes(kind)) continue;
    notify('warning', { code: 'object-not-read', data: { path, kind } });
  }
  if (maps.length === 0) return;
  const { ct } = useSession.getState();
  const added = await runTask('load-structures', (task) => loadAll(runner, scan, maps, task));
  // The case may have been closed, or another opened, in the meantime.
  if (added.length > 0 && useSession.getState().ct === ct) {
    setSession(({ structures }) => ({ structures: merge(structures, added) }));
  }
}

async function loadAll(
  runner: Runner,
  scan: Scan,
  maps: readonly FoundObject[],
  { signal, onProgress }: RunningTask,
): Promise<Structure[]> {
  const { ct } = useSession.getState();
  if (!ct) return [];
  const { frameOfReferenceUid } = ct;
  const target = { grid: ct.volume.grid, ...(frameOfReferenceUid !== undefined && { frameOfReferenceUid }) };
  const names = await namesIn(scan);
  const structures: Structure[] = [];
  for (const [done, { path }] of maps.entries()) {
    const loaded = await loadLabels(scan.files.get(path)!, target, openKernels(runner), {
      ...(names !== undefined && { names }),
      signal,
      onProgress: (fraction) => onProgress((done + fraction) / maps.length),
    });
    if (loaded.ok) structures.push(...loaded.value);
    else notify('error', loaded.failure);
    if (signal.aborted) return structures;
  }
  return structures;
}

/** The text of a JSON with label names, when exactly one lies among the files. */
async function namesIn({ objects, files }: Scan): Promise<string | undefined> {
  const [only, ...others] = objects.filter(({ kind }) => kind === 'NAMES');
  const file = only && others.length === 0 ? files.get(only.path) : undefined;
  return file && readText(file);
}

/** A structure that was loaded before, under the same name and with the same extent, is not doubled. */
export function merge(present: readonly Structure[], added: readonly Structure[]): Structure[] {
  const same = (a: Structure) => (b: Structure) =>
    a.sourceName === b.sourceName && a.label === b.label && a.volumeMl === b.volumeMl;
  const imported = present.filter(({ provenance }) => provenance === 'imported');
  const drawn = present.filter(({ provenance }) => provenance === 'drawn');
  return [...withUniqueKeys([...imported, ...added.filter((item) => !imported.some(same(item)))]), ...drawn];
}
