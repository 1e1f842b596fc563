import { describe, expect } from 'vitest';
import { writeSeries } from '../series';
import { chooseFiles, itWith, scratchFolder } from './app';
import { settle } from './sample';

const size = 128;
const slices = 40;
/** GiB of a machine on which half of this CT fits: an eighth of it is left for a CT. */
const machineGiB = (8 * (size * size * slices)) / 1024 ** 3;

/** Whether a picture shows anything but black. */
const isDrawn = (canvas: HTMLCanvasElement) =>
  canvas
    .getContext('2d')!
    .getImageData(0, 0, canvas.width, canvas.height)
    .data.some((value, n) => n % 4 !== 3 && value > 100);

const folder = scratchFolder();
const files = writeSeries(folder, { size, slices });

const it = itWith(async (page) => {
  await page.evaluate(
    `Object.defineProperty(navigator, 'deviceMemory', { get() { return ${machineGiB}; } })`,
  );
});

describe('a CT that is large for the machine', () => {
  it('is asked about before it is read; a region chosen on its pictures opens, marked in every view', async ({
    page,
    app,
  }) => {
    await chooseFiles(page, 'Choose files', files);
    const dialog = page.getByRole('alertdialog', { name: /memory/i });
    await dialog.waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await page.locator('.workplace').count()).toBe(0);

    await chooseFiles(page, 'Choose files', files);
    const front = dialog.locator('.scout[data-across="0"]');
    const picture = front.locator('canvas');
    await expect.poll(() => picture.evaluate(isDrawn)).toBe(true);
    // The upper half of the slices, all but the sides.
    const { x, y, width, height } = (await front.boundingBox())!;
    await page.mouse.move(x + width * 0.26, y + 1);
    await page.mouse.down();
    await page.mouse.move(x + width * 0.74, y + height * 0.49, { steps: 3 });
    await page.mouse.up();
    await expect.poll(() => dialog.getByText('20 slices').count()).toBe(1);
    expect(await dialog.getByText('This fits.').count()).toBe(1);
    await dialog.getByRole('button', { name: 'Read this' }).click();

    await page.locator('.workplace').waitFor();
    await settle(page);
    expect(await page.locator('.facts').first().innerText()).toMatch(/6[0-4] × 128 × 20/);
    const views = page.getByRole('group', { name: /PART OF THE CT$/ });
    expect(await views.evaluateAll((all) => all.map((view) => view.className).toSorted())).toEqual([
      'scene',
      'slice',
      'slice',
      'slice',
    ]);
    expect(await page.locator('.checks').innerText()).toContain('part of the CT');
    expect(app.problems).toEqual([]);
  });
});
