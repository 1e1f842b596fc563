import { isUniform } from './field-bricks';
import { gridCentre, lpsToVoxel } from './grid';
import { marchingSquares, type SampleLattice } from './marching-squares';
import { extentAlong, lpsToPlane, type Plane, planeToLps } from './plane';
import { halfLevel, type VoxelField } from './structure';
import { dot } from './vector';

/** Straight pieces of an outline: x0, y0, x1, y1 of each, in picture pixels of the plane. */
export type Segments = Float32Array<ArrayBuffer>;

/** Buffers that are kept from one outline to the next; they grow as needed. */
export interface OutlineScratch {
  readonly samples: Float32Array<ArrayBuffer>;
  segments: Float32Array<ArrayBuffer>;
}

/** Cells a side of the squares of the lattice that are looked at together. */
const block = 8;

export const outlineScratch = (): OutlineScratch => ({
  samples: new Float32Array((block + 1) ** 2),
  segments: new Float32Array(1 << 12),
});

/**
 * Where a plane cuts the surface of a structure: the half level of its trilinear field, by marching
 * squares on points at most one voxel apart, which do not move with the crop.
 * @returns pieces in picture pixels, or undefined when the plane misses the structure
 */
export function outlineOnPlane(
  field: VoxelField,
  plane: Plane,
  scratch: OutlineScratch,
): Segments | undefined {
  const lattice = latticeOf(field, plane);
  if (!lattice) return undefined;
  const walk = walkOver(field, plane, lattice);
  let used = 0;
  for (let row = 0; row + 1 < lattice.ny; row += block) {
    for (let column = 0; column + 1 < lattice.nx; column += block) {
      const part = {
        x0: lattice.x0 + column * lattice.step,
        y0: lattice.y0 + row * lattice.step,
        step: lattice.step,
        nx: Math.min(block + 1, lattice.nx - column),
        ny: Math.min(block + 1, lattice.ny - row),
      };
      if (!mayCut(field, walk, column, row, part)) continue;
      if (!sample(field, walk, column, row, part, scratch.samples)) continue;
      used = marchingSquares(scratch.samples, part, halfLevel, used, (length) => grown(scratch, length));
    }
  }
  return used ? scratch.segments.slice(0, used) : undefined;
}

/** Voxel coordinates of the lattice: at its first point, and how they change by a column and a row. */
interface Walk {
  readonly from: Numbers;
  readonly right: Numbers;
  readonly down: Numbers;
}
type Numbers = readonly [number, number, number];

function walkOver({ grid }: VoxelField, plane: Plane, { x0, y0, step }: SampleLattice): Walk {
  const at = (x: number, y: number) => lpsToVoxel(grid, planeToLps(plane, x, y));
  const from = at(x0, y0);
  const by = (p: Numbers): Numbers => [p[0] - from[0], p[1] - from[1], p[2] - from[2]];
  return { from, right: by(at(x0 + step, y0)), down: by(at(x0, y0 + step)) };
}

/** False where the voxels around a square of the lattice are all empty or all full. */
function mayCut(field: VoxelField, walk: Walk, column: number, row: number, part: SampleLattice): boolean {
  const low: [number, number, number] = [0, 0, 0];
  const high: [number, number, number] = [0, 0, 0];
  for (let axis = 0; axis < 3; axis++) {
    const right = walk.right[axis]! * (part.nx - 1);
    const down = walk.down[axis]! * (part.ny - 1);
    const corner = walk.from[axis]! + walk.right[axis]! * column + walk.down[axis]! * row;
    low[axis] = Math.floor(corner + Math.min(right, 0) + Math.min(down, 0));
    high[axis] = Math.floor(corner + Math.max(right, 0) + Math.max(down, 0)) + 1;
  }
  return !isUniform(field, low, high);
}

const grown = (scratch: OutlineScratch, length: number): Segments => {
  if (length > scratch.segments.length) {
    const larger = new Float32Array(length * 2);
    larger.set(scratch.segments);
    scratch.segments = larger;
  }
  return scratch.segments;
};

