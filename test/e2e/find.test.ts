import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { itWith, scratchFolder } from './app';
import { openFiles, settle, writeSlices } from './sample';

const folder = scratchFolder();

const row = (page: Page, name: string) => page.locator('.structure-row', { hasText: name });

const it = itWith(async (page) => {
  await openFiles(page, writeSlices(folder, 'l1-fracture'));
  await page.keyboard.press('Alt+2');
  await page.getByRole('button', { name: 'Find structures automatically' }).click();
  await page.getByText('counted from the lowest rib').waitFor({ timeout: 240_000 });
  await settle(page);
});

describe('structures found at one press', () => {
  it('names each vertebra, says what from, and that this may be wrong', async ({ page }) => {
    for (const level of ['T11', 'T12', 'L1', 'L2', 'L3']) {
      expect(await row(page, `${level} vertebra`).count(), level).toBe(1);
    }
    expect(await page.locator('.find-naming').innerText()).toContain('PMC3948909');
  });

  it('leaves all of it to be checked', async ({ page }) => {
    expect(await row(page, 'L1 vertebra').innerText()).toContain('✓?');
    for (const name of ['Spinal canal', 'Right lung', 'Left lung']) {
      expect(await row(page, name).getByRole('checkbox').isChecked(), name).toBe(false);
    }
  });

  it('counts anew from the vertebra that the user names, in one step to undo', async ({ page, app }) => {
    await row(page, 'L1 vertebra').locator('.row-name').click();
    await page
      .locator('.find-naming')
      .getByRole('button', { name: /choose/ })
      .click();
    await page.getByRole('option', { name: 'L2', exact: true }).click();
    await expect.poll(() => row(page, 'L4 vertebra').count()).toBe(1);
    expect(await row(page, 'T11 vertebra').count()).toBe(0);
    await page.keyboard.press('Control+z');
    await expect.poll(() => row(page, 'T11 vertebra').count()).toBe(1);
    expect(await row(page, 'L4 vertebra').count()).toBe(0);
    expect(app.problems).toEqual([]);
  });
});
