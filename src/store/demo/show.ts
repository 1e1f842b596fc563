import { type HydroFrame, setHydro, useHydro } from '../hydrodissection/state';
import type { Recording } from './recording';
import { useDemo } from './state';
import { markAt, showsAfterAt, stepAt, timelineOf } from './timeline';
import { lookAtTip } from './tip';

type Frames = readonly (readonly HydroFrame[])[];
const framed = new WeakMap<Recording, Frames>();

/** The instants of each run as 3-D view and slices take them: the same objects each time, so that a late picture finds its own. */
function framesOf(recording: Recording): Frames {
  let frames = framed.get(recording);
  if (!frames) {
    frames = recording.runs.map((_, run) =>
      recording.instants.flatMap(({ run: own, shown }) =>
        own === run && shown ? [{ ...shown, commands: [], steps: [] }] : [],
      ),
    );
    framed.set(recording, frames);
  }
  return frames;
}

/** Puts the instant of the story that is on into the pictures. */
export function showInstant(): void {
  const { story, recording, timeS } = useDemo.getState();
  if (!story || !recording) return;
  const instant = recording.instants[Math.max(0, markAt(recording.timesS, timeS))];
  const run = instant && recording.runs[instant.run];
  if (!instant || !run) return;
  const frames = framesOf(recording)[instant.run]!;
  const next = {
    prepared: run.prepared,
    frames,
    shown: frames.findIndex(({ id }) => id === instant.shown?.id),
    showsAfter: showsAfterAt(story, stepAt(timelineOf(story), timeS)),
  };
  const now = useHydro.getState();
  if (now.prepared !== run.prepared) lookAtTip();
  const keys = ['prepared', 'frames', 'shown', 'showsAfter'] as const;
  if (keys.some((key) => now[key] !== next[key])) setHydro(next);
}
