import { create } from 'zustand';
import type { SnapMode } from '../anatomy/vessels/types';
import type { Failure } from '../core/result';
import type { Tube } from '../core/structure';
import type { LpsPoint } from '../core/units';
import { distance } from '../core/vector';
import { kernelRunner } from './runner';
import { useSession } from './session';
import { runTask, type RunningTask } from './tasks';
import { replaceTubePoints, type TubeDraft, useTubeDraft } from './tube-draft';

/** What came of it, for the draft that has these points; any other has not been snapped. */
export interface Snapped {
  readonly pointsMm: readonly LpsPoint[];
  /** Share of its length, 0–1, over which the CT shows the wall; 0: the draft is as it was. */
  readonly visibleShare: number;
  /** As drawn, to go back to. */
  readonly before: Tube;
}

interface SnapState {
  readonly isRunning: boolean;
  readonly mode: SnapMode;
  readonly snapped?: Snapped;
  readonly failed?: { readonly pointsMm: readonly LpsPoint[]; readonly failure: Failure };
}

export const useSnap = create<SnapState>()(() => ({ isRunning: false, mode: 'bright-in-fat' }));

export const setSnapMode = (mode: SnapMode): void => useSnap.setState({ mode });

/** Points of a snapped tube stay about this far apart, mm, so that a hand can still move them. */
const apartMm = 4;

/** Moves the draft to the edges that the CT shows around it; where none shows it stays. */
export async function snapDraft(): Promise<void> {
  const { draft } = useTubeDraft.getState();
  if (!draft || !useSession.getState().ct || useSnap.getState().isRunning) return;
  useSnap.setState({ isRunning: true, snapped: undefined, failed: undefined });
  try {
    await runTask('snap-tube', (task) => snap(draft, task));
  } finally {
    useSnap.setState({ isRunning: false });
  }
}

async function snap({ pointsMm, radiiMm }: TubeDraft, task: RunningTask): Promise<void> {
  const { volume } = useSession.getState().ct!;
  const before = { pointsMm, radiiMm };
  const { mode } = useSnap.getState();
  const result = await kernelRunner().run('snap-tube', { volume, tube: before, mode }, task);
  const now = useTubeDraft.getState().draft;
  // Moved or given up meanwhile: the answer is to another draft.
  if (now?.pointsMm !== pointsMm || now.radiiMm !== radiiMm) return;
  if (!result.ok) {
    if (result.failure.code !== 'cancelled')
      useSnap.setState({ failed: { pointsMm, failure: result.failure } });
    return;
  }
  const { tube, visibleShare } = result.value;
  const placed = visibleShare > 0 ? thinned(tube) : before;
  if (visibleShare > 0) replaceTubePoints(placed);
  useSnap.setState({ snapped: { pointsMm: placed.pointsMm, visibleShare, before } });
}

/** Some of a tube's points, both ends among them. */
export function thinned({ pointsMm, radiiMm }: Tube): Tube {
  const last = pointsMm.length - 1;
  const lengthMm = pointsMm.slice(1).reduce((sum, p, n) => sum + distance(pointsMm[n]!, p), 0);
  const pieces = Math.min(Math.max(Math.round(lengthMm / apartMm), 1), last);
  const kept = Array.from({ length: pieces + 1 }, (_, n) => Math.round((n * last) / pieces));
  return { pointsMm: kept.map((n) => pointsMm[n]!), radiiMm: kept.map((n) => radiiMm[n]!) };
}

/** The draft as it was drawn. */
export function unsnap(): void {
  const { snapped } = useSnap.getState();
  if (!snapped || useTubeDraft.getState().draft?.pointsMm !== snapped.pointsMm) return;
  replaceTubePoints(snapped.before);
  useSnap.setState({ snapped: undefined });
}
