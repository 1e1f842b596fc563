/**
 * A path inside what was given, its `.` taken out, with `/`; undefined for one that leads elsewhere: up and
 * out, from the root, or onto a drive.
 */
export function innerPath(path: string): string | undefined {
  const parts = path.replaceAll('\\', '/').split('/');
  const isAbsolute = parts[0] === '' || /^[a-z]:/i.test(path);
  // A zero would end the name for some systems.
  if (isAbsolute || parts.includes('..') || path.includes('\0')) return undefined;
  const inner = parts.filter((part) => part !== '' && part !== '.').join('/');
  return inner === '' ? undefined : inner;
}

export const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);
