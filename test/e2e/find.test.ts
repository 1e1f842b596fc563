import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generatedFolder } from '../../samples/make';
import { type App, chooseFiles, closeBrowser, openApp } from './app';
import { settle } from './sample';

const folder = mkdtempSync(join(tmpdir(), 'trocart-'));

/** The slices of the broken L1 alone, as a hospital would drop them. */
function slices(): string[] {
  const zip = unzipSync(readFileSync(new URL('l1-fracture.zip', generatedFolder)), {
    filter: ({ name }) => name.startsWith('ct/') && name.endsWith('.dcm'),
  });
  return Object.entries(zip).map(([name, bytes]) => {
    const path = join(folder, name.slice(3));
    writeFileSync(path, bytes);
    return path;
  });
}

const row = (page: Page, name: string) => page.locator('.structure-row', { hasText: name });

describe('structures found at one press', () => {
  let app: App;
  let page: Page;
  beforeAll(async () => {
    app = await openApp({ viewport: { width: 1366, height: 768 } });
    page = app.page;
    await chooseFiles(page, 'Choose files', slices());
    await page.locator('.workplace').waitFor({ timeout: 120_000 });
    await page.keyboard.press('Alt+2');
    await page.getByRole('button', { name: 'Find structures automatically' }).click();
    await page.getByText('counted from the lowest rib').waitFor({ timeout: 240_000 });
    await settle(page);
  });
  afterAll(async () => {
    await app.close();
    await closeBrowser();
    rmSync(folder, { recursive: true });
  });

  it('names each vertebra, says what from, and that this may be wrong', async () => {
    for (const level of ['T11', 'T12', 'L1', 'L2', 'L3']) {
      expect(await row(page, `${level} vertebra`).count(), level).toBe(1);
    }
    expect(await page.locator('.find-naming').innerText()).toContain('PMC3948909');
  });

  it('leaves all of it to be checked', async () => {
    expect(await row(page, 'L1 vertebra').innerText()).toContain('✓?');
    for (const name of ['Spinal canal', 'Right lung', 'Left lung']) {
      expect(await row(page, name).getByRole('checkbox').isChecked(), name).toBe(false);
    }
  });

  it('counts anew from the vertebra that the user names, in one step to undo', async () => {
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
