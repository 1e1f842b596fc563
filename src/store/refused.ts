import { create } from 'zustand';
import type { RefusedFile } from '../formats/gather';
import { notify } from './notices';

/** Few enough to be told one by one. */
const mostMessages = 3;

interface RefusedState {
  readonly files: readonly RefusedFile[];
}

/** The one list of what was given and not used, each with its reason: of the open case, or of the last try. */
export const useRefused = create<RefusedState>()(() => ({ files: [] }));

/** Begins the list anew: with another case, or another try to open one. */
export const listRefused = (files: readonly RefusedFile[]): void => useRefused.setState({ files });

/** Adds to the list what is not in it. */
export function addRefused(added: readonly RefusedFile[]): void {
  const { files } = useRefused.getState();
  const known = new Set(files.map(keyOf));
  const fresh = added.filter((file) => !known.has(keyOf(file)));
  if (fresh.length > 0) useRefused.setState({ files: [...files, ...fresh] });
}

const keyOf = ({ path, failure }: RefusedFile) => `${failure.code} ${path}`;

/** Few files: a message for each, with its reason. Many: how many, and the first; the list has the rest. */
export function tellRefused(all: readonly RefusedFile[], severity: 'error' | 'warning' = 'warning'): void {
  // A localiser is in nearly every folder: it stands in the list, and is not worth a message.
  const files = all.filter(({ failure: { code } }) => code !== 'single-slice' && code !== 'cancelled');
  if (files.length <= mostMessages) return files.forEach(({ failure }) => notify(severity, failure));
  const data = { count: files.length, path: files[0]!.path };
  notify(severity, { code: 'files-refused', data });
}
