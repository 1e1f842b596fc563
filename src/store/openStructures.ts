import type { Failure, Result } from '../core/result';
import type { Structure } from '../core/structure';
import { withUniqueKeys } from '../formats/labels/structure';
import { type LabelOptions, labelTarget, loadLabels, type Scan } from '../formats/open';
import { loadMeshes } from './meshFiles';
import { nameByHand } from '../plan/named';
import { noteRemembered } from './named';
import { notify } from './notices';
import { readText } from './openPlan';
import { askOtherFrames, isOtherFrame, wasAccepted } from './other-frame';
import { addRefused, tellRefused } from './refused';
import { fileKernels } from './runner';
import { type LoadedCt, setSession, useSession } from './session';
import { type RunningTask, runTask } from './tasks';

const readable = ['SEG', 'LABELS', 'RTSTRUCT'];
/** Said nothing about: they are read with what they belong to, elsewhere, or hold no structures by their nature. */
const silent = ['NAMES', 'DICOMDIR', 'MARKUPS'];

/**
 * Loads the label maps and surfaces among what was found onto the open CT; each that cannot be read is told.
 * Those of another frame of reference, or of an unknown one, wait for the user's answer, and the others
 * do not wait for them.
 */
export async function addStructures(scan: Scan): Promise<void> {
  const pathsOf = (kinds: readonly string[]) =>
    scan.objects.filter(({ kind }) => kinds.includes(kind)).map(({ path }) => path);
  const meshes = pathsOf(['MESH']);
  const known = [...readable, ...silent, 'MESH'];
  const unread = scan.objects
    .filter(({ kind }) => !known.includes(kind))
    .map(({ path, kind }) => ({ path, failure: { code: 'object-not-read', data: { path, kind } } }));
  addRefused(unread);
  tellRefused(unread);
  const { ct } = useSession.getState();
  if (!ct) return;
  await addMaps(scan, pathsOf(readable), ct);
  const files = meshes.map((path) => scan.files.get(path)!);
  if (files.length > 0) show(await loadMeshes(files, ct), ct);
}

async function addMaps(scan: Scan, maps: readonly string[], ct: LoadedCt): Promise<void> {
  if (maps.length === 0) return;
  const refusals = await addAll(scan, maps, ct, false);
  const foreign = refusals.filter(isOtherFrame);
  const accepted = foreign.length > 0 ? await askOtherFrames(foreign) : [];
  const paths = accepted.map(({ data }) => String(data['path']));
  const again = paths.length > 0 ? await addAll(scan, paths, ct, true) : [];
  const failed = [...refusals.filter((item) => !accepted.includes(item)), ...again];
  const refused = failed.map((failure) => ({ path: String(failure.data['path'] ?? ''), failure }));
  addRefused(refused);
  tellRefused(refused, 'error');
}

/** Adds what can be read to the open case. @returns what cannot */
async function addAll(
  scan: Scan,
  paths: readonly string[],
  ct: LoadedCt,
  acceptOtherFrame: boolean,
): Promise<Failure[]> {
  const loaded = await runTask('load-structures', (task) =>
    loadAll(scan, paths, ct, { ...task, acceptOtherFrame }),
  );
  show(
    loaded.flatMap((result) => (result.ok ? result.value : [])),
    ct,
  );
  return loaded.flatMap((result) => (result.ok ? [] : result.failure));
}

/** Adds structures to their case; it may have been closed, or another opened, in the meantime. */
function show(added: readonly Structure[], ct: LoadedCt): void {
  if (added.length === 0 || useSession.getState().ct !== ct) return;
  const before = useSession.getState().structures;
  const structures = merge(before, added);
  setSession({ structures });
  const count = before.length + added.length - structures.length;
  if (count > 0) notify('info', { code: 'structures-open-already', data: { count } });
  noteRemembered(added.filter(({ id }) => id === 'other').map(({ sourceName }) => sourceName));
}

async function loadAll(
  scan: Scan,
  paths: readonly string[],
  ct: LoadedCt,
  { signal, onProgress, acceptOtherFrame }: RunningTask & { readonly acceptOtherFrame: boolean },
): Promise<Result<Structure[]>[]> {
  const names = await namesIn(scan);
  const results: Result<Structure[]>[] = [];
  for (const [done, path] of paths.entries()) {
    const load = (options: LabelOptions) =>
      loadLabels(scan.files.get(path)!, labelTarget(ct), fileKernels(), {
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
  // As the files have them: what the plan names by hand is named again afterwards.
  const imported = nameByHand(present).filter(({ provenance }) => provenance === 'imported');
  const own = present.filter(({ provenance }) => provenance !== 'imported');
  return [...withUniqueKeys([...imported, ...added.filter((item) => !imported.some(same(item)))]), ...own];
}
