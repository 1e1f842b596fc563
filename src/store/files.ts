import { ok, type Result } from '../core/result';
import { chunks, inLanes } from '../formats/batches';
import type { SourceFile } from '../formats/source';
import { kernelRunner } from './runner';

/** A file that was dropped or chosen, with its path inside what was given. */
export interface GivenFile {
  readonly path: string;
  readonly file: File;
}

const [filesAtOnce, lanes] = [32, 2];

/** Files as `formats` reads them. */
export async function sourcesOf(
  given: readonly GivenFile[],
  signal: AbortSignal,
): Promise<Result<SourceFile[]>> {
  const sources: SourceFile[][] = [];
  const results = await inLanes(chunks(given, filesAtOnce), lanes, async (some, n) => {
    const held = await kernelRunner().run(
      'hold-files',
      some.map(({ file }) => file),
      { signal },
    );
    if (held.ok) sources[n] = held.value.map((blob, i) => sourceOf(some[i]!.path, blob));
    return held;
  });
  return results.find((result) => !result.ok) ?? ok(sources.flat());
}

const sourceOf = (path: string, blob: Blob): SourceFile => ({
  path,
  storedSize: blob.size,
  read: async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer()),
});

/** All files of a drop, folders included. Call in the event's own turn: the list is emptied after it. */
export async function droppedFiles(transfer: DataTransfer): Promise<GivenFile[]> {
  const entries = [...transfer.items]
    .filter((item) => item.kind === 'file')
    .map((item) => item.webkitGetAsEntry() ?? item.getAsFile());
  const lists = await Promise.all(entries.map((entry) => (entry ? filesUnder(entry) : [])));
  return lists.flat();
}

async function filesUnder(entry: FileSystemEntry | File): Promise<GivenFile[]> {
  if (entry instanceof File) return [{ path: entry.name, file: entry }];
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    );
    return [{ path: entry.fullPath.replace(/^\//, ''), file }];
  }
  const children = await readFolder(entry as FileSystemDirectoryEntry);
  return (await Promise.all(children.map(filesUnder))).flat();
}

/** A browser hands a folder out in portions, until an empty one. */
async function readFolder(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (portion.length === 0) return all;
    all.push(...portion);
  }
}

const chosenFiles = (list: FileList): GivenFile[] =>
  [...list].map((file) => ({ path: file.webkitRelativePath || file.name, file }));

/** Opens the browser's own dialog; answers an empty list when it is dismissed. */
export function pickFiles({ folder = false, accept = '' } = {}): Promise<GivenFile[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.accept = accept;
  input.webkitdirectory = folder;
  return new Promise((resolve) => {
    input.addEventListener('change', () => {
      // In a task of its own: making the list of a thousand files has kept the page busy already.
      setTimeout(() => resolve(input.files ? chosenFiles(input.files) : []));
    });
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}

/** Hands `text` to the browser as a file to keep. */
export const downloadText = (name: string, text: string, type = 'application/json'): void =>
  download(name, new Blob([text], { type }));

/** Hands bytes to the browser as a file to keep. */
export const downloadBytes = (name: string, bytes: Uint8Array<ArrayBuffer>): void =>
  download(name, new Blob([bytes], { type: 'application/octet-stream' }));

/**
 * Hands a blob to the browser as a file to keep. Its address stands for a minute: a long download is still
 * being written when the click returns.
 */
export function download(name: string, blob: Blob): void {
  const link = document.createElement('a');
  const url = URL.createObjectURL(blob);
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
