import { create } from 'zustand';
import type { HydroStep } from '../../plan/hydrodissection';
import type { PatientSpace, TissueModel } from '../../simulation/hydrodissection/patient/types';
import type { HydroFields, HydroGoal, HydroInlet, HydroState } from '../../simulation/hydrodissection/types';

/** What one request to the worker was asked to do. */
export interface HydroCommand {
  readonly inlets: readonly HydroInlet[];
  readonly goal: HydroGoal;
}

/** One instant of the injection, to be looked at again. */
export interface HydroFrame {
  readonly id: string;
  readonly state: HydroState;
  readonly fields: HydroFields;
  /** What led here from the frame before it. */
  readonly commands: readonly HydroCommand[];
  /** What was done up to here. */
  readonly steps: readonly HydroStep[];
}

export type HydroHand = 'idle' | 'injecting' | 'waiting' | 'replaying';

/** The tissue ready for an injection. */
export interface PreparedTissue {
  readonly model: TissueModel;
  readonly spaces: ReadonlyMap<string, PatientSpace>;
  /** Of what the model was made from; see `tissueInputs`. */
  readonly inputs: string;
}

export const preparedTissue = (model: TissueModel, inputs: string): PreparedTissue => ({
  model,
  spaces: new Map(model.spaces.map((space) => [space.id, space])),
  inputs,
});

export interface HydrodissectionState {
  readonly prepared?: PreparedTissue;
  readonly isPreparing: boolean;
  readonly hand: HydroHand;
  /** The injection so far, oldest first. */
  readonly frames: readonly HydroFrame[];
  /** The frame that is shown; the last one unless the user looks back. */
  readonly shown: number;
  /** Simulated seconds per second, smoothed; present once something has been simulated. */
  readonly pace?: number;
  /** Off: the anatomy as it was acquired. */
  readonly showsAfter: boolean;
  /** Outlines of where the structures lay before. */
  readonly showsGhost: boolean;
  readonly showsSpaces: boolean;
  /** Spaces whose sheets are not drawn. */
  readonly hiddenSpaces: readonly string[];
}

export const emptyHydroRun = {
  frames: [] as readonly HydroFrame[],
  shown: -1,
  hand: 'idle' as HydroHand,
  pace: undefined,
};

/** The hydrodissection as it is simulated; what is kept of it stands in the plan. */
export const useHydro = create<HydrodissectionState>()(() => ({
  ...emptyHydroRun,
  isPreparing: false,
  showsAfter: true,
  showsGhost: true,
  showsSpaces: true,
  hiddenSpaces: [],
}));

export const setHydro = useHydro.setState;

export const shownHydroFrame = ({ frames, shown }: HydrodissectionState): HydroFrame | undefined =>
  frames[shown];

/** Whether anything was injected or waited for that can be looked at. */
export const hasInjected = ({ frames }: HydrodissectionState): boolean => frames.length > 0;
