import { create } from 'zustand';
import type { SmoothMethod } from '../../anatomy/edit/smooth';
import type { Structure, VoxelField } from '../../core/structure';
import type { LpsVector } from '../../core/units';
import { setAppearance } from '../appearance';
import { showsDisplaced } from '../hydrodissection/shown';
import { useHydro } from '../hydrodissection/state';
import { isPainting, type PaintingTool, setSession, useSession } from '../session';

/** What the panel shows: a tool that is used on the slices, or a command with its numbers. */
export type EditTool =
  PaintingTool | 'threshold' | 'smooth' | 'fill' | 'islands' | 'interpolate' | 'combine' | 'resize';

export interface Target {
  /** Catalogue id, or the name in its file of one that the catalogue does not know. */
  readonly id: string;
  /** Key of the structure that is edited; absent for one that is not begun. */
  readonly key?: string;
}

export interface EditState {
  readonly isOpen: boolean;
  /** What is edited; absent until it is chosen. */
  readonly target?: Target;
  readonly tool: EditTool;
  readonly brush: {
    readonly radiusMm: number;
    /** Paints only the tissue that it is set down on. */
    readonly smart: boolean;
    /** The same for the eraser. */
    readonly smartEraser: boolean;
    /** On the plane of the view only. */
    readonly flat: boolean;
  };
  /** How far a seed grows that is clicked, not dragged, mm. */
  readonly reachMm: number;
  readonly threshold: {
    readonly lowHu: number;
    readonly highHu: number;
    /** Key of the structure that is looked in; absent: in a ball around the crosshair. */
    readonly within?: string;
    readonly radiusMm: number;
    /** Only what hangs together with the crosshair. */
    readonly connected: boolean;
  };
  readonly smooth: { readonly method: SmoothMethod; readonly widthMm: number };
  readonly resizeMm: number;
  readonly leastMl: number;
  /** Key of the structure that is added, taken away or intersected. */
  readonly otherKey?: string;
  /** Normal of the plane that was painted on last. */
  readonly paintedAcross?: LpsVector;
  /** What the threshold takes, before it is applied. */
  readonly preview?: VoxelField;
  /** Edits that are being worked out. */
  readonly pending: number;
}

export const brushRangeMm = { min: 0.5, max: 20 } as const;
export const reachRangeMm = { min: 1, max: 30 } as const;

const closed: EditState = {
  isOpen: false,
  tool: 'brush',
  brush: { radiusMm: 5, smart: true, smartEraser: false, flat: false },
  reachMm: 8,
  threshold: { lowHu: 150, highHu: 1500, radiusMm: 25, connected: true },
  smooth: { method: 'gaussian', widthMm: 1 },
  resizeMm: 1,
  leastMl: 0.1,
  pending: 0,
};

export const useEdit = create<EditState>()(() => closed);

/** A structure that was begun by an edit has a key from then on: under which target it goes on. */
const followers = new WeakMap<Target, Target>();

/** The target as it is now, for an edit that was asked for earlier. */
export function currentTarget(target: Target): Target {
  const follower = followers.get(target);
  return follower ? currentTarget(follower) : target;
}

/** The structure that a target means; undefined where it is not begun, or was undone. */
export const structureOf = ({ key }: Target): Structure | undefined =>
  key === undefined ? undefined : useSession.getState().structures.find((item) => item.key === key);

/** The structure that is edited. */
export function editedStructure(): Structure | undefined {
  const { target } = useEdit.getState();
  return target && structureOf(target);
}

/** Notes the key that an edit gave to a structure. */
export function followTarget(target: Target, key: string): void {
  if (target.key === key) return;
  const follower = { id: target.id, key };
  followers.set(target, follower);
  if (useEdit.getState().target === target) useEdit.setState({ target: follower });
}

/** Opens the tools on a structure that is there. */
export function editExisting(structure: Structure): void {
  setAppearance([structure], { visible: true });
  const id = structure.id === 'other' ? structure.sourceName.slice(0, 200) || 'other' : structure.id;
  open({ id, key: structure.key });
}

/** Opens the tools on a structure of the catalogue that is to be made. */
export const editNew = (id: string): void => open({ id });

function open(target: Target): void {
  const { tool } = useEdit.getState();
  showAcquired();
  useEdit.setState({ isOpen: true, target, preview: undefined });
  setSession({ step: 'structures', outlinesVisible: true, ...(isPainting(tool) && { tool }) });
}

/** Structures are drawn on the CT as it was acquired, not on a picture of how a fluid would displace it. */
function showAcquired(): void {
  if (showsDisplaced()) useHydro.setState({ showsAfter: false });
}

/** Puts the tools away; what was done stays. */
export function closeEdit(): void {
  useEdit.setState({ isOpen: false, target: undefined, preview: undefined });
  if (isPainting(useSession.getState().tool)) setSession({ tool: 'window' });
}

/** Takes a tool up; opens the panel, where a structure can be chosen, when it is closed. */
export function takeTool(tool: EditTool): void {
  showAcquired();
  useEdit.setState({ isOpen: true, tool, preview: undefined });
  setSession({ step: 'structures', tool: isPainting(tool) ? tool : 'window' });
}

export const setBrush = (next: Partial<EditState['brush']>): void =>
  useEdit.setState(({ brush }) => {
    const { min, max } = brushRangeMm;
    const radiusMm = Math.min(Math.max(next.radiusMm ?? brush.radiusMm, min), max);
    return { brush: { ...brush, ...next, radiusMm: Math.round(radiusMm * 10) / 10 } };
  });

/** The next larger (1) or smaller (−1) brush: steps of about a sixth, half a millimetre at least. */
export function stepBrush(steps: number): void {
  const { radiusMm } = useEdit.getState().brush;
  setBrush({ radiusMm: radiusMm + steps * Math.max(0.5, Math.round(radiusMm / 3) / 2) });
}

/** Puts the tools away with the CT or the step that they belong to. Answers how to stop. */
export const keepEdit = (): (() => void) =>
  useSession.subscribe((now, before) => {
    if (now.ct !== before.ct) useEdit.setState({ ...closed, brush: useEdit.getState().brush });
    if (now.step !== before.step && now.step !== 'structures' && isPainting(now.tool))
      setSession({ tool: 'window' });
  });
