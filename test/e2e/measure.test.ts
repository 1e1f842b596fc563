import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, closeBrowser, openApp } from './app';
import { openSample, settle } from './sample';

describe('the measures of a vertebra', () => {
  let app: App;
  let page: Page;
  const row = () => page.locator('.structure', { hasText: 'L2 vertebra' });
  beforeAll(async () => {
    app = await openApp({ viewport: { width: 1366, height: 768 } });
    page = app.page;
    // The broken L1 is the second case.
    await openSample(page, 'Open the case', 1);
    await page.keyboard.press('Alt+2');
    await row().locator('.row-unfold').click();
  });
  afterAll(async () => {
    await app.close();
    await closeBrowser();
  });

  it('come at one press of a key, with units, and can be gone to', async () => {
    await row().getByRole('button', { name: 'Measure L2 vertebra' }).focus();
    await page.keyboard.press('Enter');
    const measures = page.getByRole('region', { name: 'Measures of L2 vertebra' });
    await measures.locator('dl').waitFor({ timeout: 120_000 });
    const words = await measures.innerText();
    // Made 8.2 mm wide, outside.
    expect(words).toMatch(
      /Left pedicle\s+narrowest (7|8)\.\d\s±\s[\d.]+\smm wide, 1[4-7]\.\d\s±\s[\d.]+\smm high/,
    );
    expect(words).toMatch(/axis \d+° towards the midline/);
    expect(words).toMatch(/Height between the endplates\s+2[2-5]\.\d\s±\s[\d.]+\smm/);
    const before = await page.locator('.status').innerText();
    await measures.getByRole('button', { name: 'Tip of the spinous process' }).click();
    await expect.poll(() => page.locator('.status').innerText()).not.toBe(before);
  });

  it('show body, pedicles and arch in colours when asked', async () => {
    await settle(page);
    const measures = page.getByRole('region', { name: 'Measures of L2 vertebra' });
    await measures.getByText('Body, pedicles and arch in colours').click();
    expect(await measures.locator('.part-legend li').allInnerTexts()).toEqual(['Body', 'Right pedicle', 'Left pedicle', 'Arch and processes']); // prettier-ignore
    await measures.getByRole('button', { name: 'Take the measures away' }).click();
    expect(await measures.count()).toBe(0);
    expect(app.problems).toEqual([]);
  });
});
