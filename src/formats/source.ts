import { fail, ok, type Result } from '../core/result';

/** How a file lies in its archive: deflated bytes that unpack to `size` bytes. */
export interface Packed {
  readonly size: number;
}

/** A file to open, wherever it lies: on disk, dropped on the page, inside a zip. Read in ranges. */
export interface SourceFile {
  /** Path inside what was given, with `/`; used in messages. */
  readonly path: string;
  /** Stored bytes (compressed ones inside a zip). */
  readonly storedSize: number;
  /** Present for a deflated zip entry. */
  readonly packed?: Packed;
  /**
   * Stored bytes [start, end) in a fresh buffer that the caller may give away.
   * @throws when the file cannot be read any more: `readBytes` makes that a value
   */
  read(start: number, end: number): Promise<Uint8Array<ArrayBuffer>>;
}

/** Bytes of one file on their way to a kernel; its buffer may be transferred. */
export interface FileBytes {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly packed?: Packed;
  /** False when `bytes` is only the beginning of the file. */
  readonly complete: boolean;
  /** Size of the whole unpacked file. */
  readonly size: number;
}

export const unpackedSize = (file: SourceFile): number => file.packed?.size ?? file.storedSize;

/** Reads the beginning of a file, or all of it. */
async function fetchBytes(file: SourceFile, limit = Infinity): Promise<FileBytes> {
  const end = Math.min(limit, file.storedSize);
  const { path, packed } = file;
  return {
    path,
    ...(packed && { packed }),
    bytes: await file.read(0, end),
    complete: end === file.storedSize,
    size: unpackedSize(file),
  };
}

/** As `fetchBytes`. Failure `file-unreadable`: moved, locked, on a medium that is gone. */
export const readBytes = (file: SourceFile, limit?: number): Promise<Result<FileBytes>> =>
  fetchBytes(file, limit).then(ok, () => fail('file-unreadable', { path: file.path }));

/** Bytes [start, end) of a file. Failure `file-unreadable`. */
export const readRange = (file: SourceFile, start: number, end: number): Promise<Result<Uint8Array>> =>
  file.read(start, end).then(ok, () => fail('file-unreadable', { path: file.path }));

/** The same file under another path. */
export const renamed = (file: SourceFile, path: string): SourceFile => ({
  path,
  storedSize: file.storedSize,
  ...(file.packed && { packed: file.packed }),
  read: (start, end) => file.read(start, end),
});
