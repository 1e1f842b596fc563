/** A choice of the user kept in this browser; undefined when there is none, or none may be kept. */
export function readSetting(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a choice of the user; a browser that refuses only forgets it. */
export function writeSetting(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Without storage the choice holds for this visit, which is all that can be offered.
  }
}
