import { createStore, del, entries, get, set, type UseStore } from 'idb-keyval';

/** The text of a plan and when it was put there, milliseconds since 1970. */
export interface Shelved {
  readonly keptAt: number;
  readonly text: string;
}

/** Where older versions kept plans, and where the last change is left when the page goes. */
const prefix = 'trocart.plan.';

let store: UseStore | undefined;
const shelf = (): UseStore => (store ??= createStore('trocart', 'plans'));

/**
 * Plans in this browser, by the fingerprint of their CT: in IndexedDB, which holds voxels as well. Every call is
 * rejected where the browser allows none (private mode, full).
 */
export const takeShelved = async (fingerprint: string): Promise<Shelved | undefined> =>
  newer(await get<Shelved>(fingerprint, shelf()), leftBehind(fingerprint));

export const shelve = async (fingerprint: string, item: Shelved): Promise<void> => {
  await set(fingerprint, item, shelf());
  // A later change may have been left there in the meantime.
  if ((leftBehind(fingerprint)?.keptAt ?? 0) <= item.keptAt) clearLeft(fingerprint);
};

export const unshelve = async (fingerprint: string): Promise<void> => {
  clearLeft(fingerprint);
  await del(fingerprint, shelf());
};

/** All of them; what lies where older versions kept it, or was left there last, is moved first. */
export async function allShelved(): Promise<[fingerprint: string, item: Shelved][]> {
  for (const fingerprint of leftFingerprints()) {
    const item = await takeShelved(fingerprint);
    if (item) await shelve(fingerprint, item);
  }
  return entries<string, Shelved>(shelf());
}

/**
 * Leaves an item where it is there at once: the page is going, and IndexedDB may not be done in time. It is moved
 * when plans are next looked for. A browser that refuses, or has no room, leaves it to IndexedDB.
 */
export function leaveBehind(fingerprint: string, item: Shelved): void {
  try {
    localStorage.setItem(prefix + fingerprint, JSON.stringify(item));
  } catch {
    clearLeft(fingerprint);
  }
}

const newer = (a: Shelved | undefined, b: Shelved | undefined): Shelved | undefined =>
  a && b ? (b.keptAt > a.keptAt ? b : a) : (a ?? b);

function leftBehind(fingerprint: string): Shelved | undefined {
  try {
    return JSON.parse(localStorage.getItem(prefix + fingerprint) ?? '') as Shelved;
  } catch {
    return undefined;
  }
}

function clearLeft(fingerprint: string): void {
  try {
    localStorage.removeItem(prefix + fingerprint);
  } catch {
    // Nothing can have been left where nothing may be kept.
  }
}

function leftFingerprints(): string[] {
  try {
    return Object.keys(localStorage).flatMap((key) =>
      key.startsWith(prefix) ? key.slice(prefix.length) : [],
    );
  } catch {
    return [];
  }
}
