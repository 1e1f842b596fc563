import { Zip, ZipPassThrough } from 'fflate';
import { create } from 'zustand';
import { type Failure, fail, ok, type Result } from '../core/result';
import { type Copied, copyDeidentified, type CopyInput } from '../formats/deidentify/copy';
import type { DeidentifyInput } from '../formats/deidentify/kernel';
import { zipParts } from '../formats/deidentify/parts';
import { type PatientIdentity, readPatient } from '../formats/dicom/identity';
import type { SourceFile } from '../formats/source';
import { notify } from './notices';
import { kernelRunner } from './runner';
import { useSession } from './session';
import { type RunningTask, runTask } from './tasks';
import { chooseSinks, type Sink } from './zip-sinks';

interface PrivacyState {
  /** The DICOM files of the open CT, and the segmentations and contours given with it. */
  readonly sources: readonly SourceFile[];
  /** Present while the user has asked to see who the patient is. In no file, and in no picture. */
  readonly patient?: PatientIdentity;
  /** What the last copy left out. */
  readonly copied?: {
    readonly written: number;
    readonly zips: number;
    readonly leftOut: readonly Failure[];
  };
}

export const usePrivacy = create<PrivacyState>()(() => ({ sources: [] }));

/** Another case, or none: nobody is shown any more. */
export const setSources = (sources: readonly SourceFile[]): void =>
  usePrivacy.setState({ sources, patient: undefined, copied: undefined });

useSession.subscribe(({ ct }, before) => {
  if (!ct && before.ct) setSources([]);
});

/** Reads who the patient is from the first file, or hides it again. */
export async function togglePatient(): Promise<void> {
  const { patient, sources } = usePrivacy.getState();
  const [first] = sources;
  if (patient || !first) return usePrivacy.setState({ patient: undefined });
  const read = await readPatient(first);
  if (!read.ok) return notify('error', read.failure);
  if (usePrivacy.getState().sources === sources) usePrivacy.setState({ patient: read.value });
}

const zipName = 'deidentified-ct';

/**
 * Writes a de-identified copy of the case to a place that the user chooses: one zip, or several numbered ones where
 * it is more than a zip can hold.
 * @param mostBytes of one zip
 */
export async function writeDeidentified(mostBytes?: number): Promise<void> {
  const parts = zipParts(usePrivacy.getState().sources, mostBytes);
  const names = parts.map((_, n) =>
    parts.length === 1 ? `${zipName}.zip` : `${zipName}-part-${n + 1}-of-${parts.length}.zip`,
  );
  const openSink = await chooseSinks(names);
  if (!openSink) return;
  const done = await runTask('deidentify', (task) => copyParts(parts, names, openSink, task));
  if (!done.ok) return notify('error', done.failure);
  const leftOut = done.value.leftOut.map(({ failure }) => failure);
  usePrivacy.setState({ copied: { written: done.value.written, zips: parts.length, leftOut } });
}

/** The parts one after the other, with the same new UIDs and numbers that go on. */
async function copyParts(
  parts: readonly (readonly SourceFile[])[],
  names: readonly string[],
  openSink: (name: string) => Promise<Sink>,
  { signal, onProgress }: RunningTask,
): Promise<Result<Copied>> {
  const key = crypto.getRandomValues(new Uint8Array(32));
  let all: Copied = { written: 0, leftOut: [] };
  for (const [n, files] of parts.entries()) {
    const path = names[n]!;
    // A full disk, or a file that was taken away meanwhile.
    const cannotWrite = (error: unknown) =>
      fail('cannot-write', { path, reason: error instanceof Error ? error.name : String(error) });
    const opened = await openSink(path).then(ok, cannotWrite);
    if (!opened.ok) return opened;
    const sink = opened.value;
    const task = { signal, onProgress: (share: number) => onProgress((n + share) / parts.length) };
    const copied = await copyInto(sink, { files, key, before: all.written }, task).catch(cannotWrite);
    if (!copied.ok) {
      await Promise.resolve(sink.drop()).catch(() => undefined);
      return copied;
    }
    const { written, leftOut } = copied.value;
    all = { written: all.written + written, leftOut: [...all.leftOut, ...leftOut] };
  }
  return ok(all);
}

async function copyInto(
  sink: Sink,
  input: Omit<CopyInput, 'write'>,
  task: RunningTask,
): Promise<Result<Copied>> {
  let pending = Promise.resolve();
  const zip = new Zip((error, bytes) => {
    if (!error) pending = pending.then(() => sink.write(bytes as Uint8Array<ArrayBuffer>));
  });
  const write = async (name: string, bytes: Uint8Array<ArrayBuffer>) => {
    const entry = new ZipPassThrough(name);
    zip.add(entry);
    entry.push(bytes, true);
    await pending;
  };
  const run = (batch: DeidentifyInput, options?: object) => kernelRunner().run('deidentify', batch, options);
  const copied = await copyDeidentified({ ...input, write }, run, task);
  if (!copied.ok) return copied;
  zip.end();
  await pending;
  await sink.close();
  return copied;
}
