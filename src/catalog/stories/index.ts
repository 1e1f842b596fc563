import planes from './c2-planes.json';
import volumes from './c2-volumes.json';
import waiting from './c2-waiting.json';

/** A story for the class as its file has it; `src/plan/story-file.ts` reads it. */
export interface StoryItem {
  readonly id: string;
  /** File stem of the sample that it is told on. */
  readonly sample: string;
  readonly document: unknown;
}

const onSample = 'c2-dens-lytic';

/** The prepared stories. Another is one more JSON file and one more line. */
export const storyItems: readonly StoryItem[] = [
  { id: 'c2-planes', sample: onSample, document: planes },
  { id: 'c2-volumes', sample: onSample, document: volumes },
  { id: 'c2-waiting', sample: onSample, document: waiting },
];
