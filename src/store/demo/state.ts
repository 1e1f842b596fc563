import { create } from 'zustand';
import type { Failure } from '../../core/result';
import type { Story } from '../../plan/story';
import type { Recording } from './recording';

export type DemoPhase = 'choosing' | 'computing' | 'ready' | 'failed';

export interface DemoState {
  readonly isOpen: boolean;
  /** Stories that came in files, the newest first. */
  readonly given: readonly Story[];
  readonly story?: Story;
  readonly phase: DemoPhase;
  /** Of the simulation, 0–1. */
  readonly fraction: number;
  readonly failure?: Failure;
  readonly recording?: Recording;
  /** Where the story is, s. */
  readonly timeS: number;
  readonly isPlaying: boolean;
}

/** The demonstration for the class. */
export const useDemo = create<DemoState>()(() => ({
  isOpen: false,
  given: [],
  phase: 'choosing',
  fraction: 0,
  timeS: 0,
  isPlaying: false,
}));

export const setDemo = useDemo.setState;
