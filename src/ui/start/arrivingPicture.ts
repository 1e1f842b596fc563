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

/** Draws slice `k`, or hatches the picture where it is not there: what was not read is not air. */
export function drawSlice(canvas: HTMLCanvasElement, { grid, hu, arrived }: Arriving, k: number): void {
  const [columns, rows] = grid.dims;
  [canvas.width, canvas.height] = [columns, rows];
  const g = canvas.getContext('2d');
  if (!g) return;
  if (!arrived[k]) return hatch(g, columns, rows);
  const image = g.createImageData(columns, rows);
  const pixels = new Uint32Array(image.data.buffer);
  const from = k * columns * rows;
  for (let at = 0; at < pixels.length; at++) {
    const grey = Math.min(255, Math.max(0, ((hu[from + at]! - lowHu) * 255) / widthHu)) | 0;
    pixels[at] = 0xff000000 | (grey * 0x010101);
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
  [canvas.width, canvas.height] = [arrived.length, 1];
  const g = canvas.getContext('2d');
  if (!g) return;
  g.fillStyle = '#4db8d8';
  arrived.forEach((there, k) => there && g.fillRect(inReadingOrder(grid, k) - 1, 0, 1, 1));
}
