import { type Grid, lpsToVoxel, voxelCount } from '../../../core/grid';

/** For each index of the new axis: where its weights begin on the old one, and the weights. */
interface AxisWeights {
  readonly from: Int32Array;
  readonly width: number;
  readonly weights: Float64Array;
}

interface AxisMap {
  /** Old continuous index of the new index 0, and per new index. */
  readonly offset: number;
  readonly step: number;
  readonly oldCount: number;
  readonly newCount: number;
}

/**
 * Box averages of the trilinear interpolation: what each cell of a coarser, finer or shifted grid
 * with the same axes holds of a field. Beyond the field's own grid its border values go on
 * (`clamp`, a CT) or it is zero (a mask).
 */
export function resample(
  data: ArrayLike<number>,
  source: Grid,
  target: Grid,
  beyond: 'clamp' | 'zero',
): Float32Array {
  const start = lpsToVoxel(source, target.origin);
  const needed = [0, 1, 2].map((n) => neededRange(start[n]!, source, target, n));
  const part = cut(data, source.dims, needed);
  const axis = (n: 0 | 1 | 2): AxisWeights =>
    axisWeights(
      {
        offset: start[n] - needed[n]!.from,
        step: target.spacing[n] / source.spacing[n],
        oldCount: part.dims[n],
        newCount: target.dims[n],
      },
      beyond,
    );
  const alongX = pass(part.data, part.dims, axis(0), 0);
  const alongY = pass(alongX.data, alongX.dims, axis(1), 1);
  const alongZ = pass(alongY.data, alongY.dims, axis(2), 2);
  if (alongZ.data.length !== voxelCount(target)) throw new RangeError('grids do not share their axes');
  return alongZ.data;
}

interface Range {
  readonly from: number;
  readonly count: number;
}

/** The old indices that the new grid touches, at least one. */
function neededRange(start: number, source: Grid, target: Grid, n: number): Range {
  const step = target.spacing[n]! / source.spacing[n]!;
  const last = source.dims[n]! - 1;
  const from = Math.min(Math.max(Math.floor(start - step / 2) - 1, 0), last);
  const to = Math.min(Math.max(Math.ceil(start + step * (target.dims[n]! - 0.5)) + 1, 0), last);
  return { from, count: Math.max(1, to - from + 1) };
}

function cut(
  data: ArrayLike<number>,
  dims: readonly [number, number, number],
  ranges: readonly Range[],
): { data: Float32Array; dims: [number, number, number] } {
  const [x, y, z] = ranges as [Range, Range, Range];
  const out = new Float32Array(x.count * y.count * z.count);
  let at = 0;
  for (let k = z.from; k < z.from + z.count; k++)
    for (let j = y.from; j < y.from + y.count; j++) {
      const row = dims[0] * (j + dims[1] * k);
      for (let i = x.from; i < x.from + x.count; i++) out[at++] = data[row + i]!;
    }
  return { data: out, dims: [x.count, y.count, z.count] };
}

function axisWeights({ offset, step, oldCount, newCount }: AxisMap, beyond: 'clamp' | 'zero'): AxisWeights {
  const samples = Math.max(1, Math.ceil(step * 2));
  const width = Math.ceil(step) + 3;
  const from = new Int32Array(newCount);
  const weights = new Float64Array(newCount * width);
  const put = (at: number, old: number, weight: number) => {
    const inside = old >= 0 && old < oldCount;
    if (!inside && beyond === 'zero') return;
    const clamped = Math.min(Math.max(old, 0), oldCount - 1);
    weights[at * width + Math.min(Math.max(clamped - from[at]!, 0), width - 1)]! += weight / samples;
  };
  for (let at = 0; at < newCount; at++) {
    const first = offset + step * (at - 0.5 + 0.5 / samples);
    from[at] = Math.min(Math.max(Math.floor(first), 0), Math.max(0, oldCount - width));
    for (let sample = 0; sample < samples; sample++) {
      const place = first + (sample * step) / samples;
      const low = Math.floor(place);
      put(at, low, 1 - (place - low));
      put(at, low + 1, place - low);
    }
  }
  return { from, width, weights };
}

function pass(
  data: ArrayLike<number>,
  dims: readonly [number, number, number],
  { from, width, weights }: AxisWeights,
  axis: 0 | 1 | 2,
): { data: Float32Array; dims: [number, number, number] } {
  const result: [number, number, number] = [...dims];
  result[axis] = from.length;
  const stride = axis === 0 ? 1 : axis === 1 ? dims[0] : dims[0] * dims[1];
  const out = new Float32Array(result[0] * result[1] * result[2]);
  const oldCount = dims[axis];
  const index: [number, number, number] = [0, 0, 0];
  let at = 0;
  for (index[2] = 0; index[2] < result[2]; index[2]++)
    for (index[1] = 0; index[1] < result[1]; index[1]++)
      for (index[0] = 0; index[0] < result[0]; index[0]++, at++) {
        const place = index[axis];
        const begin = from[place]!;
        const base =
          (axis === 0 ? 0 : index[0]) +
          dims[0] * ((axis === 1 ? 0 : index[1]) + dims[1] * (axis === 2 ? 0 : index[2]));
        let sum = 0;
        for (let w = 0; w < width && begin + w < oldCount; w++) {
          const weight = weights[place * width + w]!;
          if (weight !== 0) sum += weight * data[base + stride * (begin + w)]!;
        }
        out[at] = sum;
      }
  return { data: out, dims: result };
}

/** The grid of `spacingMm` cells, axes of `like`, that covers a box given in mm along those axes from `like.origin`. */
export function coveringGrid(
  like: Grid,
  lowMm: readonly [number, number, number],
  highMm: readonly [number, number, number],
  spacingMm: number,
): Grid {
  const dims = lowMm.map((low, n) => Math.max(1, Math.ceil((highMm[n]! - low) / spacingMm - 1e-9))) as [
    number,
    number,
    number,
  ];
  const first = lowMm.map((low, n) => {
    const slack = dims[n]! * spacingMm - (highMm[n]! - low);
    return low - slack / 2 + spacingMm / 2;
  });
  const [a, b, c] = like.axes;
  const origin = [0, 1, 2].map(
    (n) => like.origin[n]! + a[n]! * first[0]! + b[n]! * first[1]! + c[n]! * first[2]!,
  );
  return {
    dims,
    spacing: [spacingMm, spacingMm, spacingMm],
    origin: origin as unknown as Grid['origin'],
    axes: like.axes,
  };
}
