import { create } from 'zustand';
import { cementById } from '../../catalog/cements';
import { structureById } from '../../catalog/structures';
import type { Mesh } from '../../core/mesh';
import type { VoxelField } from '../../core/structure';
import type { LpsPoint } from '../../core/units';
import type { BoneModel } from '../../simulation/cement/bone/types';
import { catalogueRheology } from '../../simulation/cement/from-catalogue';
import { injectionInstrument, openingPoints } from '../../simulation/cement/live/opening';
import { type ArrivalMap, arrivalField } from '../../simulation/cement/risk/arrival';
import { riskBone, type RiskRun } from '../../simulation/cement/risk/runs';
import { type RiskSummary, riskBatches, summariseRisk } from '../../simulation/cement/risk/summary';
import type { WeakPoint } from '../../simulation/cement/risk/weak-points';
import { clinicalPressureLimitKpa } from '../../simulation/cement/types';
import { notify } from '../notices';
import { usePlan } from '../plan';
import { useSession } from '../session';
import { runTask } from '../tasks';
import { cementRunner } from './runner';
import { cementSetup, placedNeedles } from './setup';
import { useCement } from './state';

/** What is known of one position of the tips before injecting. */
export interface TipPreview {
  readonly id: number;
  readonly tipMm: LpsPoint;
  /** Unit vector of the path. */
  readonly entryMm: LpsPoint;
  readonly risk?: RiskSummary;
}

interface PreviewState {
  readonly arrival?: ArrivalMap;
  /** Of each surface, for the slices. */
  readonly arrivalFields: readonly { readonly ml: number; readonly field: VoxelField }[];
  readonly showsArrival: boolean;
  readonly weak?: readonly WeakPoint[];
  readonly showsWeak: boolean;
  /** Parts of the bone's surface: open, thin. */
  readonly patches: readonly Mesh[];
  readonly risk?: RiskSummary;
  readonly tips: readonly TipPreview[];
  readonly isBusy: boolean;
}

const empty = {
  arrival: undefined,
  arrivalFields: [],
  weak: undefined,
  patches: [],
  risk: undefined,
  isBusy: false,
} as const;

export const useCementPreview = create<PreviewState>()(() => ({
  ...empty,
  showsArrival: true,
  showsWeak: true,
  tips: [],
}));
const set = useCementPreview.setState;

/** Volumes for which surfaces are drawn, mL. */
export const arrivalVolumesMl = [1, 2, 3, 4] as const;
/** Runs of the risk map. */
export const riskRunCount = 64;
const riskGridMm = 2;
/** How far each run goes, mL. */
export const riskUpToMl = 6;
const seed = 1;

/** Forgets what belongs to another bone or tip; the tips kept for comparison stay unless the CT goes. */
export function forgetPreview({ tips = false } = {}): void {
  set({ ...empty, ...(tips && { tips: [] }) });
}

const needlesNow = () => placedNeedles(usePlan.getState().plan);

/** The arrival map and, with it, the weak points ranked by it. */
export async function mapArrival(): Promise<void> {
  const { prepared } = useCement.getState();
  if (!prepared || useCementPreview.getState().isBusy) return;
  const { model } = prepared;
  set({ isBusy: true });
  await runTask('cement-arrival', async ({ signal, onProgress }) => {
    const needles = needlesNow();
    const result = await cementRunner().run(
      'cement-arrival',
      { model, instruments: needles.map(injectionInstrument), surfacesMl: arrivalVolumesMl },
      { signal, onProgress: (part) => onProgress(0.7 * part) },
    );
    if (!result.ok) return notify('error', result.failure);
    if (useCement.getState().prepared !== prepared) return undefined;
    const arrival = result.value;
    set({
      arrival,
      arrivalFields: arrivalVolumesMl.map((ml) => ({
        ml,
        field: arrivalField(model, arrival.arrivalMl, ml),
      })),
    });
    await findWeak(model, arrival, needles.flatMap(openingPoints), signal);
    return undefined;
  });
  set({ isBusy: false });
}

