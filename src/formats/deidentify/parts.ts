import { limits } from '../limits';
import { type SourceFile, unpackedSize } from '../source';

/** Files in order, by the zip that their copies go to: no zip holds more than it can state the size of. */
export function zipParts(
  files: readonly SourceFile[],
  mostBytes: number = limits.writtenZipBytes,
  mostEntries: number = limits.writtenZipEntries,
): SourceFile[][] {
  const parts: SourceFile[][] = [[]];
  let bytes = 0;
  for (const file of files) {
    const size = unpackedSize(file);
    const part = parts.at(-1)!;
    if (part.length > 0 && (bytes + size > mostBytes || part.length === mostEntries)) {
      parts.push([file]);
      bytes = size;
    } else {
      part.push(file);
      bytes += size;
    }
  }
  return parts;
}
