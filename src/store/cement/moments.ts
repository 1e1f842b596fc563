import type { LiveMoment } from '../../simulation/cement/live/types';
import { Moments } from '../moments';

/** Of the injection, by simulated seconds. A millimetre grid takes about 4 MB each. */
export const cementMoments = new Moments<LiveMoment>({ mostBytes: 160e6, every: 2 });
