import type { LpsPoint } from '../../core/units';
import type { CanvasPoint } from '../overlay/overlay';
import type { Slice } from '../slice';

/** Where the pointer is, on the canvas (device pixels) and in the patient. */
export interface Grip {
  readonly at: CanvasPoint;
  readonly pointMm: LpsPoint;
}

/** What a press does until its release. */
export interface Drag {
  move(grip: Grip): void;
  end?(grip: Grip): void;
  /** Esc: puts everything back. */
  cancel?(): void;
}

export type DragStarter = (slice: Slice, grip: Grip) => Drag | undefined;
