import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { itWith } from './app';
import { openSample, settle } from './sample';

const row = (page: Page) =>
  page.locator('.step .structure', { hasText: 'Right common carotid artery' }).filter({ hasText: '✓?' });

/** Where the status bar says that the pointer is, LPS mm. */
async function positionAt(page: Page, x: number, y: number): Promise<number[]> {
  await page.mouse.move(x, y);
  await page.waitForTimeout(150);
  const text = await page.locator('footer .status-point').innerText();
  return [...text.matchAll(/([LRPASI])\s+([\d.]+)/g)]
    .slice(0, 3)
    .map(([, letter, number]) => ('LPS'.includes(letter!) ? 1 : -1) * Number(number));
}

/** Clicks the coronal view at x and z, LPS mm, from what the status bar says of two of its places. */
async function clickCoronal(page: Page, points: readonly (readonly [number, number])[]): Promise<void> {
  const box = (await page.locator('.slice[data-view="coronal"]').boundingBox())!;
  const [x, y] = [box.x + 0.3 * box.width, box.y + 0.3 * box.height];
  const first = await positionAt(page, x, y);
  const second = await positionAt(page, x + 100, y + 100);
  const pixels = [100 / (second[0]! - first[0]!), 100 / (second[2]! - first[2]!)] as const;
  for (const [xMm, zMm] of points)
    await page.mouse.click(x + (xMm - first[0]!) * pixels[0], y + (zMm - first[2]!) * pixels[1]);
}

const it = itWith(async (page) => {
  await openSample(page, 'Open the case');
  await page.keyboard.press('Alt+2');
});

describe('a vessel that is followed', () => {
  it('comes of two clicks, with how it was made and how much of its wall shows', async ({ page }) => {
    await page.getByTitle('Go to the centre of right common carotid artery').click();
    await page.getByLabel('Trace another structure').click();
    await page.getByRole('option', { name: 'Right common carotid artery' }).click();
    await clickCoronal(page, [
      [-24.9, -67],
      [-27.8, -42],
    ]);
    await page.getByRole('button', { name: 'Follow the vessel (contrast)' }).click();
    await page.getByText('Followed: right common carotid artery').waitFor({ timeout: 60_000 });
    await row(page)
      .getByRole('button', { name: /Details/ })
      .click();
    const facts = (await row(page).locator('.structure-details').innerText()).replaceAll(/\s+/g, ' ');
    expect(facts).toContain('traced between clicked points');
    expect(facts).toContain('Followed to its outer wall');
    // A lumen of 35 mm² and its blur over 25 mm.
    const volumeMl = Number(/Volume ([\d.]+)/.exec(facts)![1]);
    expect(volumeMl).toBeGreaterThan(0.7);
    expect(volumeMl).toBeLessThan(1.5);
    expect(Number(/method (\d+)/.exec(facts)![1])).toBeGreaterThan(70);
    expect(await row(page).getByRole('checkbox').isChecked()).toBe(false);
  });

  it('is taken back and brought again', async ({ page, app }) => {
    await settle(page);
    await page.keyboard.press('Control+z');
    await expect.poll(() => row(page).count()).toBe(0);
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => row(page).count()).toBe(1);
    expect(app.problems).toEqual([]);
  });
});
