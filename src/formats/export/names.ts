/** A name as every file system takes it: no path, nothing hidden, not too long. */
const fileStem = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\-_. ]+/gu, '_')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 80) || 'unnamed';

/** Names of files for several things, numbered where two would be the same. */
export function uniqueStems(names: readonly string[]): string[] {
  const counts = new Map<string, number>();
  return names.map(fileStem).map((stem) => {
    const key = stem.toLowerCase();
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count === 1 ? stem : `${stem} (${count})`;
  });
}
