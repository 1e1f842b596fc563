import { loft, type Section } from '../../lib/loft';
import type { Solid } from '../../lib/sdf';

type Row = readonly [z: number, x: number, y: number, a: number, b: number];

/** Upright and not turned: a loft of axial ellipses. */
export const column = (rows: readonly Row[]): Solid =>
  loft(
    rows.map(([z, x, y, a, b]): Section => ({ z, x, y, a, b })),
    2,
  );
