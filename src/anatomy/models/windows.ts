/** Windows that slide along one axis. */
export interface AxisWindows {
  readonly size: number;
  /** First voxel of each window, rising; below 0 where the axis is shorter than a window. */
  readonly starts: readonly number[];
  /**
   * Weight of each voxel of each window, as its share of all the windows that cover that voxel: over the
   * windows they add up to 1 at every voxel of the axis. 0 beyond the axis.
   */
  readonly shares: readonly Float64Array[];
  /** The voxels that lie nearer to the middle of this window than of any other: first, and one after the last. */
  readonly owned: readonly (readonly [number, number])[];
}

/** Spread of the weights beside the side of a window, as nnU-Net has it. */
const sigmaOfSide = 1 / 8;

/**
 * Windows over `count` voxels, evenly spread so that they overlap by `overlap` of their size at least, weighted by a
 * Gaussian about their middle (nnU-Net: Isensee et al. 2021, doi:10.1038/s41592-020-01008-z). The weight in a box is
 * the product of those along its axes, so shares that add up to 1 along each axis do so in the box.
 */
export function axisWindows(count: number, size: number, overlap: number): AxisWindows {
  const starts = startsOf(count, size, overlap);
  const bell = Float64Array.from({ length: size }, (_, n) =>
    Math.exp(-0.5 * ((n - (size - 1) / 2) / (size * sigmaOfSide)) ** 2),
  );
  const total = new Float64Array(count);
  const owners = new Int32Array(count);
  const largest = new Float64Array(count);
  starts.forEach((start, w) => {
    for (let n = 0; n < size; n++) {
      const x = start + n;
      if (x < 0 || x >= count) continue;
      total[x]! += bell[n]!;
      if (bell[n]! > largest[x]!) {
        largest[x] = bell[n]!;
        owners[x] = w;
      }
    }
  });
  const shares = starts.map((start) =>
    bell.map((value, n) => (total[start + n] ? value / total[start + n]! : 0)),
  );
  const owned = starts.map((_, w) => [owners.indexOf(w), owners.lastIndexOf(w) + 1] as const);
  return { size, starts, shares, owned };
}

function startsOf(count: number, size: number, overlap: number): number[] {
  if (count <= size) return [-Math.floor((size - count) / 2)];
  const steps = Math.ceil((count - size) / Math.max(size * (1 - overlap), 1));
  return Array.from({ length: steps + 1 }, (_, n) => Math.round(((count - size) * n) / steps));
}
