import { type Grid, lpsToVoxel, voxelToLps } from '../../core/grid';
import { extentAlong } from '../../core/plane';
import type { VoxelField } from '../../core/structure';
import { type LpsPoint, type LpsVector, voxelPoint } from '../../core/units';
import { along, anyPerpendicular, cross, dot } from '../../core/vector';
import { asMask } from '../voxels/smooth';
import { solid } from './combine';
import { sliceOutline } from './slice-outline';

/** Layers across the normal that hold a structure, and where their places lie. */
interface Frame {
  readonly u: LpsVector;
  readonly v: LpsVector;
  readonly normal: LpsVector;
  /** Least coordinate along u, v and the normal, mm from the frame of the patient. */
  readonly low: readonly [number, number, number];
  readonly columns: number;
  readonly rows: number;
  readonly layers: number;
  readonly pixelMm: number;
  readonly stepMm: number;
}

/**
 * As `interpolateSlices`, for slices painted on parallel oblique planes: what fills them is read off the voxels in layers
 * a quarter of a painted slice apart, and each voxel between two painted layers takes their distances.
 * @returns undefined where nothing is missing between two of them
 */
export function interpolateAlong(field: VoxelField, ct: Grid, normal: LpsVector): VoxelField | undefined {
  const { grid } = field;
  const frame = frameOf(grid, normal);
  const mask = asMask(field.data);
  const layers = Array.from({ length: frame.layers }, (_, n) => layerAt(mask, grid, frame, n));
  const gaps = gapsBetween(layers.map((layer) => layer.reduce((sum, value) => sum + value, 0)));
  if (gaps.length === 0) return undefined;
  const data = field.data.slice();
  for (const [from, to] of gaps) bridge(data, grid, frame, layers, from, to);
  return solid({ grid, data }, ct);
}

function frameOf(grid: Grid, normal: LpsVector): Frame {
  const u = anyPerpendicular(normal);
  const v = cross(normal, u);
  const corners = [0, 1, 2, 3, 4, 5, 6, 7].map((n) =>
    voxelToLps(
      grid,
      voxelPoint(...(grid.dims.map((d, a) => ((n >> a) & 1 ? d - 1 : 0)) as [number, number, number])),
    ),
  );
  const span = (axis: LpsVector) => {
    const values = corners.map((corner) => dot(corner, axis));
    return [Math.min(...values), Math.max(...values)] as const;
  };
  const [[u0, u1], [v0, v1], [w0, w1]] = [span(u), span(v), span(normal)];
  const pixelMm = Math.min(...grid.spacing);
  const stepMm = extentAlong({ ...grid, dims: [1, 1, 1] }, normal) / perSlice;
  const count = (mm: number, step: number) => Math.ceil(mm / step) + 1;
  return {
    u,
    v,
    normal,
    low: [u0, v0, w0],
    columns: count(u1 - u0, pixelMm),
    rows: count(v1 - v0, pixelMm),
    layers: count(w1 - w0, stepMm),
    pixelMm,
    stepMm,
  };
}

/** What of a layer lies in filled voxels. */
function layerAt(mask: Uint8Array, grid: Grid, frame: Frame, n: number): Uint8Array {
  const { u, v, normal, low, columns, rows, pixelMm, stepMm } = frame;
  const [nx, ny, nz] = grid.dims;
  const out = new Uint8Array(columns * rows);
  const zero = along(along(along([0, 0, 0] as unknown as LpsPoint, u, low[0]), v, low[1]), normal, low[2] + n * stepMm); // prettier-ignore
  const start = lpsToVoxel(grid, zero);
  const perColumn = difference(lpsToVoxel(grid, along(zero, u, pixelMm)), start);
  const perRow = difference(lpsToVoxel(grid, along(zero, v, pixelMm)), start);
  for (let r = 0, q = 0; r < rows; r++)
    for (let c = 0; c < columns; c++, q++) {
      const i = Math.round(start[0] + c * perColumn[0] + r * perRow[0]);
      const j = Math.round(start[1] + c * perColumn[1] + r * perRow[1]);
      const k = Math.round(start[2] + c * perColumn[2] + r * perRow[2]);
      if (i >= 0 && j >= 0 && k >= 0 && i < nx && j < ny && k < nz) out[q] = mask[i + nx * (j + ny * k)]!;
    }
  return out;
}

