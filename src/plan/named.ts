import { structureById } from '../catalog/structures';
import { fail, ok, type Result } from '../core/result';
import type { Structure } from '../core/structure';

/** Which catalogue id a structure of this name in its file is, as the user said; `other`: none. */
export type GivenNames = Readonly<Record<string, string>>;

/** `id`, or with `#2`, `#3` … when it is taken. */
export function freeKey(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id;
  for (let n = 2; ; n++) if (!taken.has(`${id}#${n}`)) return `${id}#${n}`;
}

/**
 * Imported structures that the catalogue does not know by their name, under the ids that the user gave
 * them; a name that is no longer given goes back. Every other structure keeps its key, so that what was noted of it stays its own.
 * Answers the same objects where nothing changes.
 */
export function nameByHand(structures: readonly Structure[], given: GivenNames = {}): Structure[] {
  const taken = new Set(structures.map(({ key }) => key));
  return structures.map((structure) => {
    if (!canBeNamed(structure)) return structure;
    const id = idFor(structure, given);
    if (id === structure.id) return structure;
    const { fileKey = structure.key, ...own } = structure;
    if (id === 'other') return { ...own, id, key: fileKey };
    const key = freeKey(id, taken);
    taken.add(key);
    return { ...own, id, key, fileKey };
  });
}

/** Whether the catalogue does not know a structure by the name in its file, so that the user may say what it is. */
export const canBeNamed = ({ id, fileKey, provenance }: Structure): boolean =>
  provenance === 'imported' && (id === 'other' || fileKey !== undefined);

function idFor({ sourceName }: Structure, given: GivenNames): string {
  const id = Object.hasOwn(given, sourceName) ? given[sourceName]! : 'other';
  return structureById(id) ? id : 'other';
}

/** JSON {name in the file: catalogue id}; undefined when it is no such thing, `map-unknown` for an id that is not in the catalogue. */
export function readGivenNames(text: string): Result<GivenNames> | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined;
  for (const [name, id] of Object.entries(parsed)) {
    if (typeof id !== 'string') return undefined;
    if (id !== 'other' && !structureById(id)) return fail('map-unknown', { name, id });
  }
  return ok(parsed as GivenNames);
}
