import { sources } from '../sources';
import type { Source } from '../types';
import type { CementFamily, Stated } from './types';

/** A number that a source states. */
export const stated = (value: number, source: Source, spread?: number): Stated => ({
  value,
  ...(spread !== undefined && { spread }),
  source,
  confirmed: true,
});

/** A number to start from that no source confirms. */
export const assumed = (value: number): Stated => ({
  value,
  source: sources.cementAssumption,
  confirmed: false,
});

/** 2 per 12 °C: curing at 25 °C takes twice as long as at 37 °C. */
const measuredDoubling = stated(12, sources.settingRheometer);
const measuredSolid = stated(75_000, sources.settingRheometer);

/** Temperature that `tauS` is meant at, °C. */
const referenceC = 25;

/** 50 Pa·s three minutes after mixing at 25 °C, where τ = 82 s: a viscosity of 5.6 Pa·s as mixed. */
const mediumMixedPaS = 5.6;

interface Given extends Pick<CementFamily, 'id' | 'name' | 'note'> {
  /** Time from mixing to set at the reference temperature, s. */
  readonly setAfterS: number;
  /** How thick it is as mixed, compared with a medium cement; default 1. */
  readonly thickness?: number;
  readonly setting?: CementFamily['setting'];
  readonly working?: CementFamily['working'];
  readonly otherTauS?: CementFamily['otherTauS'];
}

/**
 * A family from its setting time. The viscosity as mixed is assumed, and τ follows from it and from the
 * setting time: neither is confirmed by a source.
 */
export function family({
  setAfterS,
  thickness = 1,
  setting = [],
  working = [],
  ...given
}: Given): CementFamily {
  const mixedPaS = mediumMixedPaS * thickness;
  return {
    ...given,
    boneViscosityPaS: assumed(Number(mixedPaS.toPrecision(2))),
    // About 300 Pa·sⁿ with n = 0.4 in the middle of the window of a medium cement.
    needleConsistencyPaSn: assumed(Number((33 * thickness).toPrecision(2))),
    needleExponent: assumed(0.4),
    tauS: assumed(Math.round(setAfterS / Math.log(measuredSolid.value / mixedPaS))),
    referenceC,
    doublingC: measuredDoubling,
    solidPaS: measuredSolid,
    setting,
    working,
  };
}
