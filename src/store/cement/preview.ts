import { create } from 'zustand';
import type { Mesh } from '../../core/mesh';
import type { VoxelField } from '../../core/structure';
import type { LpsPoint } from '../../core/units';
import type { ArrivalMap } from '../../simulation/cement/risk/arrival';
import type { RiskSummary } from '../../simulation/cement/risk/summary';
import type { WeakPoint } from '../../simulation/cement/risk/weak-points';

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
  /** Grows whenever maps and runs are forgotten: what was begun before belongs to something else. */
  readonly round: number;
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
  round: 0,
}));
export const setPreview = useCementPreview.setState;

/** Forgets what belongs to another bone, tip or cement; the tips kept for comparison stay unless the CT goes. */
export function forgetPreview({ tips = false } = {}): void {
  setPreview(({ round }) => ({ ...empty, round: round + 1, ...(tips && { tips: [] }) }));
}
