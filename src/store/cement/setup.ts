import { deviceById } from '../../catalog/devices';
import { defaultCementId } from '../../catalog/cements';
import type { Structure } from '../../core/structure';
import type { CementNeedle, CementPlan } from '../../plan/cement';
import type { Instrument, Plan } from '../../plan/schema';
import { openingsOf, type PlacedNeedle, takesCement } from '../../simulation/cement/live/opening';
import { boneToFill, needlesAsPlaced } from '../../simulation/cement/live/placed';
import { usePlan } from '../plan';
import { useSession } from '../session';

/** 4 mL/min, the rate of the tests that measured where the pressure is lost. */
const usualFlowMlPerS = 4 / 60;
const usualStartS = 300;
const usualRoomC = 20;

/** Instruments of a plan that cement can be injected through. */
export const cementInstruments = ({ instruments }: Plan): Instrument[] =>
  instruments.filter(({ device }) => {
    const item = typeof device === 'string' ? deviceById(device) : undefined;
    return item !== undefined && takesCement(item);
  });

/** What is asked for; where nothing was, one needle and the usual cement. */
export function cementSetup(plan: Plan): CementPlan {
  if (plan.cement) return plan.cement;
  let usual = usualSetups.get(plan.instruments);
  if (!usual) usualSetups.set(plan.instruments, (usual = usualSetup(plan)));
  return usual;
}

/** The same object for the same instruments, so that a screen can compare it. */
const usualSetups = new WeakMap<Plan['instruments'], CementPlan>();

function usualSetup(plan: Plan): CementPlan {
  const first = cementInstruments(plan)[0];
  return {
    gridMm: 1,
    family: defaultCementId,
    sinceMixingS: usualStartS,
    roomC: usualRoomC,
    flowMlPerS: usualFlowMlPerS,
    needles: first ? [needleOf(first)] : [],
    stopShare: 0.25,
    parameters: {},
    schedule: [],
  };
}

export function needleOf({ id, device }: Instrument): CementNeedle {
  const item = typeof device === 'string' ? deviceById(device) : undefined;
  return { instrument: id, opening: item ? openingsOf(item)[0]! : 'end', turnDeg: 0, advanceMm: 0 };
}

/** Changes the setup in one undoable step. */
export function changeCement(recipe: (draft: CementPlan) => void, label = 'set-cement'): void {
  usePlan.getState().edit(label, (draft) => {
    draft.cement ??= structuredClone(cementSetup(draft as Plan));
    recipe(draft.cement);
  });
}

/** The needles of a plan as they lie; those of its setup where none are given. */
export const placedNeedles = (
  plan: Plan,
  needles: readonly CementNeedle[] = cementSetup(plan).needles,
): PlacedNeedle[] => needlesAsPlaced(plan.instruments, needles);

/** The bone asked for, else the one that holds the first needle's tip, else none. */
export const targetBone = (plan: Plan, structures: readonly Structure[]): Structure | undefined =>
  boneToFill(structures, cementSetup(plan).target, placedNeedles(plan)[0]?.tipMm);

/** The same from the stores. */
export const currentTarget = (): Structure | undefined =>
  targetBone(usePlan.getState().plan, useSession.getState().structures);
