import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { itWith, scratchFolder } from './app';
import { openFiles, settle, writeSlices } from './sample';

const slice = (page: Page, view: string) => page.locator(`.slice[data-view="${view}"]`);

/** Millilitres that the panel gives of the structure that is edited; NaN while it is not begun. */
const volumeMl = async (page: Page) => Number.parseFloat(await page.locator('.edit-volume').innerText());

/** Draws a stroke by shares of a view, slowly enough that its middle is painted as well. */
async function drag(page: Page, view: string, from: [number, number], to: [number, number]): Promise<void> {
  const box = (await slice(page, view).boundingBox())!;
  const at = ([x, y]: [number, number]) => [box.x + x * box.width, box.y + y * box.height] as const;
  await page.mouse.move(...at(from));
  await page.mouse.down();
  for (let n = 1; n <= 6; n++)
    await page.mouse.move(
      ...at([from[0] + ((to[0] - from[0]) * n) / 6, from[1] + ((to[1] - from[1]) * n) / 6]),
    );
  await page.mouse.up();
}

async function chooseStructure(page: Page, words: string): Promise<void> {
  await page.getByLabel('Which structure?').first().fill(words);
  await page.getByRole('option').first().click();
}

const files = writeSlices(scratchFolder(), 'l1-fracture', { plan: true });
const slices = files.filter((path) => path.endsWith('.dcm'));

const it = itWith(async (page) => {
  await openFiles(page, files);
  await page.keyboard.press('Alt+2');
});

describe('a structure brushed on the slices', () => {
  it('is begun by a stroke on the axial view', async ({ page }) => {
    await page.keyboard.press('Shift+B');
    await chooseStructure(page, 'gallbladder');
    expect(await page.locator('.edit-volume').innerText()).toBe('not begun');
    await drag(page, 'axial', [0.3, 0.62], [0.36, 0.66]);
    await expect.poll(() => volumeMl(page)).toBeGreaterThan(0.1);
  });

  it('is taken back and brought again, a stroke at a time', async ({ page }) => {
    await settle(page);
    const first = await volumeMl(page);
    await drag(page, 'coronal', [0.3, 0.5], [0.34, 0.6]);
    await expect.poll(() => volumeMl(page)).toBeGreaterThan(first);
    await settle(page);
    const second = await volumeMl(page);
    await page.keyboard.press('Control+z');
    await expect.poll(() => volumeMl(page)).toBe(first);
    await page.keyboard.press('Control+z');
    await expect.poll(() => page.locator('.edit-volume').innerText()).toBe('not begun');
    await page.keyboard.press('Control+Shift+z');
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => volumeMl(page)).toBe(second);
  });

  it('is smaller after the eraser, and another after a command', async ({ page }) => {
    const before = await volumeMl(page);
    await page.keyboard.press('Shift+E');
    await drag(page, 'axial', [0.3, 0.62], [0.32, 0.64]);
    await expect.poll(() => volumeMl(page)).toBeLessThan(before);
    await settle(page);
    const erased = await volumeMl(page);
    await page.keyboard.press('Shift+R');
    await page.getByRole('button', { name: 'Grow', exact: true }).click();
    await expect.poll(() => volumeMl(page)).toBeGreaterThan(erased);
  });

  it('grows by a stroke on the oblique plane along the path', async ({ page }) => {
    await settle(page);
    const before = await volumeMl(page);
    await page.keyboard.press('t');
    await page.keyboard.press('Shift+B');
    await slice(page, 'along').waitFor();
    await settle(page);
    await drag(page, 'along', [0.55, 0.5], [0.6, 0.55]);
    await expect.poll(() => volumeMl(page)).toBeGreaterThan(before);
    await page.keyboard.press('s');
  });

  it('is there again after a reload, and says how it was made', async ({ page, app }) => {
    await settle(page);
    const before = await volumeMl(page);
    await page.reload();
    await openFiles(page, slices);
    await page.keyboard.press('Alt+2');
    await page.getByPlaceholder('Search a structure').fill('gallbladder');
    const row = page.locator('.step .structure', { hasText: 'Gallbladder' });
    if (!(await row.isVisible())) await page.locator('.step summary', { hasText: 'Other' }).click();
    expect(await row.getByRole('checkbox').isChecked()).toBe(false);
    await row.getByRole('button', { name: /Details/ }).click();
    const facts = (await row.locator('.detail-facts').innerText()).replaceAll(/\s+/g, ' ');
    expect(facts).toContain('painted or grown from seeds');
    expect(Number(/Volume ([\d.]+)/.exec(facts)![1])).toBeCloseTo(before, 1);
    expect(app.problems).toEqual([]);
  });

  it('is taken up again, put away from the keyboard, and removed', async ({ page }) => {
    const row = page.locator('.step .structure', { hasText: 'Gallbladder' });
    await row.getByRole('button', { name: /^Edit/ }).click();
    const before = await volumeMl(page);
    await page.keyboard.press('Shift+B');
    await page.keyboard.press('.');
    await expect.poll(() => volumeMl(page)).toBeGreaterThan(before);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.edit-panel').count()).toBe(0);
    await row.getByRole('button', { name: 'Remove' }).click();
    await expect.poll(() => row.count()).toBe(0);
  });
});
