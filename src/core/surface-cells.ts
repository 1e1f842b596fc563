import type { VoxelField } from './structure';

/**
 * The cells that the half level crosses, in Morton order: neighbours in space are neighbours in the
 * list. Cells are one more than voxels on each axis, see `TrilinearCell`.
 */
export interface SurfaceCells {
  /** Morton codes, rising. */
  readonly codes: Float64Array;
  /** Linear cell index of each. */
  readonly cells: Uint32Array;
}

export function findSurfaceCells(field: VoxelField): SurfaceCells {
  const [nx, ny] = field.grid.dims;
  const codes = crossedCells(field).sort();
  const cells = new Uint32Array(codes.length);
  for (let n = 0; n < codes.length; n++) {
    const code = codes[n]!;
    const low = code % 2 ** 30;
    const high = (code - low) / 2 ** 30;
    const axis = (shift: number) => gather(low >>> shift) + 1024 * gather(high >>> shift);
    cells[n] = axis(0) + (nx + 1) * (axis(1) + (ny + 1) * axis(2));
  }
  return { codes, cells };
}

function crossedCells({ grid, data }: VoxelField): Float64Array {
  const [nx, ny, nz] = grid.dims;
  const found: number[] = [];
  // How many of the four voxels of a column (one i, two rows, two slices) are inside.
  const column = new Uint8Array(nx + 2);
  for (let k = 0; k <= nz; k++) {
    for (let j = 0; j <= ny; j++) {
      column.fill(0);
      let any = 0;
      for (let corner = 0; corner < 4; corner++) {
        const row = j - 1 + (corner & 1);
        const slice = k - 1 + (corner >> 1);
        if (row < 0 || slice < 0 || row >= ny || slice >= nz) continue;
        const start = nx * (row + ny * slice);
        for (let i = 0; i < nx; i++) {
          const inside = data[start + i]! >> 7;
          column[i + 1]! += inside;
          any |= inside;
        }
      }
      if (!any) continue;
      const rest = 2 * spread(j & 1023) + 4 * spread(k & 1023);
      const restHigh = 2 * spread(j >> 10) + 4 * spread(k >> 10);
      for (let i = 0; i <= nx; i++) {
        const inside = column[i]! + column[i + 1]!;
        if (inside === 0 || inside === 8) continue;
        found.push(spread(i & 1023) + rest + 2 ** 30 * (spread(i >> 10) + restHigh));
      }
    }
  }
  return Float64Array.from(found);
}

/** Puts two zero bits between the ten low bits of a number. */
function spread(value: number): number {
  let v = value;
  v = (v | (v << 16)) & 0x030000ff;
  v = (v | (v << 8)) & 0x0300f00f;
  v = (v | (v << 4)) & 0x030c30c3;
  return (v | (v << 2)) & 0x09249249;
}

/** Inverse of `spread`. */
function gather(value: number): number {
  let v = value & 0x09249249;
  v = (v | (v >>> 2)) & 0x030c30c3;
  v = (v | (v >>> 4)) & 0x0300f00f;
  v = (v | (v >>> 8)) & 0x030000ff;
  return (v | (v >>> 16)) & 0x3ff;
}
