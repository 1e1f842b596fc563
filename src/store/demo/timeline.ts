import type { Story, StoryStep } from '../../plan/story';

/** One step of a story on the timeline, s from its beginning. */
export interface Stop {
  readonly startS: number;
  /** From the start until here its injection or wait is played. */
  readonly playedS: number;
  readonly endS: number;
}

export interface Timeline {
  readonly stops: readonly Stop[];
  readonly totalS: number;
}

/** Whether something happens in a step over time. */
export const isPlayed = ({ action }: StoryStep): boolean =>
  action?.kind === 'inject' || action?.kind === 'wait';

export function timelineOf({ steps }: Pick<Story, 'steps'>): Timeline {
  let atS = 0;
  const stops = steps.map((step) => {
    const startS = atS;
    const playedS = startS + (isPlayed(step) ? step.playS : 0);
    atS = playedS + step.holdS;
    return { startS, playedS, endS: atS };
  });
  return { stops, totalS: atS };
}

/** The step that is on at a time; the last one at the end. */
export function stepAt({ stops }: Timeline, timeS: number): number {
  const after = stops.findIndex(({ endS }) => timeS < endS);
  return after < 0 ? stops.length - 1 : after;
}

/** Where an instant of a simulation stands in its story. */
export interface Mark {
  readonly step: number;
  /** Share of the step's action that has been done, 0–1. */
  readonly share: number;
}

export function timeOfMark({ stops }: Timeline, { step, share }: Mark): number {
  const { startS, playedS } = stops[step]!;
  return startS + share * (playedS - startS);
}

/** The instant that is on at a time: the last one that is not later; −1 before the first. */
export const markAt = (timesS: readonly number[], timeS: number): number =>
  timesS.findLastIndex((atS) => atS <= timeS + 1e-9);

/** Whether the displaced anatomy is asked for in a step. */
export function showsAfterAt({ steps }: Pick<Story, 'steps'>, step: number): boolean {
  const last = steps.slice(0, step + 1).findLast(({ action }) => action?.kind === 'show')?.action;
  return last?.kind !== 'show' || last.anatomy === 'after';
}

/** The slice beside the 3-D view in a step, where there is one. */
export const sliceAt = ({ steps }: Pick<Story, 'steps'>, step: number): StoryStep['slice'] =>
  steps[step]?.slice;

/** Where the camera of a step was last asked for. */
export const cameraStepAt = ({ steps }: Pick<Story, 'steps'>, step: number): number =>
  steps.findLastIndex(({ camera }, n) => n <= step && camera !== undefined);

/** From the start of this step, or of the one before where it has only just begun, as a player's back button does. */
export function startBefore(timeline: Timeline, timeS: number): number {
  const step = stepAt(timeline, timeS);
  const { startS } = timeline.stops[step]!;
  return timeS - startS > 1.5 || step === 0 ? startS : timeline.stops[step - 1]!.startS;
}

/** The start of the next step, or the end. */
export const startAfter = (timeline: Timeline, timeS: number): number =>
  timeline.stops[stepAt(timeline, timeS) + 1]?.startS ?? timeline.totalS;
