import type { VoxelField } from './structure';

/** Side of a brick, voxels. */
const side = 8;

/** What the voxels of a brick are, once looked at. */
const [empty, full, mixed, unknown] = [0, 1, 2, 255];

interface Bricks {
  readonly dims: readonly [number, number, number];
  readonly kinds: Uint8Array;
}

const known = new WeakMap<VoxelField, Bricks>();

/** A brick is looked at when it is first asked for: a plane passes through few of them. */
function bricksOf(field: VoxelField): Bricks {
  let bricks = known.get(field);
  if (!bricks) {
    const dims = field.grid.dims.map((n) => Math.ceil(n / side)) as [number, number, number];
    bricks = { dims, kinds: new Uint8Array(dims[0] * dims[1] * dims[2]).fill(unknown) };
    known.set(field, bricks);
  }
  return bricks;
}

function kindOf({ grid, data }: VoxelField, bi: number, bj: number, bk: number): number {
  const [nx, ny, nz] = grid.dims;
  const iTo = Math.min((bi + 1) * side, nx);
  const jTo = Math.min((bj + 1) * side, ny);
  const kTo = Math.min((bk + 1) * side, nz);
  const first = data[bi * side + nx * (bj * side + ny * bk * side)]!;
  if (first !== 0 && first !== 255) return mixed;
  for (let k = bk * side; k < kTo; k++)
    for (let j = bj * side; j < jTo; j++) {
      const row = nx * (j + ny * k);
      for (let i = row + bi * side; i < row + iTo; i++) if (data[i] !== first) return mixed;
    }
  return first === 0 ? empty : full;
}

/**
 * Whether all voxels from `low` to `high` (voxel indices, both included) are seen to be alike, by whole bricks
 * of 8 voxels a side; outside the grid they are empty.
 */
export function isUniform(
  field: VoxelField,
  low: readonly [number, number, number],
  high: readonly [number, number, number],
): boolean {
  const { dims, kinds } = bricksOf(field);
  const [nx, ny, nz] = field.grid.dims;
  const isPartlyOutside =
    low[0] < 0 || low[1] < 0 || low[2] < 0 || high[0] >= nx || high[1] >= ny || high[2] >= nz;
  let first = isPartlyOutside ? empty : unknown;
  const iTo = Math.min(high[0], nx - 1) >> 3;
  const jTo = Math.min(high[1], ny - 1) >> 3;
  const kTo = Math.min(high[2], nz - 1) >> 3;
  for (let k = Math.max(low[2], 0) >> 3; k <= kTo; k++) {
    for (let j = Math.max(low[1], 0) >> 3; j <= jTo; j++) {
      for (let i = Math.max(low[0], 0) >> 3; i <= iTo; i++) {
        const brick = i + dims[0] * (j + dims[1] * k);
        let kind = kinds[brick]!;
        if (kind === unknown) kinds[brick] = kind = kindOf(field, i, j, k);
        if (kind === mixed) return false;
        if (first === unknown) first = kind;
        else if (kind !== first) return false;
      }
    }
  }
  return true;
}
