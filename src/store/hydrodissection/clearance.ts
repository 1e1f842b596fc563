import { create } from 'zustand';
import type { HydrodissectionPlan } from '../../plan/hydrodissection';
import { needlesOf } from '../../plan/needles';
import type { Result } from '../../core/result';
import type { Plan } from '../../plan/schema';
import type { HydroClearance, HydroClearanceInput } from '../../simulation/hydrodissection/patient/clearance';
import type { HydroFields } from '../../simulation/hydrodissection/types';
import type { ClearanceTable, TableInput } from '../../trajectory/clearance-table';
import { tableInput } from '../../trajectory/table-input';
import { structuresAtRisk } from '../at-risk';
import { notify } from '../notices';
import { usePlan } from '../plan';
import { type SessionState, useSession } from '../session';
import { kernelRunner } from '../runner';
import { remember } from '../newest';
import { type HydroFrame, shownHydroFrame, useHydro } from './state';

export interface ClearanceState {
  /** Paths and needles against the anatomy as it was acquired. */
  readonly before?: ClearanceTable;
  /** What was measured. */
  readonly table?: TableInput;
  /** The same against the displaced anatomy, by frame. */
  readonly after: Readonly<Record<string, HydroClearance>>;
}

/** What the displacement does to the distances; follows the injection as fast as the machine can. */
export const useHydroClearance = create<ClearanceState>()(() => ({ after: {} }));

export const forgetHydroClearance = (): void => useHydroClearance.setState({ after: {} });

/** Distances of the frame on screen; undefined until they are measured. */
export const clearanceOf = (
  { after }: ClearanceState,
  frame: HydroFrame | undefined,
): HydroClearance | undefined => (frame ? after[frame.id] : undefined);

let isHeld = false;

/** Measures nothing while a story is on, which brings its own distances. */
export const holdHydroClearance = (holds: boolean): void => void (isHeld = holds);

/** Measures every frame, the one on screen first. Answers how to stop. */
export function keepHydroClearance(): () => void {
  const inputOf = tableMaker();
  let measured: TableInput | undefined;
  let isBusy = false;

  const work = async (): Promise<void> => {
    isBusy = true;
    for (let goes = true; goes;) goes = await measureNext();
    isBusy = false;
  };
  const measureNext = async (): Promise<boolean> => {
    if (isHeld) return false;
    const { prepared } = useHydro.getState();
    const table = inputOf();
    if (!table || (!prepared && !hasNeedle())) return false;
    if (table !== measured) {
      measured = table;
      return measureBefore(table);
    }
    const frame = nextFrame();
    return frame ? measureAfter(frame, () => inputOf() === table) : false;
  };
  const follow = (): void => {
    if (!isBusy && !isHeld) void work();
  };
  const stops = [
    useHydro.subscribe((state, before) => {
      if (
        state.frames !== before.frames ||
        state.shown !== before.shown ||
        state.prepared !== before.prepared
      )
        follow();
    }),
    usePlan.subscribe(follow),
    useSession.subscribe((state, before) => {
      if (state.structures !== before.structures || state.distances !== before.distances) follow();
    }),
  ];
  return () => stops.forEach((stop) => stop());
}

const hasNeedle = (): boolean => (usePlan.getState().plan.hydrodissection?.inlets.length ?? 0) > 0;

/** The frame on screen where it is not measured; at rest the others too, the newest first. */
function nextFrame(): HydroFrame | undefined {
  const hydro = useHydro.getState();
  const { after } = useHydroClearance.getState();
  const isOpen = (frame: HydroFrame | undefined) => frame && frame.state.injectedMl > 0 && !after[frame.id];
  const shown = shownHydroFrame(hydro);
  if (isOpen(shown)) return shown;
  return hydro.hand === 'idle' ? hydro.frames.findLast(isOpen) : undefined;
}

async function measureBefore(table: TableInput): Promise<boolean> {
  const result = await kernelRunner().run('clearance-table', table);
  if (!result.ok) notify('error', result.failure);
  else useHydroClearance.setState({ before: result.value, table, after: {} });
  return result.ok;
}

async function measureAfter(frame: HydroFrame, isCurrent: () => boolean): Promise<boolean> {
  const result = await measureDisplaced(frame.fields);
  if (!result) return false;
  if (!result.ok) {
    notify('error', result.failure);
    return false;
  }
  if (isCurrent() && useHydro.getState().frames.includes(frame))
    useHydroClearance.setState(({ after }) => ({ after: { ...after, [frame.id]: result.value } }));
  return true;
}

/** Paths and needles against an anatomy; undefined while the one before is not measured. */
export async function measureDisplaced(
  displaced: HydroFields,
  signal?: AbortSignal,
): Promise<Result<HydroClearance> | undefined> {
  const { prepared } = useHydro.getState();
  const { before, table } = useHydroClearance.getState();
  if (!prepared || !before || !table) return undefined;
  return measureIn({ table, before, grid: prepared.model.grid, displaced }, signal);
}

/** The same with everything given but the structures at risk, which are those of the session. */
export const measureIn = (
  input: Omit<HydroClearanceInput, 'fields'>,
  signal?: AbortSignal,
): Promise<Result<HydroClearance>> =>
  kernelRunner().run('hydro-clearance', { ...input, fields: fieldsAtRisk() }, signal ? { signal } : {});

/** Voxels of the structures at risk. */
export const fieldsAtRisk = () => structuresAtRisk().map(({ key, field }) => ({ key, field }));

type Measured = Pick<SessionState, 'structures' | 'distances' | 'ct'>;

/** Paths, needles and structures as the table takes them: the same object while nothing of it has changed. */
function tableMaker(): () => TableInput | undefined {
  const made = remember(
    (
      instruments: Plan['instruments'],
      stated: Plan['case'],
      asked: Plan['structures'],
      { structures, distances, ct }: Measured,
    ): TableInput | undefined => {
      if (!ct) return undefined;
      const plan = { ...usePlan.getState().plan, instruments, case: stated, structures: asked };
      return {
        ...tableInput(plan, structures, distances, ct.volume.grid, ct.resolution),
        demandedOnly: true,
      };
    },
  );
  const loaded = remember(
    (structures: Measured['structures'], distances: Measured['distances'], ct: Measured['ct']): Measured => ({
      structures,
      distances,
      ct,
    }),
  );
  const placed = remember(
    (instruments: Plan['instruments'], inlets: HydrodissectionPlan['inlets'] | undefined) => [
      ...instruments,
      ...needlesOf(inlets),
    ],
  );
  return () => {
    const { plan } = usePlan.getState();
    const { structures, distances, ct } = useSession.getState();
    const items = placed(plan.instruments, plan.hydrodissection?.inlets);
    return made(items, plan.case, plan.structures, loaded(structures, distances, ct));
  };
}
