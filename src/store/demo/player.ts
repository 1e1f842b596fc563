import { showInstant } from './show';
import { setDemo, useDemo } from './state';
import { startAfter, startBefore, timelineOf } from './timeline';

/** Between two movements of the curve, ms: the pictures follow as they can. */
const tickMs = 80;
let ticking: ReturnType<typeof setInterval> | undefined;

const totalS = (): number => {
  const { story } = useDemo.getState();
  return story ? timelineOf(story).totalS : 0;
};

export function pauseStory(): void {
  clearInterval(ticking);
  ticking = undefined;
  if (useDemo.getState().isPlaying) setDemo({ isPlaying: false });
}

/** From where the story is, or from its beginning once it has ended. */
export function playStory(): void {
  const { recording, timeS } = useDemo.getState();
  if (!recording || ticking !== undefined) return;
  if (timeS >= totalS()) seek(0);
  setDemo({ isPlaying: true });
  let lastMs = performance.now();
  ticking = setInterval(() => {
    const nowMs = performance.now();
    // A page that was hidden goes on where it was.
    const elapsedS = Math.min(0.5, (nowMs - lastMs) / 1000);
    lastMs = nowMs;
    seek(useDemo.getState().timeS + elapsedS);
    if (useDemo.getState().timeS >= totalS()) pauseStory();
  }, tickMs);
}

export const togglePlaying = (): void => (useDemo.getState().isPlaying ? pauseStory() : playStory());

/** Goes to a time of the story. */
export function seek(timeS: number): void {
  if (!useDemo.getState().recording) return;
  setDemo({ timeS: Math.max(0, Math.min(totalS(), timeS)) });
  showInstant();
}

export function toNextStep(): void {
  const { story, timeS } = useDemo.getState();
  if (story) seek(startAfter(timelineOf(story), timeS));
}

export function toStepBefore(): void {
  const { story, timeS } = useDemo.getState();
  if (story) seek(startBefore(timelineOf(story), timeS));
}
