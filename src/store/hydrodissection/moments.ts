import type { HydroMoment } from '../../simulation/hydrodissection/live/advance';
import { Moments } from '../moments';

/** Of the injection, by injected and waited steps. A grid of 2 mm takes about 8 MB each. */
export const hydroMoments = new Moments<HydroMoment>({ mostBytes: 200e6, every: 8 });
