import type { VoxelField } from './structure';

/** Side of a brick, voxels. */
export const brickSide = 8;

/** What the voxels of each brick of a field are: 0 all empty, 1 all full, 2 mixed. */
export interface FieldBricks {
  readonly dims: readonly [number, number, number];
  readonly kinds: Uint8Array;
}

const known = new WeakMap<VoxelField, FieldBricks>();

/** Computed once for each field: lets what looks for its surface pass over where there is none. */
export function bricksOf(field: VoxelField): FieldBricks {
  const found = known.get(field) ?? summarise(field);
  known.set(field, found);
  return found;
}

function summarise({ grid, data }: VoxelField): FieldBricks {
  const [nx, ny, nz] = grid.dims;
  const dims = [nx, ny, nz].map((n) => Math.ceil(n / brickSide)) as [number, number, number];
  const kinds = new Uint8Array(dims[0] * dims[1] * dims[2]).fill(255);
  for (let k = 0; k < nz; k++) {
    for (let j = 0; j < ny; j++) {
      const row = dims[0] * (Math.floor(j / brickSide) + dims[1] * Math.floor(k / brickSide));
      for (let i = 0; i < nx; i++) {
        const value = data[i + nx * (j + ny * k)]!;
        const kind = value === 0 ? 0 : value === 255 ? 1 : 2;
        const brick = row + ((i / brickSide) | 0);
        if (kinds[brick] !== kind) kinds[brick] = kinds[brick] === 255 ? kind : 2;
      }
    }
  }
  return { dims, kinds };
}

/**
 * Whether all voxels from `low` to `high` (voxel indices, both included) are alike; outside the
 * grid they are empty.
 */
export function isUniform(
  { dims, kinds }: FieldBricks,
  gridDims: readonly [number, number, number],
  low: readonly [number, number, number],
  high: readonly [number, number, number],
): boolean {
  let first = -1;
  for (let a = 0; a < 3; a++) if (low[a]! < 0 || high[a]! >= gridDims[a]!) first = 0;
  const [iTo, jTo, kTo] = [
    last(high[0], gridDims[0]),
    last(high[1], gridDims[1]),
    last(high[2], gridDims[2]),
  ];
  for (let k = Math.max(low[2], 0) >> 3; k <= kTo; k++) {
    for (let j = Math.max(low[1], 0) >> 3; j <= jTo; j++) {
      for (let i = Math.max(low[0], 0) >> 3; i <= iTo; i++) {
        const kind = kinds[i + dims[0] * (j + dims[1] * k)]!;
        if (kind === 2) return false;
        if (first < 0) first = kind;
        else if (kind !== first) return false;
      }
    }
  }
  return true;
}

const last = (high: number, n: number): number => Math.min(high, n - 1) >> 3;