/** The part of the picture that the field can touch, as a lattice of sampling points. */
function latticeOf({ grid }: VoxelField, plane: Plane): SampleLattice | undefined {
  const middle = lpsToPlane(plane, gridCentre(grid));
  // The field falls to 0 one voxel outside its grid: half a voxel beyond the voxels' own extent.
  const half = (direction: Plane['u']) =>
    extentAlong(grid, direction) / 2 +
    0.5 * grid.axes.reduce((sum, a, i) => sum + Math.abs(dot(a, direction)) * grid.spacing[i]!, 0);
  if (Math.abs(middle.distanceMm) > half(plane.normal)) return undefined;
  const halfX = half(plane.u) / plane.spacingMm;
  const halfY = half(plane.v) / plane.spacingMm;
  const stepPx = Math.min(...grid.spacing) / plane.spacingMm;
  const low = (middlePx: number, halfPx: number, endPx: number) =>
    Math.floor((Math.max(middlePx - halfPx, 0) - endPx / 2) / stepPx) * stepPx + endPx / 2;
  const x0 = low(middle.x, halfX, plane.columns);
  const y0 = low(middle.y, halfY, plane.rows);
  const nx = Math.ceil((Math.min(middle.x + halfX, plane.columns) - x0) / stepPx) + 1;
  const ny = Math.ceil((Math.min(middle.y + halfY, plane.rows) - y0) / stepPx) + 1;
  return nx > 1 && ny > 1 ? { x0, y0, step: stepPx, nx, ny } : undefined;
}

/** Fills the samples of a square of the lattice; false when none is inside. */
function sample(
  field: VoxelField,
  { from, right, down }: Walk,
  column: number,
  row: number,
  { nx, ny }: SampleLattice,
  samples: Float32Array,
): boolean {
  const [px, py, pz] = field.grid.dims;
  const { data } = field;
  const [dx, dy, dz] = right;
  const pxy = px * py;
  let inside = false;
  for (let r = 0; r < ny; r++) {
    const fromX = from[0] + (row + r) * down[0];
    const fromY = from[1] + (row + r) * down[1];
    const fromZ = from[2] + (row + r) * down[2];
    for (let c = 0; c < nx; c++) {
      const x = fromX + (column + c) * dx;
      const y = fromY + (column + c) * dy;
      const z = fromZ + (column + c) * dz;
      const i = Math.floor(x);
      const j = Math.floor(y);
      const k = Math.floor(z);
      let value = 0;
      if (i >= 0 && j >= 0 && k >= 0 && i < px - 1 && j < py - 1 && k < pz - 1) {
        const fx = x - i;
        const fy = y - j;
        const o = i + px * j + pxy * k;
        const q = o + pxy;
        const a = data[o]! + (data[o + 1]! - data[o]!) * fx;
        const b = data[o + px]! + (data[o + px + 1]! - data[o + px]!) * fx;
        const d = data[q]! + (data[q + 1]! - data[q]!) * fx;
        const e = data[q + px]! + (data[q + px + 1]! - data[q + px]!) * fx;
        const near = a + (b - a) * fy;
        value = near + (d + (e - d) * fy - near) * (z - k);
      } else if (i >= -1 && j >= -1 && k >= -1 && i < px && j < py && k < pz) {
        value = rimOccupancy(field, x, y, z);
      }
      samples[r * nx + c] = value;
      inside ||= value > halfLevel;
    }
  }
  return inside;
}

/** Trilinear occupancy in the shell where some of the eight neighbours are outside the grid (0). */
function rimOccupancy({ grid, data }: VoxelField, x: number, y: number, z: number): number {
  const [nx, ny, nz] = grid.dims;
  let sum = 0;
  for (let corner = 0; corner < 8; corner++) {
    const i = Math.floor(x) + (corner & 1);
    const j = Math.floor(y) + ((corner >> 1) & 1);
    const k = Math.floor(z) + (corner >> 2);
    if (i < 0 || j < 0 || k < 0 || i >= nx || j >= ny || k >= nz) continue;
    sum +=
      data[i + nx * (j + ny * k)]! * (1 - Math.abs(x - i)) * (1 - Math.abs(y - j)) * (1 - Math.abs(z - k));
  }
  return sum;
}
