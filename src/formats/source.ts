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
  /** Stored bytes [start, end) in a fresh buffer that the caller may give away. */
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
export async function fetchBytes(file: SourceFile, limit = Infinity): Promise<FileBytes> {
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
