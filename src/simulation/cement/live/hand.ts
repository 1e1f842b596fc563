import { clinicalPressureLimitKpa, type Syringe } from '../types';

/**
 * A syringe in the hand: pressed no harder than was ever measured in patients, and its compressed
 * column goes on flowing for about a second. The second is a house value.
 */
export const handSyringe: Syringe & { readonly oozeS: number } = {
  maxPressureKpa: clinicalPressureLimitKpa,
  oozeS: 1,
};
