import type { FlowGrid, SideName } from '../flow/types';
import { symmetricEigen } from '../../core/eigen';

type Point = readonly [number, number, number];

/** The shape that cement has taken. Lengths mm, in the grid's axes. */
export interface Front {
  /** Radius of the sphere with the volume Σ S·cell. */
  readonly volumeEquivalentRadiusMm: number;
  /** √(5·eigenvalue) of the S-weighted covariance, longest first: the semi-axes of an ellipsoid with these moments. */
  readonly semiAxesMm: readonly [number, number, number];
  /** Unit vector of each semi-axis. */
  readonly axes: readonly (readonly [number, number, number])[];
  /** Distance from the inlet, in the direction of the key, to the first S = 0.5; absent where there is none. */
  readonly along: Readonly<Partial<Record<SideName, number>>>;
}

/**
 * Measures cement about an inlet.
 * @param inletMm from the centre of cell 0
 * @param directions along which the front is looked for
 */
export function measureFront(
  grid: FlowGrid,
  saturation: Float64Array,
  inletMm: Point,
  directions: readonly SideName[],
): Front {
  const along: Partial<Record<SideName, number>> = {};
  for (const direction of directions) {
    const reach = frontDistanceMm(grid, saturation, inletMm, direction);
    if (reach !== undefined) along[direction] = reach;
  }
  return { ...moments(grid, saturation), along };
}

function moments({ dims, spacingMm }: FlowGrid, saturation: Float64Array) {
  const sum = [0, 0, 0];
  const square = [0, 0, 0, 0, 0, 0];
  let total = 0;
  let cell = 0;
  for (let k = 0; k < dims[2]; k++)
    for (let j = 0; j < dims[1]; j++)
      for (let i = 0; i < dims[0]; i++, cell++) {
        const s = saturation[cell]!;
        if (s === 0) continue;
        total += s;
        // About the middle of the grid, so that nothing is lost in the difference of large numbers.
        const x = (i - (dims[0] - 1) / 2) * spacingMm[0];
        const y = (j - (dims[1] - 1) / 2) * spacingMm[1];
        const z = (k - (dims[2] - 1) / 2) * spacingMm[2];
        sum[0]! += s * x;
        sum[1]! += s * y;
        sum[2]! += s * z;
        square[0]! += s * x * x;
        square[1]! += s * y * y;
        square[2]! += s * z * z;
        square[3]! += s * x * y;
        square[4]! += s * x * z;
        square[5]! += s * y * z;
      }
  const volume = total * spacingMm[0] * spacingMm[1] * spacingMm[2];
  const divisor = total || 1;
  const mean = sum.map((value) => value / divisor);
  const covariance = (n: number, p: number, q: number) => square[n]! / divisor - mean[p]! * mean[q]!;
  const [xy, xz, yz] = [covariance(3, 0, 1), covariance(4, 0, 2), covariance(5, 1, 2)];
  const { values, vectors } = symmetricEigen([
    [covariance(0, 0, 0), xy, xz],
    [xy, covariance(1, 1, 1), yz],
    [xz, yz, covariance(2, 2, 2)],
  ]);
  return {
    volumeEquivalentRadiusMm: Math.cbrt((3 * volume) / (4 * Math.PI)),
    semiAxesMm: values.map((value) => Math.sqrt(5 * Math.max(0, value))) as [number, number, number],
    axes: vectors,
  };
}

/** Along a line parallel to an axis trilinear values are linear between planes of cell centres. */
function frontDistanceMm(
  { dims, spacingMm }: FlowGrid,
  saturation: Float64Array,
  inletMm: Point,
  direction: SideName,
): number | undefined {
  const axis = 'xyz'.indexOf(direction[0]!);
  const sign = direction.endsWith('+') ? 1 : -1;
  const at = inletMm.map((mm, n) => Math.min(dims[n]! - 1, Math.max(0, mm / spacingMm[n]!)));
  const value = (position: number) =>
    trilinear(dims, saturation, at.with(axis, position) as unknown as Point);
  const start = inletMm[axis]! / spacingMm[axis]!;
  let from = start;
  let before = value(at[axis]!);
  const last = sign > 0 ? dims[axis]! - 1 : 0;
  let to = sign > 0 ? Math.floor(start) + 1 : Math.ceil(start) - 1;
  for (; sign * (last - to) >= 0; to += sign) {
    const after = value(Math.min(dims[axis]! - 1, Math.max(0, to)));
    if (before >= 0.5 !== after >= 0.5) {
      const crossing = from + ((0.5 - before) / (after - before)) * (to - from);
      return Math.abs(crossing - start) * spacingMm[axis]!;
    }
    [from, before] = [to, after];
  }
  return undefined;
}

/** Trilinear value at a position in cells, within the centres of the outermost cells. */
export function trilinear(dims: FlowGrid['dims'], field: Float64Array, [x, y, z]: Point): number {
  const i = Math.min(Math.floor(x), Math.max(0, dims[0] - 2));
  const j = Math.min(Math.floor(y), Math.max(0, dims[1] - 2));
  const k = Math.min(Math.floor(z), Math.max(0, dims[2] - 2));
  const [u, v, w] = [x - i, y - j, z - k];
  const step = [dims[0] > 1 ? 1 : 0, dims[1] > 1 ? dims[0] : 0, dims[2] > 1 ? dims[0] * dims[1] : 0];
  const base = i + dims[0] * (j + dims[1] * k);
  let sum = 0;
  for (let corner = 0; corner < 8; corner++) {
    const weight = (corner & 1 ? u : 1 - u) * (corner & 2 ? v : 1 - v) * (corner & 4 ? w : 1 - w);
    if (weight === 0) continue;
    const offset = (corner & 1 ? step[0]! : 0) + (corner & 2 ? step[1]! : 0) + (corner & 4 ? step[2]! : 0);
    sum += weight * field[base + offset]!;
  }
  return sum;
}
