import type { Grid } from '../../core/grid';
import type { Arriving } from '../../formats/dicom-ct/builder';

/** The soft-tissue window, HU. */
const [lowHu, widthHu] = [-160, 400];

/**
 * Number of a slice in the order in which slices are looked through, from 1 on: towards the feet, as in the views.
 */
export const inReadingOrder = ({ dims, axes }: Grid, k: number): number =>
  axes[2][2] > 0.5 ? dims[2] - k : k + 1;

export const sliceAt = ({ dims, axes }: Grid, number: number): number =>
  axes[2][2] > 0.5 ? dims[2] - number : number - 1;

/** The slice that came last, in the order of the grid; the first while there is none. */
export const lastArrived = ({ arrived }: Arriving): number => Math.max(0, arrived.lastIndexOf(1));

/** In main memory; emptied only where its size changes. */
function contextOf(canvas: HTMLCanvasElement, width: number, height: number) {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  return canvas.getContext('2d', { willReadFrequently: true });
}

/** Draws slice `k`, or hatches the picture where it is not there: what was not read is not air. */
export function drawSlice(canvas: HTMLCanvasElement, { grid, hu, arrived }: Arriving, k: number): void {
  const [columns, rows] = grid.dims;
  const g = contextOf(canvas, columns, rows);
  if (!g) return;
  if (!arrived[k]) return hatch(g, columns, rows);
  const image = g.createImageData(columns, rows);
  const pixels = new Uint32Array(image.data.buffer);
  const from = k * columns * rows;
  const scale = 255 / widthHu;
  for (let at = 0; at < pixels.length; at++) {
    const grey = (hu[from + at]! - lowHu) * scale;
    pixels[at] = 0xff000000 | ((grey <= 0 ? 0 : grey >= 255 ? 255 : grey | 0) * 0x010101);
  }
  g.putImageData(image, 0, 0);
}

function hatch(g: CanvasRenderingContext2D, width: number, height: number): void {
  g.fillStyle = '#15191e';
  g.fillRect(0, 0, width, height);
  g.strokeStyle = '#2a323b';
  g.lineWidth = width / 128;
  g.beginPath();
  for (let x = -height; x < width; x += width / 24) {
    g.moveTo(x, height);
    g.lineTo(x + height, 0);
  }
  g.stroke();
}

/** One pixel a slice in reading order: which are there. */
export function drawArrived(canvas: HTMLCanvasElement, { grid, arrived }: Arriving): void {
  const g = contextOf(canvas, arrived.length, 1);
  if (!g) return;
  const image = g.createImageData(arrived.length, 1);
  arrived.forEach((there, k) => {
    if (there) image.data.set(arrivedColour, 4 * (inReadingOrder(grid, k) - 1));
  });
  g.putImageData(image, 0, 0);
}

/** The accent of the page. */
const arrivedColour = [0x4d, 0xb8, 0xd8, 255];
