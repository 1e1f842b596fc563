import { middleOf, registerPoints } from '../../anatomy/registration/points';
import { aroundLandmarksMm, type BoneRegion } from '../../anatomy/registration/surface-points';
import { rmsToleranceMm, surfaceToleranceMm } from '../../anatomy/registration/tolerance';
import { structureById } from '../../catalog/structures';
import { gridCentre } from '../../core/grid';
import { movePoint, type RigidTransform } from '../../core/rigid';
import type { Structure } from '../../core/structure';
import type { LpsPoint } from '../../core/units';
import { carryPlan } from '../../plan/carry';
import { ctIdentity } from '../../plan/check';
import { positionFromHeader } from '../../plan/position';
import type { Plan } from '../../plan/schema';
import type { Found } from '../loading';
import { type IdentifiedVolume, showPlan } from '../openCt';
import { usePlan } from '../plan';
import { kernelRunner } from '../runner';
import { resolutionOf, type SessionState, setSession, useSession } from '../session';
import { runTask } from '../tasks';
import { type CarryState, closedCarry, type Side, useCarry } from './state';

/** Opens the screen on which the plan is carried to a CT of the day. */
export function beginCarry(today: IdentifiedVolume, found: Found, seriesUid: string): void {
  const { crosshairMm } = useSession.getState();
  useCarry.setState({
    ...closedCarry,
    today,
    found,
    seriesUid,
    at: { planned: crosshairMm, today: gridCentre(today.volume.grid) },
    bone: targetBone()?.key,
  });
}

export const leaveCarry = (): void => useCarry.setState(closedCarry);

/** Bones of the planning CT, whose surface can be registered. */
export const bonesOf = (structures: readonly Structure[]): Structure[] =>
  structures.filter(({ id, tube }) => !tube && structureById(id)?.role === 'bone');

/** The bone at the target of the plan, or at what the views look at. */
function targetBone(): Structure | undefined {
  const { structures, crosshairMm } = useSession.getState();
  const target = (usePlan.getState().plan.instruments[0]?.targetMm ?? crosshairMm) as readonly number[];
  const away = ({ centroidMm }: Structure) =>
    Math.hypot(...centroidMm.map((value, axis) => value - target[axis]!));
  return bonesOf(structures).toSorted((a, b) => away(a) - away(b))[0];
}

/** Looks at a point of one side; the other follows as far as it is known where it lies. */
export function lookAt(side: Side, p: LpsPoint): void {
  useCarry.setState(({ at }) => ({ at: { ...at, [side]: p } }));
}

/** Both sides look at a landmark and its partner. */
export const lookAtPair = (index: number): void =>
  useCarry.setState(({ pairs, at }) => {
    const pair = pairs[index];
    return pair ? { at: { planned: pair.from, today: pair.to } } : { at };
  });

/** What both sides look at becomes a landmark. */
export const addPair = (): void =>
  useCarry.setState(({ at, pairs }) => ({
    pairs: [...pairs, { from: at.planned, to: at.today }],
    refined: undefined,
    failure: undefined,
  }));

export const removePair = (index: number): void =>
  useCarry.setState(({ pairs }) => ({
    pairs: pairs.toSpliced(index, 1),
    refined: undefined,
    failure: undefined,
  }));

export const chooseBone = (bone: string | undefined): void =>
  useCarry.setState({ bone, refined: undefined, failure: undefined });

/** The transform as far as it is known: refined, or by the landmarks alone. */
export function transformOf({
  pairs,
  refined,
}: Pick<CarryState, 'pairs' | 'refined'>): RigidTransform | undefined {
  if (refined) return refined.transform;
  const found = registerPoints(pairs);
  return found.ok ? found.value.transform : undefined;
}

/** The second side looks where the first one does. */
export function followPlanned(): void {
  const transform = transformOf(useCarry.getState());
  if (transform) useCarry.setState(({ at }) => ({ at: { ...at, today: movePoint(transform, at.planned) } }));
}

/** Registers the surface of the bone, from where the landmarks have put it. */
export async function refine(): Promise<void> {
  const { pairs, today, bone } = useCarry.getState();
  const { ct, structures } = useSession.getState();
  const start = registerPoints(pairs);
  if (!start.ok) return useCarry.setState({ failure: start.failure });
  if (!today || !ct) return;
  useCarry.setState({ isRefining: true, failure: undefined });
  const field = structures.find(({ key }) => key === bone)?.field;
  const region: BoneRegion = field
    ? { bone: field }
    : { centreMm: middleOf(pairs), radiusMm: aroundLandmarksMm };
  const found = await runTask('register-bone', ({ signal, onProgress }) =>
    kernelRunner().run(
      'refine-on-bone',
      {
        from: ct.volume,
        to: today.volume,
        region,
        start: start.value.transform,
        thresholdHu: usePlan.getState().plan.thresholds.boneHu,
      },
      { signal, onProgress },
    ),
  );
  // Landmarks may have changed, or the screen been left, in the meantime.
  if (useCarry.getState().pairs !== pairs) return useCarry.setState({ isRefining: false });
  if (found.ok) useCarry.setState({ isRefining: false, refined: found.value });
  else useCarry.setState({ isRefining: false, failure: found.failure });
}

/** How finely the planning CT and the CT of the day resolve; undefined before both are there. */
export function bothCts({ today }: Pick<CarryState, 'today'>, session: Pick<SessionState, 'ct'>) {
  const from = resolutionOf(session);
  return from && today && { from, to: today.resolution };
}

/** The plan as it would be on the CT of the day; undefined before there are enough landmarks. */
export function carriedPlan(): Plan | undefined {
  const { today, pairs, refined } = useCarry.getState();
  const points = registerPoints(pairs);
  const cts = bothCts(useCarry.getState(), useSession.getState());
  if (!today || !points.ok || !cts) return undefined;
  const { fingerprint, patientPosition } = today;
  const carried = carryPlan(
    usePlan.getState().plan,
    refined?.transform ?? points.value.transform,
    ctIdentity(fingerprint, today),
    {
      pairs: pairs.length,
      pointsRmsMm: points.value.rmsMm,
      ...(refined && { surfaceRmsMm: refined.rmsMm }),
      toleranceMm: refined ? surfaceToleranceMm(cts) : rmsToleranceMm(cts, pairs),
    },
  );
  const positionAtCt = positionFromHeader(patientPosition);
  return { ...carried, case: { ...carried.case, ...(positionAtCt && { positionAtCt }) } };
}

/** Puts the carried plan on the CT of the day, which is open by now. */
export function showCarried(plan: Plan): void {
  const { ct } = useSession.getState();
  if (!ct) return;
  showPlan(plan, ct);
  setSession({ step: 'trajectory' });
}

/** The user has looked at the paths on this CT. */
export const confirmCarried = (isChecked: boolean): void =>
  usePlan.getState().edit('check-carried', (plan) => {
    if (plan.ct?.carried) plan.ct.carried.isChecked = isChecked;
  });
