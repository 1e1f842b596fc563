import type { Grid } from '../../core/grid';
import type { KernelContext } from '../../core/kernel';
import type { VoxelField } from '../../core/structure';
import { dimsOf, fieldIn, widened } from '../voxels/fields';
import { solid } from './combine';
import { rangeOn } from './ranges';

type Triple = readonly [number, number, number];

/**
 * `gaussian`: of the given width as standard deviation, at the level that keeps the volume. `median`: what most
 * voxels of a box of twice the width are; specks and spikes go, flat walls stay.
 */
export type SmoothMethod = 'gaussian' | 'median';

/** A smoother surface. Undefined where nothing is left. */
export async function smoothField(
  field: VoxelField,
  ct: Grid,
  method: SmoothMethod,
  widthMm: number,
  context: KernelContext,
): Promise<VoxelField | undefined> {
  const reach = ct.spacing.map((mm) => Math.max(Math.round((method === 'gaussian' ? 3 : 1) * (widthMm / mm)), 0)); // prettier-ignore
  const range = widened(rangeOn(ct, field), ct.dims, Math.max(...reach) + 1);
  const wide = fieldIn(field, ct, range);
  const values = Float32Array.from(wide.data);
  for (const axis of [0, 1, 2] as const) {
    blur(values, dimsOf(range), axis, weightsOf(method, widthMm / ct.spacing[axis], reach[axis]!));
    await context.checkpoint((axis + 1) / 4);
  }
  const level = method === 'gaussian' ? levelOfVolume(values, wide.data) : 127.5;
  const data = wide.data.map((_, q) => aboutHalf(values[q]!, level));
  return solid({ grid: wide.grid, data }, ct);
}

function weightsOf(method: SmoothMethod, sigma: number, reach: number): Float64Array {
  const weights = Float64Array.from({ length: 2 * reach + 1 }, (_, n) =>
    method === 'gaussian' && sigma > 0 ? Math.exp(-0.5 * ((n - reach) / sigma) ** 2) : 1,
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/** Weighted means along one axis, in place; the edge of the box is continued. */
function blur(values: Float32Array, dims: Triple, axis: 0 | 1 | 2, weights: Float64Array): void {
  if (weights.length === 1) return;
  const strides = [1, dims[0], dims[0] * dims[1]] as const;
  const [p, q] = [(axis + 1) % 3, (axis + 2) % 3] as [0 | 1 | 2, 0 | 1 | 2];
  const [n, stride, reach] = [dims[axis], strides[axis], weights.length >> 1];
  const line = new Float64Array(n + 2 * reach);
  for (let b = 0; b < dims[q]; b++)
    for (let a = 0; a < dims[p]; a++) {
      const start = a * strides[p] + b * strides[q];
      let isFlat = true;
      for (let m = 0; m < n; m++) {
        line[m + reach] = values[start + m * stride]!;
        isFlat &&= line[m + reach] === line[reach];
      }
      if (isFlat) continue;
      line.fill(line[reach]!, 0, reach);
      line.fill(line[n + reach - 1]!, n + reach);
      for (let m = 0; m < n; m++) {
        let sum = 0;
        for (let w = 0; w < weights.length; w++) sum += weights[w]! * line[m + w]!;
        values[start + m * stride] = sum;
      }
    }
}

/** The level above which as many voxels lie as lay above the half level. */
function levelOfVolume(values: Float32Array, before: Uint8Array): number {
  const counts = new Float64Array(2561);
  let wanted = 0;
  for (let q = 0; q < values.length; q++) {
    counts[Math.round(values[q]! * 10)]!++;
    if (before[q]! > 127) wanted++;
  }
  let level = counts.length - 1;
  for (let above = 0; level > 1 && above < wanted; level--) above += counts[level]!;
  return (level + 0.5) / 10;
}

/** The occupancy whose half level is where the values pass `level`: stretched on either side of it. */
function aboutHalf(value: number, level: number): number {
  const share = value > level ? 0.5 + (0.5 * (value - level)) / (255 - level) : (0.5 * value) / level;
  return Math.round(255 * Math.min(share, 1));
}
