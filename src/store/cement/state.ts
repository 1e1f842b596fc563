import { create } from 'zustand';
import type { BoneModel, BoneOutlet } from '../../simulation/cement/bone/types';
import type { CementShape, LiveCommand, LiveOutput } from '../../simulation/cement/live/types';
import type { CementPlan } from '../../plan/cement';

/** One instant of the injection, to be looked at again. */
export interface Frame {
  readonly id: string;
  readonly state: LiveOutput['state'];
  readonly readouts: LiveOutput['readouts'];
  readonly shape?: CementShape;
  readonly boneAgeS?: number;
  /** What led here from the frame before it. */
  readonly commands: readonly LiveCommand[];
  /** What was done up to here. */
  readonly steps: CementPlan['schedule'];
}

export type Hand = 'idle' | 'injecting' | 'waiting' | 'replaying';

/** Why the injection was stopped: the outlet that the cement has just reached. */
export interface Alarm {
  readonly outlet: string;
  readonly injectedMl: number;
  /** Canal, foramen, joint, disc: going on needs an explicit choice. */
  readonly isForbidden: boolean;
}

/** The bone ready for an injection. */
export interface Prepared {
  readonly model: BoneModel;
  readonly outlets: ReadonlyMap<string, BoneOutlet>;
  /** Of what the model was made from; see `boneInputs`. */
  readonly inputs: string;
}

export interface CementState {
  readonly prepared?: Prepared;
  readonly isPreparing: boolean;
  readonly hand: Hand;
  /** The injection so far, oldest first. */
  readonly frames: readonly Frame[];
  /** The frame that is shown; the last one unless the user looks back. */
  readonly shown: number;
  /** Simulated seconds per second, smoothed; present once something has been simulated. */
  readonly pace?: number;
  readonly alarm?: Alarm;
  /** Outlets in which the user chose to go on. */
  readonly allowed: readonly string[];
  /** Off: rehearsal, nothing is announced and nothing stops by itself. */
  readonly announcesLeaks: boolean;
  readonly activeNeedle: number;
  readonly isVisible: boolean;
}

export const emptyRun = {
  frames: [] as readonly Frame[],
  shown: -1,
  hand: 'idle' as Hand,
  alarm: undefined,
  allowed: [] as readonly string[],
  pace: undefined,
};

/** The injection as it is simulated; what is kept of it stands in the plan. */
export const useCement = create<CementState>()(() => ({
  ...emptyRun,
  isPreparing: false,
  announcesLeaks: true,
  activeNeedle: 0,
  isVisible: true,
}));

export const setCement = useCement.setState;

export const shownFrame = ({ frames, shown }: CementState): Frame | undefined => frames[shown];

export const preparedOf = ({ prepared }: CementState): Prepared | undefined => prepared;
