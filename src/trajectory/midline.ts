import type { RoughBody } from '../core/rough-body';
import { symmetricEigen } from '../core/eigen';
import { type Grid, lpsToVoxel, voxelToLps } from '../core/grid';
import type { Structure, VoxelField } from '../core/structure';
import { type LpsPoint, lpsPoint, lpsVector, voxelPoint } from '../core/units';
import { along, dot, subtract } from '../core/vector';
import type { Midline } from '../plan/measurements';
import { canalAt, nearestVertebra } from './consistency';

type Triple = [number, number, number];
const triple = (p: readonly number[]): Triple => [p[0]!, p[1]!, p[2]!];

/** A vertebra's plane may be turned from the patient's own by this much, degrees: more is a deformity or a poor label. */
const mostTurnDeg = 20;
/** Of a vertebra, this share must lie on itself when mirrored; a house value. */
const leastSymmetry = 0.75;
/** The body's middle is taken from this much of it above and below, mm. */
const bodySlabMm = 15;

/** Where the midline was looked for. */
export interface MidlineInput {
  readonly structures: readonly Structure[];
  readonly body: { readonly mask: RoughBody; readonly grid: Grid } | undefined;
  /** LPS, mm: the target, or the point that is measured. */
  readonly atMm: LpsPoint;
}

/**
 * A midsagittal plane, from what tells it best: the symmetry of the vertebra at the point; the middle of
 * canal, dura or cord there; the middle of the body there. The last two take the plane upright and not
 * turned (normal: patient's left). A proposal, for the user to check; undefined where there is nothing.
 */
export const proposeMidline = (input: MidlineInput): Midline | undefined =>
  fromVertebra(input) ?? fromCanal(input) ?? fromBody(input);

/**
 * A mirror-symmetric body has its plane of symmetry through its centroid, at right angles to one of its
 * principal axes: the one nearest to left–right. Taken when the vertebra does lie on its own mirror image.
 */
function fromVertebra({ structures, atMm }: MidlineInput): Midline | undefined {
  const structure = nearestVertebra(structures, atMm)?.structure;
  const axes = structure && principalAxes(structure.field);
  if (!axes) return undefined;
  const [x, y, z] = axes.vectors.toSorted((a, b) => Math.abs(b[0]) - Math.abs(a[0]))[0]!;
  const normal = lpsVector(x, y, z).map((value) => value * (x < 0 ? -1 : 1));
  const plane = { pointMm: triple(axes.centreMm), normal: triple(normal) };
  const isUpright = normal[0]! > Math.cos((mostTurnDeg * Math.PI) / 180);
  if (!isUpright || symmetry(structure.field, plane) < leastSymmetry) return undefined;
  return { ...plane, source: 'vertebra', structure: structure.id };
}

function fromCanal({ structures, atMm }: MidlineInput): Midline | undefined {
  const canal = canalAt(structures, atMm);
  return (
    canal && {
      pointMm: [canal.xMm, atMm[1], atMm[2]],
      normal: [1, 0, 0],
      source: 'canal',
      structure: canal.id,
    }
  );
}

/** Half-way between the body's left and right outline, over the rows of a slab: arms are not told apart. */
function fromBody({ body, atMm }: MidlineInput): Midline | undefined {
  if (!body) return undefined;
  const { mask, grid } = body;
  let [low, high] = [Infinity, -Infinity];
  const [nx, ny, nz] = mask.dims;
  for (let k = 0; k < nz; k++)
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i++) {
        if (!mask.inside[i + nx * (j + ny * k)]) continue;
        const [a, b, c] = mask.steps.map((step, axis) => step * ([i, j, k][axis]! + 0.5)) as Triple;
        const p = voxelToLps(grid, voxelPoint(a, b, c));
        if (Math.abs(p[2] - atMm[2]) > bodySlabMm) continue;
        low = Math.min(low, p[0]);
        high = Math.max(high, p[0]);
      }
  const middleMm = (low + high) / 2;
  if (!Number.isFinite(middleMm)) return undefined;
  return { pointMm: [middleMm, atMm[1], atMm[2]], normal: [1, 0, 0], source: 'body' };
}

/** Centroid and principal axes of the voxels that are more than half full. */
function principalAxes(field: VoxelField) {
  const sums = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  eachVoxel(field, ([x, y, z]) => {
    [1, x, y, z, x * x, x * y, x * z, y * y, y * z, z * z].forEach((value, n) => (sums[n]! += value));
  });
  const n = sums[0]!;
  if (n < 50) return undefined;
  const [mx, my, mz] = [sums[1]! / n, sums[2]! / n, sums[3]! / n];
  const [xx, xy, xz] = [sums[4]! / n - mx * mx, sums[5]! / n - mx * my, sums[6]! / n - mx * mz];
  const [yy, yz, zz] = [sums[7]! / n - my * my, sums[8]! / n - my * mz, sums[9]! / n - mz * mz];
  const { vectors } = symmetricEigen([
    [xx, xy, xz],
    [xy, yy, yz],
    [xz, yz, zz],
  ]);
  return { centreMm: lpsPoint(mx, my, mz), vectors };
}

/** Share of the voxels whose mirror image is in the structure too. */
function symmetry(field: VoxelField, { pointMm, normal }: Pick<Midline, 'pointMm' | 'normal'>): number {
  const [centre, axis] = [lpsPoint(...pointMm), lpsVector(...normal)];
  const { dims } = field.grid;
  let [all, mirrored] = [0, 0];
  eachVoxel(field, (p) => {
    all++;
    const image = along(p, axis, -2 * dot(subtract(p, centre), axis));
    const [i, j, k] = lpsToVoxel(field.grid, image).map(Math.round) as Triple;
    const isInGrid = [i, j, k].every((index, a) => index >= 0 && index < dims[a]!);
    if (isInGrid && field.data[i + dims[0] * (j + dims[1] * k)]! > 127) mirrored++;
  });
  return all > 0 ? mirrored / all : 0;
}

/** At most this many voxels along an axis are looked at: a vertebra needs no more. */
const mostAlong = 64;

function eachVoxel({ grid, data }: VoxelField, visit: (p: LpsPoint) => void): void {
  const [nx, ny, nz] = grid.dims;
  const [si, sj, sk] = grid.dims.map((n) => Math.ceil(n / mostAlong)) as Triple;
  for (let k = 0; k < nz; k += sk)
    for (let j = 0; j < ny; j += sj)
      for (let i = 0; i < nx; i += si)
        if (data[i + nx * (j + ny * k)]! > 127) visit(voxelToLps(grid, voxelPoint(i, j, k)));
}
