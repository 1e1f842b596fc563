import type { Segments } from '../../core/outline';
import { lpsToVoxel } from '../../core/grid';
import type { Plane } from '../../core/plane';
import { lpsToPlane, planeToLps } from '../../core/plane';
import type { VoxelField } from '../../core/structure';
import { trilinear } from '../../core/trilinear';
import type { Overlay } from './overlay';

/** Side of a painted pixel, CSS pixels: finer than the cells of the simulation at any zoom. */
const paintedPx = 1.5;
const mostPainted = 500;

/** A colour, and how much of the picture it hides where the field is full, 0 … 255. */
export interface Paint {
  readonly colour: string;
  readonly alpha: number;
}

/** Pieces of an outline in picture pixels, as a line of so many CSS pixels. */
export function strokeSegments(
  { ctx, transform, ratio }: Overlay,
  segments: Segments | undefined,
  colour: string,
  width: number,
  dash: readonly number[] = [],
): void {
  if (!segments) return;
  const scale = Math.hypot(transform[0], transform[1]);
  ctx.save();
  ctx.setTransform(...transform);
  ctx.lineWidth = (width * ratio) / scale;
  ctx.setLineDash(dash.map((part) => (part * ratio) / scale));
  ctx.strokeStyle = colour;
  ctx.beginPath();
  for (let q = 0; q < segments.length; q += 4) {
    ctx.moveTo(segments[q]!, segments[q + 1]!);
    ctx.lineTo(segments[q + 2]!, segments[q + 3]!);
  }
  ctx.stroke();
  ctx.restore();
}

/** The part of the picture that a field may touch, in picture pixels. */
function reachOf(
  plane: Plane,
  { grid }: VoxelField,
): { x: number; y: number; w: number; h: number } | undefined {
  let [left, top, right, bottom, near, far] = [Infinity, Infinity, -Infinity, -Infinity, Infinity, -Infinity];
  for (let corner = 0; corner < 8; corner++) {
    const at = grid.axes.reduce(
      (p, axis, n) => {
        const mm = ((corner >> n) & 1 ? grid.dims[n]! - 1 : 0) * grid.spacing[n]!;
        return [p[0] + mm * axis[0], p[1] + mm * axis[1], p[2] + mm * axis[2]] as const;
      },
      [grid.origin[0], grid.origin[1], grid.origin[2]] as const,
    );
    const { x, y, distanceMm } = lpsToPlane(plane, at as unknown as VoxelField['grid']['origin']);
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
    [near, far] = [Math.min(near, distanceMm), Math.max(far, distanceMm)];
  }
  if (near > 0 || far < 0) return undefined;
  const x = Math.max(0, left);
  const y = Math.max(0, top);
  const w = Math.min(plane.columns, right) - x;
  const h = Math.min(plane.rows, bottom) - y;
  return w > 0 && h > 0 ? { x, y, w, h } : undefined;
}

let canvas: OffscreenCanvas | undefined;

/** Fills the cut through what a field holds, soft at its edge. */
export function paintField(overlay: Overlay, field: VoxelField, paint: Paint): void {
  const { ctx, plane, transform, ratio } = overlay;
  const reach = reachOf(plane, field);
  if (!reach) return;
  const scale = Math.hypot(transform[0], transform[1]);
  const step = Math.max((paintedPx * ratio) / scale, reach.w / mostPainted, reach.h / mostPainted);
  const [columns, rows] = [Math.ceil(reach.w / step), Math.ceil(reach.h / step)];
  const pixels = new ImageData(columns, rows);
  sample(field, plane, reach, step, paint, pixels);
  if (!canvas || canvas.width < columns || canvas.height < rows)
    canvas = new OffscreenCanvas(Math.max(columns, canvas?.width ?? 0), Math.max(rows, canvas?.height ?? 0));
  const painter = canvas.getContext('2d', { willReadFrequently: true });
  if (!painter) return;
  painter.putImageData(pixels, 0, 0);
  ctx.save();
  ctx.setTransform(...transform);
  ctx.imageSmoothingEnabled = true;
  ctx.drawImage(canvas, 0, 0, columns, rows, reach.x, reach.y, columns * step, rows * step);
  ctx.restore();
}

function sample(
  { grid, data }: VoxelField,
  plane: Plane,
  { x, y }: { readonly x: number; readonly y: number },
  step: number,
  { colour, alpha }: Paint,
  out: ImageData,
): void {
  const [red, green, blue] = [1, 3, 5].map((c) => Number.parseInt(colour.slice(c, c + 2), 16)) as [
    number,
    number,
    number,
  ];
  const at = (column: number, row: number) => lpsToVoxel(grid, planeToLps(plane, x + column, y + row));
  const from = at(step / 2, step / 2);
  const right = at(step * 1.5, step / 2).map((v, n) => v - from[n]!);
  const down = at(step / 2, step * 1.5).map((v, n) => v - from[n]!);
  const [nx, ny, nz] = grid.dims;
  const pixels = out.data;
  for (let row = 0, q = 0; row < out.height; row++)
    for (let column = 0; column < out.width; column++, q += 4) {
      const u = from[0] + row * down[0]! + column * right[0]!;
      const v = from[1] + row * down[1]! + column * right[1]!;
      const w = from[2] + row * down[2]! + column * right[2]!;
      const [i, j, k] = [Math.floor(u), Math.floor(v), Math.floor(w)];
      if (i < 0 || j < 0 || k < 0 || i >= nx - 1 || j >= ny - 1 || k >= nz - 1) continue;
      const o = i + nx * (j + ny * k);
      const value = trilinear(data, o, 1, nx, nx * ny, u - i, v - j, w - k);
      if (value < 90) continue;
      pixels[q] = red;
      pixels[q + 1] = green;
      pixels[q + 2] = blue;
      pixels[q + 3] = alpha * Math.min(1, (value - 90) / 75);
    }
}
