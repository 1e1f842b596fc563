import { create } from 'zustand';
import type { MeasuredVertebra } from '../anatomy/vertebra/landmarks';
import { vertebraParts, type VertebraPart } from '../anatomy/vertebra/parts';
import type { Mesh } from '../core/mesh';
import type { Failure } from '../core/result';
import type { Structure, VoxelField } from '../core/structure';
import { kernelRunner } from './runner';
import { type SessionState, useSession } from './session';
import { runTask, type RunningTask } from './tasks';

/** A part of the measured vertebra, and its surface once that has come. */
export interface ShownPart {
  readonly part: VertebraPart;
  readonly field: VoxelField;
  readonly mesh?: Mesh;
}

interface LandmarksState {
  /** The vertebra that is measured: its key, and the voxels that were. */
  readonly key?: string;
  readonly field?: VoxelField;
  readonly isRunning: boolean;
  readonly measured?: MeasuredVertebra;
  readonly failed?: Failure;
  readonly showsParts: boolean;
  /** Made when they are first shown. */
  readonly parts?: readonly ShownPart[];
}

const nothing = {
  key: undefined,
  field: undefined,
  measured: undefined,
  failed: undefined,
  parts: undefined,
};

/** Landmarks of one vertebra: seen, never saved. */
export const useLandmarks = create<LandmarksState>()(() => ({ isRunning: false, showsParts: false }));

export const isVertebra = (id: string): boolean => /^vertebra-[ctl]\d+$/.test(id);

let stop = new AbortController();

/** Measures a vertebra in place of the one before. */
export async function measureStructure({ key, id, field }: Structure): Promise<void> {
  const { ct } = useSession.getState();
  if (!ct) return;
  stop.abort();
  const { signal } = (stop = new AbortController());
  useLandmarks.setState({ ...nothing, key, field, isRunning: true });
  const result = await runTask('measure-vertebra', (task) =>
    kernelRunner().run('measure-vertebra', { volume: ct.volume, field, id }, stoppedBy(signal, task)),
  );
  if (signal.aborted) return;
  if (result.ok) useLandmarks.setState({ isRunning: false, measured: result.value });
  else if (result.failure.code === 'cancelled') forgetLandmarks();
  else useLandmarks.setState({ isRunning: false, failed: result.failure });
  if (useLandmarks.getState().showsParts) await showParts(true);
}

const stoppedBy = (signal: AbortSignal, task: RunningTask): RunningTask => ({
  signal: AbortSignal.any([signal, task.signal]),
  onProgress: (fraction) => task.onProgress(fraction),
});

/** Takes the measures away again. */
export function forgetLandmarks(): void {
  stop.abort();
  useLandmarks.setState({ ...nothing, isRunning: false });
}

/** Body, pedicles and arch in colours of their own, or no longer. */
export async function showParts(showsParts: boolean): Promise<void> {
  useLandmarks.setState({ showsParts });
  const { field, measured, parts } = useLandmarks.getState();
  if (!showsParts || !field || !measured || parts) return;
  const cut = partFields(field, measured.parts);
  useLandmarks.setState({ parts: cut });
  const { signal } = stop;
  for (const { part, field: own } of cut) {
    const surface = await kernelRunner().run('surface', { field: own, toleranceMm: 0.1 }, { signal });
    if (signal.aborted) return;
    if (!surface.ok) continue;
    useLandmarks.setState(({ parts: now = [] }) => ({
      parts: now.map((item) => (item.part === part ? { ...item, mesh: surface.value } : item)),
    }));
  }
}

function partFields({ grid, data }: VoxelField, labels: Uint8Array): ShownPart[] {
  const names = Object.keys(vertebraParts) as VertebraPart[];
  return names.flatMap((part) => {
    const label = vertebraParts[part];
    const own = data.map((value, n) => (labels[n] === label ? value : 0));
    return own.some((value) => value > 0) ? [{ part, field: { grid, data: own } }] : [];
  });
}

/** Measures anew what was edited, and forgets what is gone. Answers how to stop. */
export function keepLandmarks(): () => void {
  const follow = ({ ct, structures }: SessionState, before: SessionState): void => {
    const { key, field } = useLandmarks.getState();
    if (key === undefined || (ct === before.ct && structures === before.structures)) return;
    const now = structures.find((structure) => structure.key === key);
    if (ct !== before.ct || !now) forgetLandmarks();
    else if (now.field !== field) void measureStructure(now);
  };
  return useSession.subscribe(follow);
}
