import { simulatedWords } from './headers';
import { type GreyPicture, newPicture, textWidth, writeText } from './picture';
import { type RasterGrid, sliceMmOf } from './raster';

/** One square view of a card: a plane, and the square of it that is shown, mm. */
export interface CardView {
  /** `axial`: u is x, v is y; `sagittal`: u is y, v runs down z. */
  readonly plane: 'axial' | 'sagittal';
  /** z of an axial, x of a sagittal plane. */
  readonly atMm: number;
  /** Where u and v begin. */
  readonly fromMm: readonly [number, number];
  readonly sizeMm: number;
}

export interface Card {
  readonly windowHu: readonly [width: number, level: number];
  readonly views: readonly [CardView, CardView];
}

const windowed = (hu: number, width: number, level: number): number =>
  Math.max(0, Math.min(255, Math.floor(((hu - level) / width + 0.5) * 255)));

const side = 300;

/** The picture in the list of samples: two views side by side, with the words across it. */
export const cardPicture = (image: Int16Array, grid: RasterGrid, { windowHu, views }: Card): GreyPicture => {
  const [nx, ny] = grid.dims;
  const card = newPicture(640, side);
  const stepMm = [grid.spacingMm, grid.spacingMm, sliceMmOf(grid)] as const;
  const index = (mm: number, axis: 0 | 1 | 2) => {
    const at = Math.floor((mm - grid.originMm[axis]) / stepMm[axis] + 0.5);
    return Math.max(0, Math.min(grid.dims[axis] - 1, at));
  };
  views.forEach(({ plane, atMm, fromMm, sizeMm }, n) => {
    for (let v = 0; v < side; v++) {
      for (let u = 0; u < side; u++) {
        const [du, dv] = [sizeMm * (u / side), sizeMm * (v / side)];
        const axial = plane === 'axial';
        const x = index(axial ? fromMm[0] + du : atMm, 0);
        const y = index(axial ? fromMm[1] + dv : fromMm[0] + du, 1);
        const z = index(axial ? atMm : fromMm[1] - dv, 2);
        const hu = image[x + nx * (y + ny * z)]!;
        card.pixels[10 + 320 * n + u + card.width * v] = windowed(hu, ...windowHu);
      }
    }
  });
  const left = Math.floor((card.width - textWidth(simulatedWords, 2)) / 2);
  for (let y = 278; y < 300; y++) card.pixels.fill(0, y * card.width, (y + 1) * card.width);
  writeText(card, simulatedWords, left, 282, 2);
  return card;
};
