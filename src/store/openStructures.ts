import type { Failure, Result } from '../core/result';
import type { Structure } from '../core/structure';
import { withUniqueKeys } from '../formats/labels/structure';
import { type LabelOptions, loadLabels, type Scan } from '../formats/open';
import { openKernels } from '../workers/open';
import type { Runner } from '../workers/runner';
import { notify } from './notices';
import { readText } from './openPlan';
import { askOtherFrames, isOtherFrame, wasAccepted } from './other-frame';
import { type LoadedCt, setSession, useSession } from './session';
import { type RunningTask, runTask } from './tasks';

const readable = ['SEG', 'LABELS', 'RTSTRUCT'];
/** Said nothing about: they are read with what they belong to, or hold no structures by their nature. */
const silent = ['NAMES', 'DICOMDIR'];

/**
 * Loads the label maps among what was found onto the open CT; each that cannot be read is told. Those of
 * another frame of reference wait for the user's answer, and the others do not wait for them.
 */
export async function addStructures(runner: Runner, scan: Scan): Promise<void> {
  const maps = scan.objects.filter(({ kind }) => readable.includes(kind)).map(({ path }) => path);
  for (const { path, kind } of scan.objects) {
    if (readable.includes(kind) || silent.includes(kind)) continue;
    notify('warning', { code: 'object-not-read', data: { path, kind } });
  }
  const { ct } = useSession.getState();
  if (maps.length === 0 || !ct) return;
  const refusals = await addAll(runner, scan, maps, ct, false);
  const foreign = refusals.filter(isOtherFrame);
  const accepted = foreign.length > 0 ? await askOtherFrames(foreign) : [];
  const paths = accepted.map(({ data }) => String(data['path']));
  const again = paths.length > 0 ? await addAll(runner, scan, paths, ct, true) : [];
  for (const failure of [...refusals.filter((item) => !accepted.includes(item)), ...again])
    notify('error', failure);
}

/** Adds what can be read to the open case. @returns what cannot */
async function addAll(
  runner: Runner,
  scan: Scan,
  paths: readonly string[],
  ct: LoadedCt,
  acceptOtherFrame: boolean,
): Promise<Failure[]> {
  const loaded = await runTask('load-structures', (task) =>
    loadAll(runner, scan, paths, ct, { ...task, acceptOtherFrame }),
  );
  const added = loaded.flatMap((result) => (result.ok ? result.value : []));
  // The case may have been closed, or another opened, in the meantime.
  if (added.length > 0 && useSession.getState().ct === ct) {
    setSession(({ structures }) => ({ structures: merge(structures, added) }));
  }
  return loaded.flatMap((result) => (result.ok ? [] : result.failure));
}

async function loadAll(
  runner: Runner,
  scan: Scan,
  paths: readonly string[],
  { volume, frameOfReferenceUid, origin }: LoadedCt,
  { signal, onProgress, acceptOtherFrame }: RunningTask & { readonly acceptOtherFrame: boolean },
): Promise<Result<Structure[]>[]> {
  const target = {
    grid: volume.grid,
    ...(frameOfReferenceUid !== undefined && { frameOfReferenceUid }),
    ...(origin && { origin }),
  };
  const names = await namesIn(scan);
  const results: Result<Structure[]>[] = [];
  for (const [done, path] of paths.entries()) {
    const load = (options: LabelOptions) =>
      loadLabels(scan.files.get(path)!, target, openKernels(runner), {
        ...(names !== undefined && { names }),
        signal,
        onProgress: (fraction) => onProgress((done + fraction) / paths.length),
        ...options,
      });
    const first = await load({ acceptOtherFrame });
    const known = !first.ok && isOtherFrame(first.failure) && wasAccepted(first.failure);
    results.push(known ? await load({ acceptOtherFrame: true }) : first);
    if (signal.aborted) break;
  }
  return results;
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