type Triple = readonly [number, number, number];
const difference = (a: Triple, b: Triple): Triple => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];

/** Less than this of the fullest within a painted slice's thickness is its ragged rim; an eighth of it is a gap. */
const [rimShare, gapShare] = [0.95, 1 / 8];
/** Layers to a painted slice's thickness. */
const perSlice = 4;

/** Pairs of neighbouring painted layers with a gap between them. */
function gapsBetween(areas: readonly number[]): (readonly [number, number])[] {
  const isPainted = (n: number) =>
    areas[n]! > 0 &&
    areas[n]! >= rimShare * Math.max(...areas.slice(Math.max(n - perSlice, 0), n + perSlice + 1));
  const painted = areas.flatMap((_, n) => (isPainted(n) ? [n] : []));
  return painted.slice(1).flatMap((to, n) => {
    const from = painted[n]!;
    const least = Math.min(...areas.slice(from, to + 1));
    return least <= gapShare * Math.min(areas[from]!, areas[to]!) ? [[from, to] as const] : [];
  });
}

function bridge(
  data: Uint8Array,
  grid: Grid,
  frame: Frame,
  layers: readonly Uint8Array[],
  from: number,
  to: number,
): void {
  const { columns, rows, pixelMm, low, stepMm } = frame;
  const outline = (n: number) =>
    sliceOutline(evened(layers[n]!, columns, rows), [columns, rows], [pixelMm, pixelMm]);
  const [a, b] = [outline(from), outline(to)];
  const [nx, ny, nz] = grid.dims;
  for (let k = 0, q = 0; k < nz; k++)
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i++, q++) {
        const p = voxelToLps(grid, voxelPoint(i, j, k));
        const share = ((dot(p, frame.normal) - low[2]) / stepMm - from) / (to - from);
        if (share <= 0 || share >= 1) continue;
        const c = (dot(p, frame.u) - low[0]) / pixelMm;
        const r = (dot(p, frame.v) - low[1]) / pixelMm;
        const offMm = (1 - share) * between(a, columns, rows, c, r) + share * between(b, columns, rows, c, r);
        const value = Math.round(255 * Math.min(Math.max(0.5 - offMm / pixelMm, 0), 1));
        if (value > data[q]!) data[q] = value;
      }
}

/** The majority of 3 × 3: a layer a little off its painted plane misses single voxels, and one hole moves every distance. */
function evened(layer: Uint8Array, columns: number, rows: number): Uint8Array {
  return layer.map((_, q) => {
    const [c, r] = [q % columns, Math.floor(q / columns)];
    let sum = 0;
    for (let y = Math.max(r - 1, 0); y <= Math.min(r + 1, rows - 1); y++)
      for (let x = Math.max(c - 1, 0); x <= Math.min(c + 1, columns - 1); x++) sum += layer[x + columns * y]!;
    return sum >= 5 ? 1 : 0;
  });
}

/** Bilinear, the outermost values beyond the rim. */
function between(values: Float32Array, columns: number, rows: number, c: number, r: number): number {
  const x = Math.min(Math.max(c, 0), columns - 1);
  const y = Math.min(Math.max(r, 0), rows - 1);
  const [i, j] = [
    Math.min(Math.floor(x), Math.max(columns - 2, 0)),
    Math.min(Math.floor(y), Math.max(rows - 2, 0)),
  ];
  const [s, t] = [x - i, y - j];
  const [right, down] = [columns > 1 ? 1 : 0, rows > 1 ? columns : 0];
  const at = i + columns * j;
  const top = values[at]! * (1 - s) + values[at + right]! * s;
  const bottom = values[at + down]! * (1 - s) + values[at + down + right]! * s;
  return top * (1 - t) + bottom * t;
}
