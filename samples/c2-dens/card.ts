import { type GreyPicture, newPicture, textWidth, writeText } from '../lib/picture';
import type { RasterGrid } from '../lib/raster';
import { simulatedWords } from './dicom';

const windowed = (hu: number, width: number, level: number): number =>
  Math.max(0, Math.min(255, Math.floor(((hu - level) / width + 0.5) * 255)));

/** The picture in the list of samples: C2 in an axial and the midline in a sagittal slice. */
export const cardPicture = (image: Int16Array, { dims, spacingMm, originMm }: RasterGrid): GreyPicture => {
  const [nx, ny, nz] = dims;
  const card = newPicture(640, 300);
  const index = (mm: number, axis: 0 | 1 | 2) =>
    Math.max(0, Math.min(dims[axis] - 1, Math.floor((mm - originMm[axis]) / spacingMm + 0.5)));
  const draw = (left: number, size: number, value: (u: number, v: number) => number) => {
    for (let v = 0; v < size; v++) {
      for (let u = 0; u < size; u++)
        card.pixels[left + u + card.width * v] = windowed(value(u / size, v / size), 600, 90);
    }
  };
  const k = index(4, 2);
  draw(10, 300, (u, v) => {
    const x = index(-85 + 170 * u, 0);
    const y = index(-95 + 170 * v, 1);
    return image[x + nx * (y + ny * k)]!;
  });
  const i = index(-0.5, 0);
  draw(330, 300, (u, v) => {
    const y = index(-85 + 140 * u, 1);
    const z = index(70 - 140 * v, 2);
    return image[i + nx * (y + ny * Math.min(z, nz - 1))]!;
  });
  const left = Math.floor((card.width - textWidth(simulatedWords, 2)) / 2);
  for (let y = 278; y < 300; y++) card.pixels.fill(0, y * card.width, (y + 1) * card.width);
  writeText(card, simulatedWords, left, 282, 2);
  return card;
};
