import type { Structure, VoxelField } from '../core/structure';
import { nameRibs } from './regions/name-ribs';
import type { Regions } from './regions/types';
import type { FoundSpine, FoundVertebra } from './spine/find';
import type { Reading } from './spine/naming';

/** A structure that was found, with its catalogue id and what the user should know of it. */
export type FoundPart = Pick<Structure, 'id' | 'field' | 'confidence' | 'remarks'>;

/** Canal and cord. */
export function canalParts({ canal, cord, canalSeenShare }: FoundSpine): FoundPart[] {
  const remarks = [{ code: 'cord-in-canal', data: {} }];
  return [
    ...(canal ? [{ id: 'spinal-canal', field: canal, confidence: canalSeenShare }] : []),
    ...(cord ? [{ id: 'spinal-cord', field: cord, remarks }] : []),
  ];
}

/** The vertebrae under the names of a reading; those that it cannot name stay out, all of them without one. */
export function vertebraParts(
  vertebrae: readonly FoundVertebra[],
  reading: Reading | undefined,
): FoundPart[] {
  return vertebrae.flatMap(({ field, isCut, isMerged }, n) => {
    const level = reading?.names[n];
    if (!field || level === undefined || !reading) return [];
    const remarks = [
      { code: `named-from-${reading.anchor}`, data: {} },
      ...(isCut ? [{ code: 'vertebra-cut', data: {} }] : []),
      ...(isMerged ? [{ code: 'vertebra-merged', data: {} }] : []),
    ];
    return [{ id: `vertebra-${level.toLowerCase()}`, field, remarks }];
  });
}

/** Regions as they are, and the ribs that a named vertebra numbers; the others are in the bones of the picture only. */
export function regionParts(
  { found, ribs }: Regions,
  vertebrae: readonly FoundVertebra[],
  reading: Reading | undefined,
): FoundPart[] {
  const thoracic = vertebrae.flatMap(({ field }, n) => {
    const number = Number(/^T(\d+)$/.exec(reading?.names[n] ?? '')?.[1]);
    return field && number ? [{ number, field }] : [];
  });
  const numbered = nameRibs(ribs, thoracic);
  return [...found, ...numbered.flatMap(({ rib, id }) => (id ? [{ id, field: rib.field }] : []))];
}

/** Line of the canal and bones of a found spine, as the search for other regions takes them. */
export const knownSpine = ({ canalMm, vertebrae }: FoundSpine) => ({
  canalMm: canalMm.toReversed(),
  vertebrae: vertebrae.flatMap(({ field }): VoxelField[] => (field ? [field] : [])),
});
