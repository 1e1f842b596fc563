import type { StructureItem } from '../types';
import { structureItems } from './items';
import { nameKey } from './names';

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
 * The structure that a file means. A code counts more than a name; a code of a paired structure
 * without its side is settled by the name, else the structure stays unknown: a side is never guessed.
 */
export function identifyStructure({ name, snomed }: StructureQuery): StructureItem | undefined {
  const named = name === undefined ? undefined : byName.get(nameKey(name));
  const coded = snomed ? withCode(snomed.code) : [];
  const exact = coded.filter((item) => item.snomed?.lateralityCode === snomed?.lateralityCode);
  if (exact.length === 1) return exact[0];
  if (named) return named;
  return coded.length === 1 ? coded[0] : undefined;
}

function namesOf(item: StructureItem): string[] {
  return [item.id, item.name.en, item.name.fr, ...(item.totalSegmentator ?? []), ...(item.aliases ?? [])];
}
