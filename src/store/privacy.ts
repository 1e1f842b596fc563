import { Zip, ZipPassThrough } from 'fflate';
import { create } from 'zustand';
import { type Failure, fail } from '../core/result';
import { copyDeidentified } from '../formats/deidentify/copy';
import { type PatientIdentity, readPatient } from '../formats/dicom/identity';
import type { SourceFile } from '../formats/source';
import { download } from './files';
import { notify } from './notices';
import { kernelRunner } from './runner';
import { useSession } from './session';
import { runTask } from './tasks';

interface PrivacyState {
  /** The DICOM files of the open CT, and the segmentations and contours given with it. */
  readonly sources: readonly SourceFile[];
  /** Present while the user has asked to see who the patient is. In no file, and in no picture. */
  readonly patient?: PatientIdentity;
  /** What the last copy left out. */
  readonly copied?: { readonly written: number; readonly leftOut: readonly Failure[] };
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

/** Where a zip goes, piece by piece. */
interface Sink {
  write(bytes: Uint8Array<ArrayBuffer>): Promise<void> | void;
  close(): Promise<void> | void;
  drop(): Promise<void> | void;
}

const zipName = 'deidentified-ct.zip';

/** Writes a zip with a de-identified copy of the case to a place that the user chooses. */
export async function writeDeidentified(): Promise<void> {
  const sink = await openSink(zipName);
  if (!sink) return;
  // A full disk, or a file that was taken away meanwhile.
  const cannotWrite = (error: unknown) =>
    fail('cannot-write', { path: zipName, reason: error instanceof Error ? error.name : String(error) });
  const done = await runTask('deidentify', (task) => copyInto(sink, task)).catch(cannotWrite);
  if (!done.ok) {
    await Promise.resolve(sink.drop()).catch(() => undefined);
    return notify('error', done.failure);
  }
  const leftOut = done.value.leftOut.map(({ failure }) => failure);
  usePrivacy.setState({ copied: { written: done.value.written, leftOut } });
}

async function copyInto(sink: Sink, task: Parameters<Parameters<typeof runTask>[1]>[0]) {
  let pending = Promise.resolve();
  const zip = new Zip((error, bytes) => {
    if (!error) pending = pending.then(() => sink.write(bytes as Uint8Array<ArrayBuffer>));
  });
  const copied = await copyDeidentified(
    {
      files: usePrivacy.getState().sources,
      key: crypto.getRandomValues(new Uint8Array(32)),
      write: async (name, bytes) => {
        const entry = new ZipPassThrough(name);
        zip.add(entry);
        entry.push(bytes, true);
        await pending;
      },
    },
    (input, options) => kernelRunner().run('deidentify', input, options),
    task,
  );
  if (!copied.ok) return copied;
  zip.end();
  await pending;
  await sink.close();
  return copied;
}

interface Picker {
  showSaveFilePicker?(options: { suggestedName: string }): Promise<FileSystemFileHandle>;
}

/** A file on disk where the browser lets the page write one, else a download; undefined: the user left. */
async function openSink(name: string): Promise<Sink | undefined> {
  const { showSaveFilePicker } = globalThis as Picker;
  if (!showSaveFilePicker) return downloadSink(name);
  try {
    const handle = await showSaveFilePicker.call(globalThis, { suggestedName: name });
    const file = await handle.createWritable();
    return { write: (bytes) => file.write(bytes), close: () => file.close(), drop: () => file.abort() };
  } catch {
    return undefined;
  }
}

/** Blobs of a few slices each, which a browser may keep on disk. */
function downloadSink(name: string): Sink {
  const parts: Blob[] = [];
  return {
    write: (bytes) => void parts.push(new Blob([bytes])),
    close: () => download(name, new Blob(parts, { type: 'application/zip' })),
    drop: () => void parts.splice(0),
  };
}
