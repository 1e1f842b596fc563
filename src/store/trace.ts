import { create } from 'zustand';
import type { Branch, TracedVessel, TraceInput } from '../anatomy/vessels/types';
import type { Failure } from '../core/result';
import { wallHiddenRemark } from '../core/structure';
import { enoughOfWall } from '../core/tube-contrast';
import type { LpsPoint } from '../core/units';
import type { Volume } from '../core/volume';
import { type Found, keepFound, packed } from './made';
import { notify } from './notices';
import { kernelRunner } from './runner';
import { useSession } from './session';
import { runTask, type RunningTask } from './tasks';
import { closeTube, type TubeDraft, useTubeDraft } from './tube-draft';

export type Wall = NonNullable<TraceInput['wall']>;

/** A vessel that was traced on the open CT. */
interface Traced {
  /** Catalogue id. */
  readonly id: string;
  readonly volume: Volume;
  readonly wall: Wall;
  readonly vessel: TracedVessel;
  /** What leaves it, largest first; absent until it was looked for. */
  readonly branches?: readonly Branch[];
}

interface TraceState {
  readonly isRunning: boolean;
  readonly wall: Wall;
  /** Why the draft with these points could not be followed. */
  readonly failed?: { readonly pointsMm: readonly LpsPoint[]; readonly failure: Failure };
  readonly traced?: Traced;
}

export const useTrace = create<TraceState>()(() => ({ isRunning: false, wall: 'outer' }));

export const setWall = (wall: Wall): void => useTrace.setState({ wall });
export const closeTraced = (): void => useTrace.setState({ traced: undefined });

/** Follows the vessel with contrast through the draft's points; it comes into the plan, and the draft closes. */
export async function followVessel(): Promise<void> {
  const { draft } = useTubeDraft.getState();
  const volume = useSession.getState().ct?.volume;
  if (!draft || !volume) return;
  await run((task) => follow(draft, volume, task));
}

async function run(work: (task: RunningTask) => Promise<void>): Promise<void> {
  if (useTrace.getState().isRunning) return;
  useTrace.setState({ isRunning: true, failed: undefined });
  try {
    await runTask('trace-vessel', work);
  } finally {
    useTrace.setState({ isRunning: false });
  }
}

async function follow(draft: TubeDraft, volume: Volume, task: RunningTask): Promise<void> {
  const { id, pointsMm, replaces } = draft;
  const { wall } = useTrace.getState();
  const result = await kernelRunner().run('trace-vessel', { volume, pointsMm, wall }, task);
  if (!isStill(draft, volume)) return;
  if (!result.ok) {
    if (result.failure.code !== 'cancelled')
      useTrace.setState({ failed: { pointsMm, failure: result.failure } });
    return;
  }
  const vessel = result.value;
  if (vessel.wallShare < leastWallShare) {
    useTrace.setState({
      failed: { pointsMm, failure: { code: 'vessel-wall-hidden', data: shareOf(vessel) } },
    });
    return;
  }
  const shapes = await packed([vessel.field], volume.grid, task);
  if (!shapes || !isStill(draft, volume)) return;
  const found = { id, shape: shapes[0]!, ...wallFindings(vessel, wall) };
  keepFound([found], 'traced', 'trace-vessel', volume.grid, undefined, replaces);
  closeTube(id);
  useTrace.setState({ traced: { id, volume, wall, vessel } });
}

/** Whether the same points wait on the same CT: a draft that was changed meanwhile is no longer what was followed. */
const isStill = ({ id, pointsMm }: TubeDraft, volume: Volume): boolean => {
  const { draft } = useTubeDraft.getState();
  return draft?.id === id && draft.pointsMm === pointsMm && useSession.getState().ct?.volume === volume;
};

/**
 * With less of its wall seen a vessel has run into what lies around it: aortas without contrast in fat show 0.68,
 * carotids and jugulars without it, which touch muscle, 0.4 to 0.6. House value.
 */
const leastWallShare = 0.65;

const shareOf = ({ wallShare }: TracedVessel) => ({ share: Math.round(100 * wallShare) });

/** How much of the wall the CT shows, and which wall it is. */
const wallFindings = (vessel: TracedVessel, wall: Wall): Pick<Found, 'confidence' | 'remarks'> => ({
  confidence: vessel.wallShare,
  remarks: [
    { code: `traced-${wall}`, data: shareOf(vessel) },
    ...(vessel.wallShare < enoughOfWall ? [{ code: wallHiddenRemark, data: shareOf(vessel) }] : []),
  ],
});

/** Looks for what leaves the traced vessel. */
export async function followBranches(): Promise<void> {
  const { traced } = useTrace.getState();
  if (!traced) return;
  await run(async (task) => {
    const { volume, vessel } = traced;
    const result = await kernelRunner().run('vessel-branches', { volume, vessel }, task);
    if (useTrace.getState().traced !== traced || useSession.getState().ct?.volume !== volume) return;
    if (result.ok) useTrace.setState({ traced: { ...traced, branches: result.value } });
    else notify('error', result.failure);
  });
}

/**
 * Takes branches into the plan as one step to undo; those without a name stay out.
 * @param names catalogue id by the branch's place in the list
 */
export async function keepBranches(names: Readonly<Record<number, string>>): Promise<void> {
  const { traced } = useTrace.getState();
  if (!traced?.branches) return;
  const wanted = traced.branches.flatMap(({ vessel }, n) => (names[n] ? [{ id: names[n], vessel }] : []));
  await run(async (task) => {
    const { grid } = traced.volume;
    const shapes = await packed(wanted.map(({ vessel }) => vessel.field), grid, task); // prettier-ignore
    if (!shapes || useTrace.getState().traced !== traced || useSession.getState().ct?.volume !== traced.volume) return; // prettier-ignore
    // The kernel follows branches in what is filled with contrast, whichever wall the vessel has.
    const found = wanted.map(({ id, vessel }, n) => ({ id, shape: shapes[n]!, ...wallFindings(vessel, 'lumen') })); // prettier-ignore
    keepFound(found, 'traced', 'trace-branches', grid);
    closeTraced();
  });
}