async function findWeak(
  model: BoneModel,
  { arrivalMl }: ArrivalMap,
  tipsMm: readonly LpsPoint[],
  signal: AbortSignal,
): Promise<void> {
  const { structures, distances, meshes } = useSession.getState();
  const atRisk = structures.flatMap(({ key, id }) => {
    const distance = distances.get(key);
    return distance && structureById(id)?.role === 'atRisk' ? [{ key, distance }] : [];
  });
  const found = await cementRunner().run(
    'cement-weak-points',
    { model, tipsMm, arrivalMl, structures: atRisk },
    { signal },
  );
  if (!found.ok) return notify('error', found.failure);
  set({ weak: found.value });
  const bone = meshes[model.targetKey];
  if (!bone) return;
  const isThin = ({ type }: WeakPoint) => type === 'thin-cortex' || type === 'thin-endplate';
  const facesOf = (points: readonly WeakPoint[]) => points.flatMap(({ faces }) => faces);
  const groups = [
    facesOf(found.value.filter((point) => !isThin(point))),
    facesOf(found.value.filter(isThin)),
  ];
  const made = await cementRunner().run(
    'cement-patches',
    { bone, model: { grid: model.grid, wall: model.wall }, groups },
    { signal },
  );
  if (made.ok) set({ patches: made.value });
}

/** The runs over what is uncertain, on a coarse grid, shared out over the workers. */
export async function runRisk(): Promise<void> {
  const { prepared } = useCement.getState();
  if (!prepared || useCementPreview.getState().isBusy) return;
  set({ isBusy: true });
  await runTask('cement-risk', async ({ signal, onProgress }) => {
    const model = await coarseModel(signal);
    if (!model) return;
    const { family, roomC, sinceMixingS, flowMlPerS } = cementSetup(usePlan.getState().plan);
    const cement = cementById(family);
    if (!cement) return;
    const input = {
      model,
      cement: catalogueRheology(cement, { roomC, startAgeS: sinceMixingS }),
      instruments: needlesNow().map(injectionInstrument),
      syringe: { maxPressureKpa: clinicalPressureLimitKpa },
      flowMlPerS,
      upToMl: riskUpToMl,
      seed,
    };
    const batches = riskBatches(riskRunCount, 2);
    const parts = batches.map(() => 0);
    const results = await Promise.all(
      batches.map((runs, n) =>
        cementRunner().run(
          'cement-risk',
          { ...input, runs },
          {
            signal,
            onProgress: (part) => {
              parts[n] = part;
              onProgress(parts.reduce((sum, value) => sum + value, 0) / parts.length);
            },
          },
        ),
      ),
    );
    const all: RiskRun[] = [];
    for (const result of results) {
      if (!result.ok) return notify('error', result.failure);
      all.push(...result.value);
    }
    if (useCement.getState().prepared === prepared) set({ risk: summariseRisk(model.outlets, all) });
  });
  set({ isBusy: false });
}

async function coarseModel(signal: AbortSignal): Promise<BoneModel | undefined> {
  const { prepared } = useCement.getState();
  if (!prepared || prepared.model.grid.spacing[0] >= riskGridMm) return prepared?.model;
  const { ct, structures } = useSession.getState();
  const { plan } = usePlan.getState();
  if (!ct) return undefined;
  const made = await cementRunner().run(
    'cement-bone',
    {
      volume: ct.volume,
      structures: structures.map(({ key, id, field }) => ({ key, id, field })),
      targetKey: prepared.model.targetKey,
      gridMm: riskGridMm,
      marginMm: riskBone.marginMm,
      tipsMm: needlesNow().map(({ tipMm }) => tipMm),
      parameters: cementSetup(plan).parameters,
    },
    { signal },
  );
  if (made.ok) return made.value;
  notify('error', made.failure);
  return undefined;
}

/** Keeps the present tip, with its runs, to be compared with another. */
export function keepTip(): void {
  const needle = needlesNow()[0];
  const { risk, tips } = useCementPreview.getState();
  if (!needle) return;
  const id = Math.max(0, ...tips.map((tip) => tip.id)) + 1;
  const { tipMm, entryMm } = needle;
  set({ tips: [...tips, { id, tipMm, entryMm, ...(risk && { risk }) }] });
}

export const forgetTip = (id: number): void =>
  set(({ tips }) => ({ tips: tips.filter((tip) => tip.id !== id) }));
