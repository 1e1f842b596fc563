import { type Displacement, displaced, reachCells, sampleDisplacement } from './displacement';
import { type Grid, lpsToVoxel } from './grid';
import { type Plane, planeToLps } from './plane';
import { paddingHu, type PicturePart, reslice, wholeOf } from './reslice';
import { trilinear } from './trilinear';
import type { Volume } from './volume';

/** A CT whose tissue has been pushed apart by a fluid. */
export interface DisplacedVolume {
  readonly volume: Volume;
  readonly displacement: Displacement;
  /** How the fluid of the pocket looks. */
  readonly fluidHu: number;
}

/**
 * The displaced CT on a plane: `reslice`, and where tissue has moved, the HU of where it has come from, blended
 * with the fluid by its share. Rounded to integers; fluid up to the CT's own 16 bits.
 * @param out holds columns × rows values
 * @param part the rows and columns to fill, all of them where absent
 */
export function resliceDisplaced(
  moved: DisplacedVolume,
  plane: Plane,
  out: Int16Array,
  part: PicturePart = wholeOf(plane),
): void {
  reslice(moved.volume, plane, out, part);
  const { grid } = moved.displacement;
  const walks = { cells: walkOver(grid, plane), voxels: walkOver(moved.volume.grid, plane) };
  const toVoxels = perMm(moved.volume.grid);
  for (let row = part.top; row < part.bottom; row++) {
    const [first, last] = insideRange(atRow(walks.cells, row), walks.cells.right, grid, part);
    if (first < last) displacedRow(moved, walks, toVoxels, row, first, last, out, row * plane.columns);
  }
}

type Numbers = readonly [number, number, number];

/** Indices of a grid along the pixels: at the middle of the first one, and how they change by a column and a row. */
interface Walk {
  readonly corner: Numbers;
  readonly right: Numbers;
  readonly down: Numbers;
}

function walkOver(grid: Grid, plane: Plane): Walk {
  const corner = lpsToVoxel(grid, planeToLps(plane, 0.5, 0.5));
  const step = (x: number, y: number): Numbers => {
    const p = lpsToVoxel(grid, planeToLps(plane, x, y));
    return [p[0] - corner[0], p[1] - corner[1], p[2] - corner[2]];
  };
  return { corner, right: step(1.5, 0.5), down: step(0.5, 1.5) };
}

const atRow = ({ corner, down }: Walk, row: number): Numbers => [
  corner[0] + row * down[0],
  corner[1] + row * down[1],
  corner[2] + row * down[2],
];

/** Rows of the matrix from LPS mm to voxel indices. */
const perMm = ({ axes, spacing }: Grid): readonly [Numbers, Numbers, Numbers] => {
  const row = (n: 0 | 1 | 2): Numbers => [
    axes[n][0] / spacing[n],
    axes[n][1] / spacing[n],
    axes[n][2] / spacing[n],
  ];
  return [row(0), row(1), row(2)];
};

/** Columns [first, last) that the grid may reach. */
function insideRange(from: Numbers, step: Numbers, grid: Grid, { left, right }: PicturePart) {
  const reach = reachCells(grid);
  let [first, last] = [left, right];
  for (let axis = 0; axis < 3; axis++) {
    const [p, d] = [from[axis]!, step[axis]!];
    const [low, high] = [-reach[axis]!, grid.dims[axis]! - 1 + reach[axis]!];
    if (Math.abs(d) < 1e-12) {
      if (p <= low || p >= high) return [0, 0] as const;
      continue;
    }
    const [a, b] = [(low - p) / d, (high - p) / d];
    first = Math.max(first, Math.floor(Math.min(a, b)));
    last = Math.min(last, Math.ceil(Math.max(a, b)) + 1);
  }
  return [first, last] as const;
}

const here = displaced();

function displacedRow(
  { volume, displacement, fluidHu }: DisplacedVolume,
  { cells, voxels }: { readonly cells: Walk; readonly voxels: Walk },
  [a, b, c]: readonly [Numbers, Numbers, Numbers],
  row: number,
  first: number,
  last: number,
  out: Int16Array,
  begin: number,
): void {
  const cell = atRow(cells, row);
  const voxel = atRow(voxels, row);
  for (let n = first; n < last; n++) {
    const u = cell[0] + n * cells.right[0];
    const v = cell[1] + n * cells.right[1];
    const w = cell[2] + n * cells.right[2];
    if (out[begin + n] === paddingHu || !sampleDisplacement(displacement, u, v, w, here)) continue;
    const { backX, backY, backZ, pocket } = here;
    const x = voxel[0] + n * voxels.right[0] + a[0] * backX + a[1] * backY + a[2] * backZ;
    const y = voxel[1] + n * voxels.right[1] + b[0] * backX + b[1] * backY + b[2] * backZ;
    const z = voxel[2] + n * voxels.right[2] + c[0] * backX + c[1] * backY + c[2] * backZ;
    // Tissue from beyond the CT: what was there before is the best that is known.
    const tissue = interiorHu(volume, x, y, z) ?? out[begin + n]!;
    const blended = tissue + pocket * (fluidHu - tissue);
    out[begin + n] = Math.max(-32768, Math.min(32767, Math.round(blended)));
  }
}

/** Trilinear HU at voxel indices; undefined outside the outermost voxel centres. */
function interiorHu({ grid, hu }: Volume, x: number, y: number, z: number): number | undefined {
  const [nx, ny, nz] = grid.dims;
  if (x < 0 || y < 0 || z < 0 || x > nx - 1 || y > ny - 1 || z > nz - 1) return undefined;
  const i = Math.min(x | 0, nx - 2);
  const j = Math.min(y | 0, ny - 2);
  const k = Math.min(z | 0, nz - 2);
  return trilinear(hu, i + nx * (j + ny * k), 1, nx, nx * ny, x - i, y - j, z - k);
}
