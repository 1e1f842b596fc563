import type { Grid } from '../../core/grid';
import type { ModelDescription } from './description';
import { likeliest } from './likelihoods';
import { type Joining, labelBytes } from './memory';
import type { AxisWindows } from './windows';

/** Windows along k, j and i of the grid: the order of the tensor's axes. */
export type BoxWindows = readonly [AxisWindows, AxisWindows, AxisWindows];
/** Which window along each of them. */
export type Place = readonly [number, number, number];

/** The labels of a grid, as far as they are known. */
export interface Labelled {
  readonly labels: Uint8Array | Uint16Array;
  /** Of the label at each voxel, 0 … 255 for 0 … 1; absent where the network gives labels alone. */
  readonly likelihood?: Uint8Array;
}

/** Takes up what the network says of one patch after another, those of one k together, k rising. */
export interface Joiner {
  add(answer: Float32Array, place: Place): void;
  /** No further patch of this window along k comes. */
  close(windowK: number): void;
  readonly result: Labelled;
}

/** @param joining `blended` needs channels */
export function joinerOf(
  grid: Grid,
  windows: BoxWindows,
  description: ModelDescription,
  joining: Joining,
): Joiner {
  const voxels = grid.dims[0] * grid.dims[1] * grid.dims[2];
  const labels = labelBytes(description) === 1 ? new Uint8Array(voxels) : new Uint16Array(voxels);
  const { channels } = description;
  if (channels === undefined) return labelJoiner(grid, windows, { labels }, description);
  const result = { labels, likelihood: new Uint8Array(voxels) };
  return joining === 'blended'
    ? blendJoiner(grid, windows, result, channels)
    : nearestJoiner(grid, windows, result, channels);
}

/** Calls `visit` for the rows along i of the part of a window that is on the grid, and its own part where asked. */
function eachRow(
  grid: Grid,
  windows: BoxWindows,
  place: Place,
  part: 'all' | 'owned',
  visit: (inPatch: number, onGrid: number, length: number, k: number, j: number) => void,
): void {
  const [nx, ny, nz] = grid.dims;
  const spans = windows.map(({ starts, size, owned }, a) => {
    const start = starts[place[a]!]!;
    const [first, end] = part === 'owned' ? owned[place[a]!]! : [start, start + size];
    return [Math.max(first, 0), Math.min(end, [nz, ny, nx][a]!), start] as const;
  });
  const [[k0, k1, startK], [j0, j1, startJ], [i0, i1, startI]] = spans as [Span, Span, Span];
  const [, { size: sizeJ }, { size: sizeI }] = windows;
  for (let k = k0; k < k1; k++)
    for (let j = j0; j < j1; j++)
      visit(i0 - startI + sizeI * (j - startJ + sizeJ * (k - startK)), i0 + nx * (j + ny * k), i1 - i0, k, j);
}

type Span = readonly [number, number, number];

const sizeOf = (windows: BoxWindows): number => windows.reduce((product, { size }) => product * size, 1);

/** Labels as the network gives them; those that nobody named are background. */
function labelJoiner(
  grid: Grid,
  windows: BoxWindows,
  result: Labelled,
  { classes }: ModelDescription,
): Joiner {
  const known = new Set(classes.map(({ label }) => label));
  return {
    result,
    close: () => undefined,
    add: (answer, place) =>
      eachRow(grid, windows, place, 'owned', (from, to, length) => {
        for (let n = 0; n < length; n++) {
          const label = Math.round(answer[from + n]!);
          result.labels[to + n] = known.has(label) ? label : 0;
        }
      }),
  };
}

/** The likeliest channel of the patch whose middle is nearest. */
function nearestJoiner(
  grid: Grid,
  windows: BoxWindows,
  { labels, likelihood }: Required<Labelled>,
  channels: number,
): Joiner {
  const stride = sizeOf(windows);
  const best = new Uint16Array(grid.dims[0]);
  const most = new Float32Array(grid.dims[0]);
  return {
    result: { labels, likelihood },
    close: () => undefined,
    add: (answer, place) =>
      eachRow(grid, windows, place, 'owned', (from, to, length) => {
        likeliest(answer, channels, stride, from, length, best, most);
        for (let n = 0; n < length; n++) {
          labels[to + n] = best[n]!;
          likelihood[to + n] = Math.round(255 * most[n]!);
        }
      }),
  };
}

/** Sum of the shares of a voxel that is covered to the end; rounding of 64 patches has room above it. */
const whole = 65_000;

/** The likeliest channel of the weighted mean of all patches, summed in a slab of as many slices as a patch has. */
function blendJoiner(
  grid: Grid,
  windows: BoxWindows,
  { labels, likelihood }: Required<Labelled>,
  channels: number,
): Joiner {
  const [nx, ny, nz] = grid.dims;
  const [alongK, alongJ, alongI] = windows;
  const slice = nx * ny;
  const slab = slice * alongK.size;
  const stride = sizeOf(windows);
  const sums = new Uint16Array(channels * slab);
  const weights = new Float64Array(alongI.size);
  const best = new Uint16Array(nx);
  const most = new Float32Array(nx);
  return {
    result: { labels, likelihood },
    add: (answer, place) =>
      eachRow(grid, windows, place, 'all', (from, to, length, k, j) => {
        const shareK = alongK.shares[place[0]]![k - alongK.starts[place[0]]!]!;
        const shareJ = alongJ.shares[place[1]]![j - alongJ.starts[place[1]]!]!;
        const first = from % alongI.size;
        for (let n = 0; n < length; n++)
          weights[n] = whole * shareK * shareJ * alongI.shares[place[2]]![first + n]!;
        const into = (k % alongK.size) * slice + (to % slice);
        for (let c = 0; c < channels; c++)
          for (let n = 0, at = c * stride + from; n < length; n++, at++)
            if (answer[at]! > 0) sums[c * slab + into + n]! += weights[n]! * answer[at]! + 0.5;
      }),
    close(windowK) {
      const first = Math.max(alongK.starts[windowK]!, 0);
      const end = Math.min(alongK.starts[windowK + 1] ?? nz, nz);
      for (let k = first; k < end; k++) {
        const from = (k % alongK.size) * slice;
        for (let row = 0; row < slice; row += nx) {
          likeliest(sums, channels, slab, from + row, nx, best, most);
          for (let i = 0, to = k * slice + row; i < nx; i++, to++) {
            labels[to] = best[i]!;
            likelihood[to] = Math.min(255, Math.round((255 * most[i]!) / whole));
          }
        }
        for (let c = 0; c < channels; c++) sums.fill(0, c * slab + from, c * slab + from + slice);
      }
    },
  };
}
