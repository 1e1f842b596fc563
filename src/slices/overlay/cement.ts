import type { Plane } from '../../core/plane';
import { lpsToPlane, planeToLps } from '../../core/plane';
import { lpsToVoxel } from '../../core/grid';
import { outlineOnPlane, outlineScratch, type Segments } from '../../core/outline';
import type { VoxelField } from '../../core/structure';
import { arrivalColours, cementColour } from '../../store/cement/colours';
import { useCementPreview } from '../../store/cement/preview';
import { cementSetup } from '../../store/cement/setup';
import { shownFrame, useCement } from '../../store/cement/state';
import { stopLineOnPlane } from '../../store/cement/stop-line';
import { label, line, type Overlay } from './overlay';

const scratch = outlineScratch();
/** Side of a painted pixel, CSS pixels: finer than the cells of the simulation at any zoom. */
const paintedPx = 1.5;
const mostPainted = 500;

/** Whether anything simulated about cement lies over the pictures. */
export function showsCement(): boolean {
  const cement = useCement.getState();
  const preview = useCementPreview.getState();
  const hasArrival = preview.showsArrival && preview.arrivalFields.length > 0;
  return (cement.isVisible && shownFrame(cement)?.shape !== undefined) || hasArrival;
}

/** The cement as it lies in this plane, the surfaces of arrival, weak points and the stop line. */
export function drawCement(overlay: Overlay): void {
  const cement = useCement.getState();
  if (!cement.isVisible) return;
  const field = shownFrame(cement)?.shape?.field;
  if (field) {
    paint(overlay, field);
    stroke(overlay, outlineOnPlane(field, overlay.plane, scratch), cementColour, 1.25);
  }
  drawArrival(overlay);
  drawWeakPoints(overlay);
  drawStopLine(overlay);
}

function drawArrival(overlay: Overlay): void {
  const { arrivalFields, showsArrival } = useCementPreview.getState();
  if (!showsArrival) return;
  arrivalFields.forEach(({ field }, n) =>
    stroke(overlay, outlineOnPlane(field, overlay.plane, scratch), arrivalColours[n] ?? cementColour, 1.5),
  );
}

function stroke(
  { ctx, transform, ratio }: Overlay,
  segments: Segments | undefined,
  colour: string,
  width: number,
): void {
  if (!segments) return;
  const scale = Math.hypot(transform[0], transform[1]);
  ctx.save();
  ctx.setTransform(...transform);
  ctx.lineWidth = (width * ratio) / scale;
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

/** Fills the cut through the cement, soft at its edge, warm white. */
function paint(overlay: Overlay, field: VoxelField): void {
  const { ctx, plane, transform, ratio } = overlay;
  const reach = reachOf(plane, field);
  if (!reach) return;
  const scale = Math.hypot(transform[0], transform[1]);
  const step = Math.max((paintedPx * ratio) / scale, reach.w / mostPainted, reach.h / mostPainted);
  const [columns, rows] = [Math.ceil(reach.w / step), Math.ceil(reach.h / step)];
  const pixels = new ImageData(columns, rows);
  sample(field, plane, reach, step, pixels);
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

const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(cementColour.slice(at, at + 2), 16)) as [
  number,
  number,
  number,
];
/** Cement hides what it fills, as it does on a real CT. */
const fullAlpha = 235;

function sample(
  { grid, data }: VoxelField,
  plane: Plane,
  { x, y }: { readonly x: number; readonly y: number },
  step: number,
  out: ImageData,
): void {
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
      const p = o + nx * ny;
      const [fx, fy] = [u - i, v - j];
      const a = data[o]! + (data[o + 1]! - data[o]!) * fx;
      const b = data[o + nx]! + (data[o + nx + 1]! - data[o + nx]!) * fx;
      const c = data[p]! + (data[p + 1]! - data[p]!) * fx;
      const d = data[p + nx]! + (data[p + nx + 1]! - data[p + nx]!) * fx;
      const near = a + (b - a) * fy;
      const value = near + (c + (d - c) * fy - near) * (w - k);
      if (value < 90) continue;
      pixels[q] = red;
      pixels[q + 1] = green;
      pixels[q + 2] = blue;
      pixels[q + 3] = fullAlpha * Math.min(1, (value - 90) / 75);
    }
}

/** The first places of the ranking, numbered as in the list, where they are near the plane. */
function drawWeakPoints(overlay: Overlay): void {
  const { weak, showsWeak } = useCementPreview.getState();
  if (!weak || !showsWeak) return;
  weak.forEach(({ atMm }, n) => {
    if (Math.abs(overlay.distanceMm(atMm)) > 3) return;
    const at = overlay.toCanvas(atMm);
    const { ctx, ratio } = overlay;
    ctx.beginPath();
    ctx.arc(at.x, at.y, 7 * ratio, 0, 2 * Math.PI);
    ctx.lineWidth = 1.5 * ratio;
    ctx.strokeStyle = '#e0457b';
    ctx.stroke();
    label(overlay, String(n + 1), { x: at.x + 9 * ratio, y: at.y - 8 * ratio }, { size: 11, bold: true });
  });
}

function drawStopLine(overlay: Overlay): void {
  const { prepared } = useCement.getState();
  if (!prepared) return;
  const ends = stopLineOnPlane(prepared.model, cementSetup(overlay.plan).stopShare, overlay.plane);
  if (!ends) return;
  line(overlay, overlay.toCanvas(ends[0]), overlay.toCanvas(ends[1]), 'rgb(0 0 0 / 60%)', { width: 3.5 });
  line(overlay, overlay.toCanvas(ends[0]), overlay.toCanvas(ends[1]), '#ff8b45', {
    width: 1.5,
    dash: [7, 4],
  });
}
