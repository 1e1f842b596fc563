import { download } from './files';

/** Where a zip goes, piece by piece. */
export interface Sink {
  write(bytes: Uint8Array<ArrayBuffer>): Promise<void> | void;
  close(): Promise<void> | void;
  drop(): Promise<void> | void;
}

interface Pickers {
  showSaveFilePicker?(options: { suggestedName: string }): Promise<FileSystemFileHandle>;
  showDirectoryPicker?(options: { mode: 'readwrite' }): Promise<FileSystemDirectoryHandle>;
}

/**
 * Asks once where zips of these names go: a file on disk, or a folder for several, where the browser lets the page write
 * there, else downloads. Undefined: the user left.
 */
export async function chooseSinks(
  names: readonly string[],
): Promise<((name: string) => Promise<Sink>) | undefined> {
  const { showSaveFilePicker, showDirectoryPicker } = globalThis as Pickers;
  const [only] = names;
  try {
    if (names.length === 1 && showSaveFilePicker) {
      const handle = await showSaveFilePicker.call(globalThis, { suggestedName: only! });
      return () => diskSink(handle);
    }
    if (names.length > 1 && showDirectoryPicker) {
      const folder = await showDirectoryPicker.call(globalThis, { mode: 'readwrite' });
      return async (name) => diskSink(await folder.getFileHandle(name, { create: true }));
    }
  } catch {
    return undefined;
  }
  return (name) => Promise.resolve(downloadSink(name));
}

async function diskSink(handle: FileSystemFileHandle): Promise<Sink> {
  const file = await handle.createWritable();
  return { write: (bytes) => file.write(bytes), close: () => file.close(), drop: () => file.abort() };
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
