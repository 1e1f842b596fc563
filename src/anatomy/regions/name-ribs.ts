import { voxelToLps } from '../../core/grid';
import { halfLevel, type VoxelField } from '../../core/structure';
import { type LpsPoint, lpsPoint, voxelPoint } from '../../core/units';
import { distance } from '../../core/vector';
import type { FoundRib } from './types';

/** A thoracic vertebra whose name is known: 1 … 12. */
export interface NamedVertebra {
  readonly number: number;
  readonly field: VoxelField;
}

/** A rib farther than this from the middle of every vertebra stays without a number. */
const farthestMm = 60;

/**
 * Catalogue ids for ribs: each has the number of the vertebra that its head is nearest to; where two of a side
 * claim one, the nearer has it and the other none.
 */
export function nameRibs(
  ribs: readonly FoundRib[],
  vertebrae: readonly NamedVertebra[],
): { readonly rib: FoundRib; readonly id?: string }[] {
  const middles = vertebrae.map(({ number, field }) => ({ number, middle: middleOf(field) }));
  const claims = ribs.map((rib) => {
    const near = middles
      .map(({ number, middle }) => ({ number, mm: distance(rib.headMm, middle) }))
      .sort((a, b) => a.mm - b.mm)[0];
    return { rib, ...(near && near.mm <= farthestMm && { near }) };
  });
  const isFirst = (rib: FoundRib, number: number, mm: number) =>
    !claims.some(
      ({ rib: other, near }) =>
        other !== rib && other.side === rib.side && near?.number === number && near.mm < mm,
    );
  return claims.map(({ rib, near }) =>
    near && isFirst(rib, near.number, near.mm) ? { rib, id: `rib-${near.number}-${rib.side}` } : { rib },
  );
}

function middleOf({ grid, data }: VoxelField): LpsPoint {
  const [nx, ny] = grid.dims;
  const sum = [0, 0, 0];
  let count = 0;
  for (let q = 0; q < data.length; q++) {
    if (data[q]! < halfLevel) continue;
    count++;
    [q % nx, Math.floor(q / nx) % ny, Math.floor(q / nx / ny)].forEach((n, a) => (sum[a]! += n));
  }
  const [i, j, k] = sum.map((n) => n / Math.max(count, 1)) as [number, number, number];
  return count ? voxelToLps(grid, voxelPoint(i, j, k)) : lpsPoint(Infinity, Infinity, Infinity);
}
