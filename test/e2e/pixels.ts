import type { Locator, Page } from 'playwright-core';

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** RGBA, row by row. */
  readonly rgba: number[];
}

/** The pixels of an element as the user sees them. */
export async function pixelsOf(page: Page, element: Locator): Promise<Picture> {
  const png = (await element.screenshot()).toString('base64');
  return page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d')!;
    context.drawImage(image, 0, 0);
    const { data: rgba } = context.getImageData(0, 0, image.width, image.height);
    return { width: image.width, height: image.height, rgba: [...rgba] };
  }, png);
}

/** Share of the pixels that are neither black nor nearly so: 0 for a blank view. */
export function litShare({ rgba }: Picture): number {
  let lit = 0;
  for (let i = 0; i < rgba.length; i += 4) if (rgba[i]! + rgba[i + 1]! + rgba[i + 2]! > 90) lit++;
  return (4 * lit) / rgba.length;
}

/** Number of different grey levels and colours, coarsely: 1 for a view of one tone. */
export function tones({ rgba }: Picture): number {
  const seen = new Set<number>();
  for (let i = 0; i < rgba.length; i += 4)
    seen.add(((rgba[i]! >> 4) << 8) | ((rgba[i + 1]! >> 4) << 4) | (rgba[i + 2]! >> 4));
  return seen.size;
}
