import type { Row } from '../../lib/loft';
import type { TubePoint } from '../../lib/tube';

/** A muscle of the patient's left as axial sections from below: [z, x, y, a, b, direction of a, bend]. */
export type LoftedMuscle = readonly [segment: string, fatty: boolean, rows: readonly Row[]];

/** A slender muscle of the patient's left as a tube. */
export type TubedMuscle = readonly [segment: string, points: readonly TubePoint[]];
