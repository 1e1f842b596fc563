import { create } from 'zustand';
import type { PointPair } from '../../anatomy/registration/points';
import type { BoneRegistration } from '../../anatomy/registration/refine';
import type { Failure } from '../../core/result';
import type { LpsPoint } from '../../core/units';
import type { Found } from '../loading';
import type { IdentifiedVolume } from '../openCt';

export type Side = 'planned' | 'today';

export interface CarryState {
  /** The CT of the day with the files it came from; the screen is open while it is there. */
  readonly today?: IdentifiedVolume;
  readonly found?: Found;
  readonly seriesUid?: string;
  /** The point that each side looks at, LPS mm of its own frame. */
  readonly at: Readonly<Record<Side, LpsPoint>>;
  readonly pairs: readonly PointPair[];
  /** Key of the structure whose surface is registered; absent: the bone around the landmarks. */
  readonly bone?: string;
  readonly refined?: BoneRegistration;
  /** Why the last refinement gave nothing. */
  readonly failure?: Failure;
  readonly isRefining: boolean;
}

const nowhere = [0, 0, 0] as unknown as LpsPoint;
export const closedCarry = {
  today: undefined,
  found: undefined,
  seriesUid: undefined,
  at: { planned: nowhere, today: nowhere },
  pairs: [],
  bone: undefined,
  refined: undefined,
  failure: undefined,
  isRefining: false,
};

/** The plan on its way to another CT. */
export const useCarry = create<CarryState>()(() => closedCarry);
