import type { CementFamily } from '../../catalog/cements';
import type { CementRheology } from './rheology';

/** What a patient's case adds to a cement of the catalogue. */
export interface CementCase {
  /** Temperature of room and syringe, °C. */
  readonly roomC: number;
  readonly bodyC?: number;
  /** From mixing to the first drop, s. */
  readonly startAgeS: number;
}

const usualBodyC = 37;

/** The rheology of a catalogue cement; in bone Newtonian for its age, in the needle a power law (physics 1.1). */
export const catalogueRheology = (
  {
    boneViscosityPaS,
    needleConsistencyPaSn,
    needleExponent,
    tauS,
    referenceC,
    doublingC,
    solidPaS,
  }: CementFamily,
  { roomC, bodyC = usualBodyC, startAgeS }: CementCase,
): CementRheology => ({
  bone: { kPaSn: boneViscosityPaS.value, n: 1 },
  needle: { kPaSn: needleConsistencyPaSn.value, n: needleExponent.value },
  curing: {
    tauS: tauS.value,
    referenceC,
    doublingC: doublingC.value,
    solidPaS: solidPaS.value,
    syringeC: roomC,
    bodyC,
    startAgeS,
  },
});
