import type { Grid } from '../../../core/grid';
import { kinds } from '../types';
import { piecesOf } from './pieces';

/** Tissue that bone and bodies enclose: it has nowhere to go, so that it must move as they do. */
export interface Islands {
  /** Cells that bone alone encloses: they do not move. */
  readonly fixed: readonly number[];
  /** By index of the body that they touch most. */
  readonly joining: ReadonlyMap<number, readonly number[]>;
}

/**
 * Tissue cells that no way through tissue leads out of.
 * @param owner index of the body that a cell belongs to, −1 for none
 */
export function findIslands({ dims }: Grid, kind: Uint8Array, owner: Int16Array): Islands {
  const [nx, ny] = dims;
  const steps = [1, -1, nx, -nx, nx * ny, -nx * ny];
  const free = kind.map((value, q) => (value === kinds.tissue && owner[q]! < 0 ? 1 : 0));
  const fixed: number[] = [];
  const joining = new Map<number, number[]>();
  for (const { cells, atEdge } of piecesOf(free, dims)) {
    if (atEdge) continue;
    const touched = new Map<number, number>();
    let isOpen = false;
    for (const q of cells)
      for (const step of steps) {
        if (kind[q + step] === kinds.outside) isOpen = true;
        const body = owner[q + step]!;
        if (body >= 0) touched.set(body, (touched.get(body) ?? 0) + 1);
      }
    if (isOpen) continue;
    const most = [...touched].sort((a, b) => b[1] - a[1])[0]?.[0];
    if (most === undefined) fixed.push(...cells);
    else joining.set(most, [...(joining.get(most) ?? []), ...cells]);
  }
  return { fixed, joining };
}
