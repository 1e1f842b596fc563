import type { Solid } from '../../../lib/sdf';
import { subtract, unite } from '../../../lib/sdf';
import { fieldOf } from '../../../lib/bone/part';
import type { BonePart } from '../../../lib/bone/types';
import { airSpaces } from './air';
import { cranialBase } from './base';
import { facialSkeleton } from './face';
import { openings } from './openings';

/** Skull base, facial skeleton and the lower vault, as far as the CT holds them, as one solid. */
export const skullSolid = (): Solid =>
  subtract(1.2, unite(2.4, [...cranialBase(), ...facialSkeleton()]), ...openings());

/** Air in the bone: mastoid cells, sinuses, ear canals. */
export const skullAir = (): BonePart => {
  const solid = unite(0, airSpaces());
  return {
    id: 'skull-air',
    material: 'air',
    priority: 4,
    ...fieldOf(solid),
    corticalMm: () => 0,
    hu: () => -985,
  };
};
