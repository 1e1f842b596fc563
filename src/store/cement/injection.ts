import { cementById } from '../../catalog/cements';
import { fail, ok, type Result } from '../../core/result';
import { catalogueRheology } from '../../simulation/cement/from-catalogue';
import { handSyringe } from '../../simulation/cement/live/hand';
import { injectionInstrument } from '../../simulation/cement/live/opening';
import type { CementRheology } from '../../simulation/cement/rheology';
import type { Instrument, Syringe } from '../../simulation/cement/types';
import { usePlan } from '../plan';
import { cementSetup, placedNeedles } from './setup';

/** What is injected, through what, and by what hand. */
export interface InjectionSetup {
  readonly cement: CementRheology;
  readonly instruments: readonly Instrument[];
  readonly syringe: Syringe;
}

/** As the plan has it now. Failures: cement unknown; no needle. */
export function injectionNow(): Result<InjectionSetup> {
  const { plan } = usePlan.getState();
  const { family, roomC, sinceMixingS } = cementSetup(plan);
  const cement = cementById(family);
  const placed = placedNeedles(plan);
  if (!cement) return fail('cement-no-target');
  if (placed.length === 0) return fail('cement-no-needle');
  return ok({
    cement: catalogueRheology(cement, { roomC, startAgeS: sinceMixingS }),
    instruments: placed.map(injectionInstrument),
    syringe: handSyringe,
  });
}
