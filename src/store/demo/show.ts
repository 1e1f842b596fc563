import type { HydroFrame } from '../hydrodissection/state';
import { setHydro, useHydro } from '../hydrodissection/state';
import { lookAtTip } from './tip';
import { useDemo } from './state';
import { markAt, showsAfterAt, stepAt, timelineOf } from './timeline';

/** The instant on screen as the 3-D view and the slices take it. */
let framed: { readonly of: object; readonly frame: HydroFrame } | undefined;

const frameOf = (shown: Pick<HydroFrame, 'id' | 'state' | 'fields'>): HydroFrame => {
  if (framed?.of !== shown) framed = { of: shown, frame: { ...shown, commands: [], steps: [] } };
  return framed.frame;
};

/** Puts the instant of the story that is on into the pictures. */
export function showInstant(): void {
  const { story, recording, timeS } = useDemo.getState();
  if (!story || !recording) return;
  const instant = recording.instants[Math.max(0, markAt(recording.timesS, timeS))];
  const run = instant && recording.runs[instant.run];
  if (!instant || !run) return;
  const frame = instant.shown && frameOf(instant.shown);
  const showsAfter = showsAfterAt(story, stepAt(timelineOf(story), timeS));
  const now = useHydro.getState();
  const isSame = now.prepared === run.prepared && now.frames[0] === frame && now.showsAfter === showsAfter;
  if (isSame) return;
  if (now.prepared !== run.prepared) lookAtTip();
  setHydro({
    prepared: run.prepared,
    frames: frame ? [frame] : [],
    shown: frame ? 0 : -1,
    showsAfter,
  });
}
