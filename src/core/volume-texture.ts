import { type RoughBody, roughBody, cellAt } from './rough-body';
import { type Grid, voxelToLps } from './grid';
import type { KernelContext } from './kernel';
import { ok, type Result } from './result';
import { voxelPoint } from './units';
import type { Volume } from './volume';

/** Edge of a brick in texels. */
const brickSize = 8;

export interface VolumeTextureInput {
  readonly volume: Volume;
  /** HU that become 0 and 255; what lies beyond is cut off. */
  readonly lowHu: number;
  readonly highHu: number;
  /** The longest side that the graphics card shall hold, in texels. */
  readonly maxSize: number;
  /** Clears what lies outside the body: the table, cushions. */
  readonly bodyOnly?: boolean;
}

/** A CT as the volume renderer takes it: 8 bits a texel, and what each brick of 8³ texels holds. */
export interface VolumeTexture {
  /** Centres of the texels in LPS mm. */
  readonly grid: Grid;
  readonly data: Uint8Array<ArrayBuffer>;
  readonly brickDims: readonly [number, number, number];
  /** Lowest and highest texel that interpolation meets within each brick, interleaved. */
  readonly bricks: Uint8Array<ArrayBuffer>;
  readonly lowHu: number;
  readonly highHu: number;
}

/**
 * Windows a CT to 8 bits and averages blocks of voxels where it is larger than `maxSize`; a rest of
 * voxels at the far edges that fills no block is left out.
 */
export async function volumeTexture(
  { volume, lowHu, highHu, maxSize, bodyOnly = false }: VolumeTextureInput,
  context: KernelContext,
): Promise<Result<VolumeTexture>> {
  const grid = coarser(volume.grid, maxSize);
  const [nx, ny, nz] = grid.dims;
  const data = new Uint8Array(nx * ny * nz);
  const sums = new Float64Array(nx);
  const factor = volume.grid.dims.map((n) => Math.ceil(n / maxSize)) as [number, number, number];
  const scale = 255 / (highHu - lowHu);
  const mask = bodyOnly ? roughBody(volume) : undefined;
  const share = 1 / (factor[0] * factor[1] * factor[2]);
  for (let k = 0; k < nz; k++) {
    for (let j = 0; j < ny; j++) {
      addBlocks(volume, factor, j, k, sums);
      const row = nx * (j + ny * k);
      for (let i = 0; i < nx; i++) {
        const texel = (sums[i]! * share - lowHu) * scale;
        data[row + i] = texel <= 0 ? 0 : texel >= 255 ? 255 : texel + 0.5;
      }
    }
    if (mask) clearOutside(mask, data, grid.dims, factor, k);
    if ((k & 3) === 3) await context.checkpoint((0.9 * k) / nz);
  }
  const brickDims = grid.dims.map((n) => Math.ceil(n / brickSize)) as [number, number, number];
  const bricks = brickRanges(data, grid.dims, brickDims);
  return ok({ grid, data, brickDims, bricks, lowHu, highHu });
}

/** Clears the texels of slice `k` that lie outside the body. */
function clearOutside(
  { inside, dims, steps }: RoughBody,
  data: Uint8Array,
  [nx, ny]: Grid['dims'],
  factor: readonly [number, number, number],
  k: number,
): void {
  const cell = (texel: number, a: 0 | 1 | 2) =>
    cellAt(texel * factor[a] + (factor[a] - 1) / 2, steps[a], dims[a]);
  const columns = Array.from({ length: nx }, (_, i) => cell(i, 0));
  const slice = dims[1] * cell(k, 2);
  for (let j = 0; j < ny; j++) {
    const from = dims[0] * (cell(j, 1) + slice);
    const row = nx * (j + ny * k);
    for (let i = 0; i < nx; i++) if (!inside[from + columns[i]!]) data[row + i] = 0;
  }
}

function coarser(grid: Grid, maxSize: number): Grid {
  const factor = grid.dims.map((n) => Math.ceil(n / maxSize)) as [number, number, number];
  const centre = factor.map((f) => (f - 1) / 2) as [number, number, number];
  return {
    ...grid,
    dims: grid.dims.map((n, axis) => Math.floor(n / factor[axis]!)) as [number, number, number],
    spacing: grid.spacing.map((s, axis) => s * factor[axis]!) as [number, number, number],
    origin: voxelToLps(grid, voxelPoint(...centre)),
  };
}

/** The sums of HU over the blocks of voxels of one row of texels. */
function addBlocks(
  { grid, hu }: Volume,
  [fx, fy, fz]: readonly [number, number, number],
  j: number,
  k: number,
  sums: Float64Array,
): void {
  const [nx, ny] = grid.dims;
  sums.fill(0);
  for (let dz = 0; dz < fz; dz++) {
    for (let dy = 0; dy < fy; dy++) {
      let from = nx * (j * fy + dy + ny * (k * fz + dz));
      for (let i = 0; i < sums.length; i++) {
        for (let dx = 0; dx < fx; dx++) sums[i]! += hu[from++]!;
      }
    }
  }
}

/** Interpolation within a brick also reads one texel beyond each of its sides. */
function brickRanges(
  data: Uint8Array,
  [nx, ny, nz]: readonly [number, number, number],
  [bx, by, bz]: readonly [number, number, number],
): Uint8Array<ArrayBuffer> {
  const ranges = new Uint8Array(2 * bx * by * bz);
  const span = (brick: number, n: number) =>
    [Math.max(brick * brickSize - 1, 0), Math.min((brick + 1) * brickSize, n - 1)] as const;
  let at = 0;
  for (let bk = 0; bk < bz; bk++) {
    const [k0, k1] = span(bk, nz);
    for (let bj = 0; bj < by; bj++) {
      const [j0, j1] = span(bj, ny);
      for (let bi = 0; bi < bx; bi++) {
        const [i0, i1] = span(bi, nx);
        let low = 255;
        let high = 0;
        for (let k = k0; k <= k1; k++) {
          for (let j = j0; j <= j1; j++) {
            const row = nx * (j + ny * k);
            for (let n = row + i0; n <= row + i1; n++) {
              const value = data[n]!;
              if (value < low) low = value;
              if (value > high) high = value;
            }
          }
        }
        ranges[at++] = low;
        ranges[at++] = high;
      }
    }
  }
  return ranges;
}
