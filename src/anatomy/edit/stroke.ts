import { type Grid, lpsToVoxel, subGrid } from '../../core/grid';
import { extentAlong, type Plane } from '../../core/plane';
import type { VoxelField } from '../../core/structure';
import type { LpsPoint } from '../../core/units';
import { along, distance, dot, subtract } from '../../core/vector';
import type { Volume } from '../../core/volume';
import { dimsOf, fieldIn, type VoxelRange, widened } from '../voxels/fields';
import { alikeRange, type Tissue } from './alike';
import { connectedIn } from './connected';
import { holds, joined, rangeAround } from './ranges';

export interface Brush {
  readonly radiusMm: number;
  /** Paints a disc one slice thick on this plane; a ball where absent. */
  readonly plane?: Plane;
  /** Takes only voxels whose HU are those of this tissue, and that are connected to the centre. */
  readonly tissue?: Tissue;
}

/** Room that a stroke is given beyond what it needs, voxels: it need not be copied at every step. */
const roomVoxels = 12;

/**
 * What a brush has passed over since it was set down: 255 inside, 0 outside, between at its rim. Only the box
 * that the stroke has reached is touched, however large the structure is that it will change.
 */
export class Stroke {
  /** Another object after every dab, on the same memory until the box has to grow. */
  field: VoxelField | undefined;
  private range: VoxelRange | undefined;
  private last: LpsPoint | undefined;

  constructor(
    private readonly volume: Volume,
    readonly brush: Brush,
  ) {}

  /** Brings the brush to a point, painting all the way from where it was. */
  moveTo(pointMm: LpsPoint): void {
    const from = this.last ?? pointMm;
    const lengthMm = distance(from, pointMm);
    const steps = Math.max(1, Math.ceil(lengthMm / (this.brush.radiusMm / 3)));
    const way = subtract(pointMm, from);
    for (let n = this.last ? 1 : steps; n <= steps; n++) this.dab(along(from, way, n / steps));
    this.last = pointMm;
  }

  private dab(centreMm: LpsPoint): void {
    const { volume, brush } = this;
    const ramp = rampMm(volume.grid, brush);
    const range = rangeAround(volume.grid, centreMm, brush.radiusMm + ramp / 2);
    if (!range) return;
    const box = this.roomFor(range);
    const values = occupancyOfBall(volume.grid, range, centreMm, brush, ramp);
    if (brush.tissue) keepAlike(volume, range, centreMm, brush.tissue, values);
    paint(this.field!.data, box, range, values);
    this.field = { ...this.field! };
  }

  private roomFor(range: VoxelRange): VoxelRange {
    if (this.range && holds(this.range, range)) return this.range;
    const { grid } = this.volume;
    const next = widened(this.range ? joined(this.range, range) : range, grid.dims, roomVoxels);
    const [nx, ny, nz] = dimsOf(next);
    this.field = this.field
      ? fieldIn(this.field, grid, next)
      : { grid: subGrid(grid, next.low, [nx, ny, nz]), data: new Uint8Array(nx * ny * nz) };
    return (this.range = next);
  }
}

/** Over how many mm the occupancy falls from 255 to 0 through the rim: two voxels, so that the half level is the rim. */
const rampMm = ({ spacing }: Grid, { plane, tissue }: Brush): number =>
  tissue ? 0 : 2 * (plane ? Math.min(...spacing) : Math.max(...spacing));

/** Half of what a plane must be thick so that no voxel path passes through it. */
const halfSliceMm = (grid: Grid, { normal }: Plane): number =>
  extentAlong({ ...grid, dims: [1, 1, 1] }, normal) / 2;

function occupancyOfBall(
  grid: Grid,
  range: VoxelRange,
  centreMm: LpsPoint,
  { radiusMm, plane }: Brush,
  ramp: number,
): Uint8Array {
  const [nx, ny, nz] = dimsOf(range);
  const out = new Uint8Array(nx * ny * nz);
  const at = lpsToVoxel(grid, centreMm);
  const [sx, sy, sz] = grid.spacing;
  // The plane's normal along the axes of the grid, and how far the middle of the disc lies off the plane itself.
  const normal = plane && grid.axes.map((axis) => dot(axis, plane.normal));
  const halfMm = plane ? halfSliceMm(grid, plane) : Infinity;
  for (let k = 0, q = 0; k < nz; k++)
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i++, q++) {
        const x = (range.low[0] + i - at[0]) * sx;
        const y = (range.low[1] + j - at[1]) * sy;
        const z = (range.low[2] + k - at[2]) * sz;
        const off = normal ? x * normal[0]! + y * normal[1]! + z * normal[2]! : 0;
        if (off >= halfMm - 1e-6 || off < -halfMm - 1e-6) continue;
        const beyondMm = Math.sqrt(Math.max(x * x + y * y + z * z - off * off, 0)) - radiusMm;
        out[q] = ramp > 0 ? 255 * clamp(0.5 - beyondMm / ramp) + 0.5 : beyondMm <= 0 ? 255 : 0;
      }
  return out;
}

const clamp = (value: number): number => Math.min(Math.max(value, 0), 1);

/** Takes away what is another tissue than at the centre, or is not connected to it. */
function keepAlike(
  { grid, hu }: Volume,
  range: VoxelRange,
  centreMm: LpsPoint,
  tissue: Tissue,
  values: Uint8Array,
): void {
  const [lowHu, highHu] = alikeRange(tissue);
  const [nx, ny, nz] = dimsOf(range);
  const mask = new Uint8Array(values.length);
  for (let k = 0, q = 0; k < nz; k++)
    for (let j = 0; j < ny; j++) {
      const row = range.low[0] + grid.dims[0] * (range.low[1] + j + grid.dims[1] * (range.low[2] + k));
      for (let i = 0; i < nx; i++, q++) {
        const value = hu[row + i]!;
        mask[q] = values[q]! > 0 && value >= lowHu && value <= highHu ? 1 : 0;
      }
    }
  const kept = connectedIn(mask, grid, range, centreMm);
  for (let q = 0; q < values.length; q++) if (!kept[q]) values[q] = 0;
}

/** The greater of what is there and what comes. */
function paint(data: Uint8Array, box: VoxelRange, range: VoxelRange, values: Uint8Array): void {
  const [bx, by] = dimsOf(box);
  const [nx, ny, nz] = dimsOf(range);
  const [i0, j0, k0] = range.low.map((first, axis) => first - box.low[axis]!) as [number, number, number];
  for (let k = 0, q = 0; k < nz; k++)
    for (let j = 0; j < ny; j++) {
      const row = i0 + bx * (j0 + j + by * (k0 + k));
      for (let i = row; i < row + nx; i++, q++) if (values[q]! > data[i]!) data[i] = values[q]!;
    }
}
