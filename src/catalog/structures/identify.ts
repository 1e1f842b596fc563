import type { StructureItem } from '../types';
import { structureItems } from './items';
import { nameKey } from './names';
import { isWithin } from './within';

export interface StructureQuery {
  /** As the file has it. */
  readonly name?: string;
  /** SNOMED CT concept and laterality (DICOM PS3.3 C.8.20.2, Segmented Property Type and its modifier). */
  readonly snomed?: { readonly code: string; readonly lateralityCode?: string };
}

const byId = new Map(structureItems.map((item) => [item.id, item]));
const byName = new Map(structureItems.flatMap((item) => namesOf(item).map((name) => [nameKey(name), item])));
const withCode = (code: string) => structureItems.filter((item) => item.snomed?.code === code);

/** The catalogue's item, or undefined for an unknown id. */
export const structureById = (id: string): StructureItem | undefined => byId.get(id);

/**
 * The structure that a file means by name, code or both; the narrower of the two where one is a part or a
 * kind of the other. A code of a paired structure without its side is settled by the name, else the
 * structure stays unknown: a side is never guessed. Unknown as well where name and code name different
 * structures or sides (`contradictedCode`): neither is to be trusted over the other.
 */
export function identifyStructure(query: StructureQuery): StructureItem | undefined {
  const { named, coded, exact } = meanings(query);
  if (contradictedCode(query)) return undefined;
  if (named && exact) return isWithin(named, exact) ? named : exact;
  return exact ?? named ?? (coded.length === 1 ? coded[0] : undefined);
}

/** What the code says where the name says something else; undefined where they agree or one is missing. */
export function contradictedCode(query: StructureQuery): StructureItem | undefined {
  const { named, coded, exact } = meanings(query);
  const meant = exact ?? coded[0];
  if (!meant) return undefined;
  if (!named) return exact?.side && stated(query.name) === opposite[exact.side] ? exact : undefined;
  const agrees = (item: StructureItem) => isWithin(named, item) || isWithin(item, named);
  return (exact ? [exact] : coded).some(agrees) ? undefined : meant;
}

const opposite = { right: 'left', left: 'right' } as const;

/** The side that the words of a name state, unless they state both. */
function stated(name = ''): string | undefined {
  const found = nameKey(name)
    .split(' ')
    .filter((word) => word === 'right' || word === 'left');
  return new Set(found).size === 1 ? found[0] : undefined;
}

/** `coded`: every item of the code; `exact`: the one of its side too. */
function meanings({ name, snomed }: StructureQuery) {
  const named = name === undefined ? undefined : byName.get(nameKey(name));
  const coded = snomed ? withCode(snomed.code) : [];
  const exact = coded.find((item) => item.snomed?.lateralityCode === snomed?.lateralityCode);
  return { named, coded, exact };
}

function namesOf(item: StructureItem): string[] {
  return [item.id, item.name.en, item.name.fr, ...(item.totalSegmentator ?? []), ...(item.aliases ?? [])];
}
