import { structureById } from '../../src/catalog/structures';
import type { StructureItem } from '../../src/catalog/types';
import type { Scene } from './part';

const isItem = (item: StructureItem | undefined): item is StructureItem => item !== undefined;

/** Segments of the truth in the order of the catalogue; the catalogue must know each of them. */
export const segmentsOf = (scene: Scene, derived: readonly string[] = []): StructureItem[] => {
  const ids = new Set([
    ...derived,
    ...scene.parts.flatMap(({ segment }) => segment ?? []),
    ...scene.overlays.map((o) => o.segment),
  ]);
  const items = [...ids].map((id) => structureById(id));
  const unknown = [...ids].filter((_, n) => items[n] === undefined);
  if (unknown.length > 0) throw new Error(`not in the catalogue: ${unknown.join(', ')}`);
  return items.filter(isItem);
};
