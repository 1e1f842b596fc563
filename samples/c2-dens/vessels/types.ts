import type { TubePoint } from '../../lib/tube';

/** A vessel drawn as a tube: its segment of the truth (`other`: none) and [x, y, z, inner radius], mm. */
export type Vessel = readonly [segment: string, points: readonly TubePoint[]];
