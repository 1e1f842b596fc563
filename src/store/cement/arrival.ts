import type { LpsPoint } from '../../core/units';
import type { BoneModel } from '../../simulation/cement/bone/types';
import { injectionInstrument, openingPoints } from '../../simulation/cement/live/opening';
import { type ArrivalMap, arrivalField } from '../../simulation/cement/risk/arrival';
import type { WeakPoint } from '../../simulation/cement/risk/weak-points';
import { notify } from '../notices';
import { usePlan } from '../plan';
import { resolutionOf, useSession } from '../session';
import { runTask } from '../tasks';
import { atRiskDistances } from './at-risk';
import { setPreview, useCementPreview } from './preview';
import { kernelRunner } from '../runner';
import { placedNeedles } from './setup';
import { useCement } from './state';

/** Volumes for which surfaces are drawn, mL. */
export const arrivalVolumesMl = [1, 2, 3, 4] as const;

/** The arrival map and, with it, the weak points ranked by it. */
export async function mapArrival(): Promise<void> {
  const { prepared } = useCement.getState();
  const { isBusy, round } = useCementPreview.getState();
  if (!prepared || isBusy) return;
  const { model } = prepared;
  setPreview({ isBusy: true });
  await runTask('cement-arrival', async ({ signal, onProgress }) => {
    const needles = placedNeedles(usePlan.getState().plan);
    const result = await kernelRunner().run(
      'cement-arrival',
      { model, instruments: needles.map(injectionInstrument), surfacesMl: arrivalVolumesMl },
      { signal, onProgress: (part) => onProgress(0.7 * part) },
    );
    if (!result.ok) return notify('error', result.failure);
    if (useCementPreview.getState().round !== round) return undefined;
    const arrival = result.value;
    setPreview({
      arrival,
      arrivalFields: arrivalVolumesMl.map((ml) => ({
        ml,
        field: arrivalField(model, arrival.arrivalMl, ml),
      })),
    });
    await findWeak(model, arrival, needles.flatMap(openingPoints), round, signal);
    return undefined;
  });
  setPreview({ isBusy: false });
}

async function findWeak(
  model: BoneModel,
  { arrivalMl }: ArrivalMap,
  tipsMm: readonly LpsPoint[],
  round: number,
  signal: AbortSignal,
): Promise<void> {
  const found = await kernelRunner().run(
    'cement-weak-points',
    {
      model,
      tipsMm,
      arrivalMl,
      structures: atRiskDistances(),
      resolution: resolutionOf(useSession.getState()) ?? model.grid,
    },
    { signal },
  );
  const isCurrent = () => useCementPreview.getState().round === round;
  if (!found.ok) return notify('error', found.failure);
  if (!isCurrent()) return;
  setPreview({ weak: found.value });
  const bone = useSession.getState().structures.find(({ key }) => key === model.targetKey);
  if (!bone) return;
  const isThin = ({ type }: WeakPoint) => type === 'thin-cortex' || type === 'thin-endplate';
  const facesOf = (points: readonly WeakPoint[]) => points.flatMap(({ faces }) => faces);
  const groups = [
    facesOf(found.value.filter((point) => !isThin(point))),
    facesOf(found.value.filter(isThin)),
  ];
  const made = await kernelRunner().run(
    'cement-patches',
    { bone: bone.field, model: { grid: model.grid, wall: model.wall }, groups },
    { signal },
  );
  if (made.ok && isCurrent()) setPreview({ patches: made.value });
}
