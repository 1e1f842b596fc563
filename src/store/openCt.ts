import { gridCentre } from '../core/grid';
import { lpsPoint } from '../core/units';
import { ctIdentity } from '../plan/check';
import { positionFromHeader } from '../plan/position';
import { emptyPlan, type Plan } from '../plan/schema';
import type { LoadedVolume } from '../formats/open';
import { closedCarry, useCarry } from './carry/state';
import { notify } from './notices';
import { usePlan } from './plan';
import { type LoadedCt, setSession } from './session';

export type IdentifiedVolume = LoadedVolume & { readonly fingerprint: string };

/** Soft tissue: what one wants to see first around a path. */
const firstWindow = { widthHu: 400, centreHu: 40 };

/** Makes a loaded series the open CT, with the plan that was kept for it (`keptPlanFor`) or a fresh one. */
export function showCt(loaded: IdentifiedVolume, sample?: string, kept?: Plan): void {
  const ct: LoadedCt = { ...loaded, ...(sample !== undefined && { sample }) };
  setSession({
    ct,
    step: 'case',
    layout: 'standard',
    maximised: undefined,
    tool: 'window',
    firstLine: undefined,
    noting: undefined,
    window: firstWindow,
  });
  showPlan(kept ?? freshPlan(ct), ct);
  if (kept) notify('info', { code: 'plan-restored', data: {} });
}

/** Takes a plan and brings its target, or the middle of the CT, into view. */
export function showPlan(plan: Plan, ct: LoadedCt): void {
  usePlan.getState().replace(plan);
  lookAtPlan(plan, ct);
}

export function lookAtPlan(plan: Plan, ct: LoadedCt): void {
  const [first] = plan.instruments;
  setSession({
    selectedInstrument: first?.id,
    preview: undefined,
    crosshairMm: first ? lpsPoint(...first.targetMm) : gridCentre(ct.volume.grid),
    depthMm: first ? Math.hypot(...first.targetMm.map((value, axis) => value - first.entryMm[axis]!)) : 0,
  });
}

/** Closes the open case; its plan stays where it is kept. */
export function closeCt(): void {
  usePlan.getState().replace(emptyPlan());
  useCarry.setState(closedCarry);
  setSession({
    ct: undefined,
    second: undefined,
    structures: [],
    replaced: [],
    appearance: {},
    unfolded: {},
    cursor: undefined,
    preview: undefined,
    selectedInstrument: undefined,
    maximised: undefined,
    volumePreset: 'off',
  });
}

/** The plan's reference to the CT that is open. */
export const ctReference = (ct: LoadedCt): NonNullable<Plan['ct']> => ({
  ...ctIdentity(ct.fingerprint, ct),
  ...(ct.sample !== undefined && { sample: ct.sample }),
});

function freshPlan(ct: LoadedCt): Plan {
  const positionAtCt = positionFromHeader(ct.patientPosition);
  return { ...emptyPlan(), ct: ctReference(ct), case: positionAtCt ? { positionAtCt } : {} };
}
