import { create } from 'zustand';
import { calibreOf } from '../catalog/structures';
import type { Tube } from '../core/structure';
import type { LpsPoint } from '../core/units';
import { usePlan } from './plan';
import { setSession, useSession } from './session';

/** A tube being drawn; it becomes part of the plan when it is finished. */
export interface TubeDraft {
  /** Catalogue id of the structure that it stands for. */
  readonly id: string;
  readonly pointsMm: readonly LpsPoint[];
  readonly radiiMm: readonly number[];
  /** The point that the number field, the wheel and the delete key act on; new points follow it. */
  readonly selected: number;
  /** Index in `plan.structures.drawn` of the tube that is being changed. */
  readonly replaces?: number;
}

export const radiusRangeMm = { min: 0.3, max: 40 } as const;

interface TubeDraftState {
  readonly draft?: TubeDraft;
  /** Catalogue id of what was drawn or followed last: the next one is often its other side. */
  readonly last?: string;
}

export const useTubeDraft = create<TubeDraftState>()(() => ({}));

const change = (next: Partial<TubeDraft>): void =>
  useTubeDraft.setState(({ draft }) => (draft ? { draft: { ...draft, ...next } } : {}));

/** Starts to draw the structure on the slices. */
export function startTube(id: string): void {
  useTubeDraft.setState({ draft: { id, pointsMm: [], radiiMm: [], selected: -1 } });
  setSession({ tool: 'tube' });
}

/** Takes a drawn tube up again. */
export function changeTube(index: number): void {
  const tube = usePlan.getState().plan.structures.drawn[index];
  if (!tube) return;
  const pointsMm = tube.pointsMm as unknown as LpsPoint[];
  const { id, radiiMm } = tube;
  useTubeDraft.setState({
    draft: { id, pointsMm, radiiMm, selected: pointsMm.length - 1, replaces: index },
  });
  setSession({ tool: 'tube' });
}

/** A point after the selected one, with its radius: at the end, or between two. */
export function addTubePoint(pointMm: LpsPoint): void {
  const { draft } = useTubeDraft.getState();
  if (!draft) return;
  const { id, pointsMm, radiiMm, selected } = draft;
  change({
    pointsMm: pointsMm.toSpliced(selected + 1, 0, pointMm),
    radiiMm: radiiMm.toSpliced(selected + 1, 0, radiiMm[selected] ?? calibreOf(id).radiusMm),
    selected: selected + 1,
  });
}

export function moveTubePoint(index: number, pointMm: LpsPoint): void {
  const { draft } = useTubeDraft.getState();
  if (draft?.pointsMm[index]) change({ pointsMm: draft.pointsMm.with(index, pointMm), selected: index });
}

export function removeTubePoint(index: number): void {
  const { draft } = useTubeDraft.getState();
  if (!draft?.pointsMm[index]) return;
  change({
    pointsMm: draft.pointsMm.toSpliced(index, 1),
    radiiMm: draft.radiiMm.toSpliced(index, 1),
    selected: Math.min(Math.max(index - 1, 0), draft.pointsMm.length - 2),
  });
}

export function setTubeRadius(index: number, radiusMm: number): void {
  const { draft } = useTubeDraft.getState();
  if (draft?.radiiMm[index] === undefined) return;
  const radius = Math.min(Math.max(radiusMm, radiusRangeMm.min), radiusRangeMm.max);
  change({ radiiMm: draft.radiiMm.with(index, radius), selected: index });
}

/** Other points in the place of all, the last one chosen. */
export const replaceTubePoints = ({ pointsMm, radiiMm }: Tube): void =>
  change({ pointsMm, radiiMm, selected: pointsMm.length - 1 });

export const selectTubePoint = (selected: number): void => change({ selected });

/** Makes the draft one undoable change of the plan; needs two points. */
export function finishTube(): void {
  const { draft } = useTubeDraft.getState();
  if (!draft || draft.pointsMm.length < 2) return;
  const { id, replaces } = draft;
  const tube = {
    id,
    pointsMm: draft.pointsMm.map(([x, y, z]): [number, number, number] => [x, y, z]),
    radiiMm: [...draft.radiiMm],
  };
  usePlan.getState().edit('draw-structure', (plan) => {
    if (replaces === undefined) plan.structures.drawn.push(tube);
    else plan.structures.drawn[replaces] = tube;
  });
  closeTube(id);
}

/** Puts the draft away once it has become a structure. */
export function closeTube(id: string): void {
  cancelTube();
  useTubeDraft.setState({ last: id });
}

/** Gives the draft up; a tube that was being changed stays as it was. */
export function cancelTube(): void {
  useTubeDraft.setState({ draft: undefined });
  if (useSession.getState().tool === 'tube') setSession({ tool: 'window' });
}
