import { deflateSync, Zip, type ZipInputFile } from 'fflate';
import { crc32 } from './crc';

/** A file that is deflated already: where it is made matters not for the archive. */
export interface PackedFile {
  readonly name: string;
  readonly deflated: Uint8Array<ArrayBuffer>;
  readonly size: number;
  readonly crc: number;
}

/** Deflates with fflate, whose bytes do not depend on the engine's own zlib. */
export const packFile = (name: string, bytes: Uint8Array): PackedFile => ({
  name,
  deflated: deflateSync(bytes, { level: 6 }) as Uint8Array<ArrayBuffer>,
  size: bytes.length,
  crc: crc32(bytes),
});

/** Zip stores local time: the same clock reading wherever it is written. */
const clock = new Date(2026, 0, 1, 12, 0, 0);

export const writeZip = (files: readonly PackedFile[]): Uint8Array => {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  for (const { name, deflated, size, crc } of files) {
    const file: ZipInputFile = { filename: name, size, crc, compression: 8, mtime: clock };
    zip.add(file);
    file.ondata!(null, deflated, true);
  }
  zip.end();
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
};
