import { type Displacement, displaced, sampleDisplacement } from './displacement';
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
 * with the fluid by its share. Rounded to integers; fluid up to the CT's own 16 bits. The displacement is taken
 * on pixels no farther apart than its cells, and linear between.
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
  const nodes = nodesOver(moved.displacement, plane, part);
  if (!nodes) return;
  const voxels = walkOver(moved.volume.grid, plane);
  const toVoxels = perMm(moved.volume.grid);
  const line = new Float32Array(4 * nodes.columns);
  for (let row = part.top; row < part.bottom; row++)
    displacedRow(moved, nodes, line, voxels, toVoxels, row, part, out, row * plane.columns);
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

/** Rows of the matrix from LPS mm to voxel indices. */
const perMm = ({ axes, spacing }: Grid): readonly [Numbers, Numbers, Numbers] => {
  const row = (n: 0 | 1 | 2): Numbers => [
    axes[n][0] / spacing[n],
    axes[n][1] / spacing[n],
    axes[n][2] / spacing[n],
  ];
  return [row(0), row(1), row(2)];
};

/** The displacement on a lattice of pixels of a picture: LPS mm and the share of fluid, four values a node. */
interface Nodes {
  readonly left: number;
  readonly top: number;
  /** Pixels from node to node. */
  readonly step: number;
  readonly columns: number;
  readonly values: Float32Array;
}

const mostStep = 8;
const here = displaced();

/** Undefined where nothing of the part has moved. */
function nodesOver(displacement: Displacement, plane: Plane, part: PicturePart): Nodes | undefined {
  const { grid } = displacement;
  const step = Math.min(Math.max(Math.floor(Math.min(...grid.spacing) / plane.spacingMm), 1), mostStep);
  const { left, top } = part;
  const columns = Math.ceil((part.right - left) / step) + 1;
  const rows = Math.ceil((part.bottom - top) / step) + 1;
  const values = new Float32Array(4 * columns * rows);
  const { corner, right, down } = walkOver(grid, plane);
  let any = false;
  for (let r = 0, at = 0; r < rows; r++)
    for (let c = 0; c < columns; c++, at += 4) {
      const x = left + c * step;
      const y = top + r * step;
      const u = corner[0] + x * right[0] + y * down[0];
      const v = corner[1] + x * right[1] + y * down[1];
      const w = corner[2] + x * right[2] + y * down[2];
      if (!sampleDisplacement(displacement, u, v, w, here)) continue;
      any = true;
      values[at] = here.backX;
      values[at + 1] = here.backY;
      values[at + 2] = here.backZ;
      values[at + 3] = here.pocket;
    }
  return any ? { left, top, step, columns, values } : undefined;
}

function displacedRow(
  { volume, fluidHu }: DisplacedVolume,
  { left, top, step, columns, values }: Nodes,
  line: Float32Array,
  { corner, right, down }: Walk,
  [a, b, c]: readonly [Numbers, Numbers, Numbers],
  row: number,
  { right: end }: PicturePart,
  out: Int16Array,
  begin: number,
): void {
  const [x0, y0, z0] = [corner[0] + row * down[0], corner[1] + row * down[1], corner[2] + row * down[2]];
  const above = Math.floor((row - top) / step);
  const share = (row - top) / step - above;
  for (let n = 0, at = 4 * columns * above; n < line.length; n++, at++)
    line[n] = values[at]! + share * (values[at + line.length]! - values[at]!);
  for (let first = left, at = 0; first < end; first += step, at += 4) {
    const fromX = line[at]!;
    const fromY = line[at + 1]!;
    const fromZ = line[at + 2]!;
    const fromP = line[at + 3]!;
    const byX = (line[at + 4]! - fromX) / step;
    const byY = (line[at + 5]! - fromY) / step;
    const byZ = (line[at + 6]! - fromZ) / step;
    const byP = (line[at + 7]! - fromP) / step;
    if (!fromX && !fromY && !fromZ && !fromP && !byX && !byY && !byZ && !byP) continue;
    const last = Math.min(first + step, end);
    for (let n = first; n < last; n++) {
      if (out[begin + n] === paddingHu) continue;
      const t = n - first;
      const backX = fromX + t * byX;
      const backY = fromY + t * byY;
      const backZ = fromZ + t * byZ;
      const pocket = fromP + t * byP;
      const x = x0 + n * right[0] + a[0] * backX + a[1] * backY + a[2] * backZ;
      const y = y0 + n * right[1] + b[0] * backX + b[1] * backY + b[2] * backZ;
      const z = z0 + n * right[2] + c[0] * backX + c[1] * backY + c[2] * backZ;
      // Tissue from beyond the CT: what was there before is the best that is known.
      const tissue = interiorHu(volume, x, y, z) ?? out[begin + n]!;
      const blended = tissue + pocket * (fluidHu - tissue);
      out[begin + n] = Math.max(-32768, Math.min(32767, Math.round(blended)));
    }
  }
}

/** Trilinear HU at voxel indices; undefined outside the outermost voxel centres. */
function interiorHu({ grid, hu }: Volume, x: number, y: number, z: number): number | undefined {
  const nx = grid.dims[0];
  const ny = grid.dims[1];
  const nz = grid.dims[2];
  if (x < 0 || y < 0 || z < 0 || x > nx - 1 || y > ny - 1 || z > nz - 1) return undefined;
  const i = Math.min(x | 0, nx - 2);
  const j = Math.min(y | 0, ny - 2);
  const k = Math.min(z | 0, nz - 2);
  return trilinear(hu, i + nx * (j + ny * k), 1, nx, nx * ny, x - i, y - j, z - k);
}
