import type { LpsPoint } from '../../core/units';
import type { HydroPlanInlet } from '../../plan/hydrodissection';
import { needleId } from '../../plan/needles';
import type { NeedleTrial } from '../../simulation/hydrodissection/patient/propose/types';
import { usePlan } from '../plan';
import { setSession } from '../session';
import { emptyTissue } from './prepare';
import { changeHydro, hydroSetup, retainedOf } from './setup';
import { useHydro } from './state';

/** As a hand presses a syringe. */
const usualRateMlPerS = 1;

/** To be injected for a volume in the pocket, with the share that the plan lets stay, mL, rounded up to a half. */
export const injectedFor = (pocketMl: number, retained: number): number =>
  Math.ceil((2 * pocketMl) / retained) / 2;

/**
 * Puts a proposed needle into the plan, in one undoable step: in place of the needles that are there, or
 * besides them. What was injected with other needles is taken out.
 */
export function takeOver({ place, atMl }: NeedleTrial, how: 'replace' | 'add'): void {
  const setup = hydroSetup(usePlan.getState().plan);
  const inlet: HydroPlanInlet = {
    atMm: tuple(place.tipMm),
    volumeMl: injectedFor(atMl, retainedOf(setup)),
    rateMlPerS: setup.inlets[0]?.rateMlPerS ?? usualRateMlPerS,
    needle: { device: place.device, entryMm: tuple(place.entryMm), lengthMm: place.lengthMm },
  };
  const n = how === 'add' ? setup.inlets.length : 0;
  if (useHydro.getState().frames.length > 0) emptyTissue();
  changeHydro((draft) => {
    if (how === 'add') draft.inlets.push(inlet);
    else draft.inlets = [inlet];
    delete draft.schedule;
    delete draft.result;
  }, 'take-needle');
  setSession({ selectedInstrument: needleId(n), crosshairMm: place.tipMm });
}

const tuple = (p: LpsPoint): [number, number, number] => [p[0], p[1], p[2]];
