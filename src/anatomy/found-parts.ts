import type { Grid } from '../core/grid';
import type { Structure, VoxelField } from '../core/structure';
import { couldLieHere } from './regions/in-field';
import type { FoundRib, Regions } from './regions/types';
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
  return [...found, ...ribParts(ribs, vertebrae, reading)];
}

/** The ribs under the numbers that a reading gives their vertebrae; the others stay out. */
export function ribParts(
  ribs: readonly FoundRib[],
  vertebrae: readonly FoundVertebra[],
  reading: Reading | undefined,
): FoundPart[] {
  const names = vertebrae.flatMap(({ field }, n) => (field ? [reading?.names[n]] : []));
  return ribs.flatMap(({ field, side, vertebra }) => {
    const number = vertebra === undefined ? undefined : /^T(\d+)$/.exec(names[vertebra] ?? '')?.[1];
    return number === undefined ? [] : [{ id: `rib-${number}-${side}`, field }];
  });
}

/** Catalogue ids of what was not found, as far as the field could hold it. */
export function missingParts(
  { found, missing }: Regions,
  vertebrae: readonly FoundVertebra[],
  reading: Reading | undefined,
  ct: Grid,
): string[] {
  const named = vertebrae.flatMap(({ field }, n) => {
    const level = reading?.names[n];
    return field && level !== undefined ? [{ level, field }] : [];
  });
  const ids = found.map(({ id }) => id);
  return couldLieHere(missing, ids, named, ct);
}

/** Line of the canal and bones of a found spine, as the search for other regions takes them. */
export const knownSpine = ({ canalMm, vertebrae }: FoundSpine) => ({
  canalMm: canalMm.toReversed(),
  vertebrae: vertebrae.flatMap(({ field }): VoxelField[] => (field ? [field] : [])),
});
