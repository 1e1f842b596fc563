import { type Grid, gridCentre } from '../../core/grid';
import { type LpsVector, lpsPoint, lpsVector } from '../../core/units';
import type { TensorTriple } from './description';

type Triple = readonly [number, number, number];

const directions: Readonly<Record<string, Triple>> = {
  R: [-1, 0, 0],
  L: [1, 0, 0],
  A: [0, -1, 0],
  P: [0, 1, 0],
  S: [0, 0, 1],
  I: [0, 0, -1],
};

const orders: readonly Triple[] = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
];

/**
 * The grid that a network sees: over the CT, along the CT's own axes (networks are trained on pictures that are
 * turned by right angles only), of the spacing and with the directions stated. Its memory is that of the tensor: i
 * runs along the tensor's last axis.
 * @param axes letters of R, L, A, P, S, I for the tensor's axes, the slowest first
 * @param spacingMm along the tensor's axes, the slowest first
 */
export function modelGrid(ct: Grid, axes: string, spacingMm: TensorTriple): Grid {
  const wanted = [...axes].toReversed().map((letter) => directions[letter]!);
  const spacing = spacingMm.toReversed() as unknown as Triple;
  const along = wanted.map((direction) => ct.axes.map((axis) => dot(axis, direction)));
  const fit = (order: Triple) => order.reduce((sum, axis, a) => sum + Math.abs(along[a]![axis]!), 0);
  const order = orders.reduce((best, next) => (fit(next) > fit(best) + 1e-9 ? next : best));
  const turned = order.map((axis, a) => signed(ct.axes[axis]!, along[a]![axis]! < 0)) as unknown as Grid['axes']; // prettier-ignore
  // Rounded: what is cut off at the faces is less than the half voxel by which the outermost ones go on.
  const dims = order.map((axis, a) =>
    Math.max(1, Math.round((ct.dims[axis]! * ct.spacing[axis]!) / spacing[a]!)),
  ) as unknown as Triple;
  return { dims, spacing, axes: turned, origin: cornerOf(ct, dims, spacing, turned) };
}

const dot = (a: Triple, b: Triple): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

const signed = ([x, y, z]: LpsVector, isTurned: boolean): LpsVector =>
  isTurned ? lpsVector(-x, -y, -z) : lpsVector(x, y, z);

/** The centre of the first voxel of a grid that has its middle where the CT has it. */
function cornerOf(ct: Grid, dims: Triple, spacing: Triple, axes: Grid['axes']) {
  const middle = gridCentre(ct);
  const at = (c: 0 | 1 | 2) =>
    axes.reduce((sum, axis, a) => sum - ((dims[a]! - 1) / 2) * spacing[a]! * axis[c], middle[c]);
  return lpsPoint(at(0), at(1), at(2));
}
