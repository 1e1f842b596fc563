import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { generatedFolder } from '../../samples/make';
import { chooseFiles } from './app';

const longMs = 240_000;

/** Waits until nothing has been loading, and no number stale, for a second. */
export async function settle(page: Page): Promise<void> {
  await page.waitForFunction(
    () => {
      const busy = document.querySelector('.task, [aria-busy="true"]') !== null;
      const state = globalThis as { quietSince?: number };
      state.quietSince = busy ? undefined : (state.quietSince ?? performance.now());
      return !busy && performance.now() - state.quietSince! > 1000;
    },
    undefined,
    { timeout: longMs, polling: 200 },
  );
  await drawn(page);
}

/** Until what may reach the screen a moment later has. */
export const drawn = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise<void>((resolve) => requestIdleCallback(() => resolve())));

/** Opens a sample by its button on the start page and waits for its structures and distances. */
export async function openSample(page: Page, button: string, nth = 0): Promise<void> {
  // The cases stand in a list: the neck, then the broken L1.
  await page.getByRole('button', { name: button }).nth(nth).click();
  await page.locator('.workplace').waitFor({ timeout: longMs });
  await page.locator('.structure-row').first().waitFor({ timeout: longMs });
  await page.locator('.right-panel .distance-value').first().waitFor({ timeout: longMs });
  await settle(page);
}

/** Writes the slices of a sample into a folder, and its plan where that is wanted: what a hospital would drop. */
export function writeSlices(folder: string, id: string, { plan = false } = {}): string[] {
  const zip = unzipSync(readFileSync(new URL(`${id}.zip`, generatedFolder)), {
    filter: ({ name }) => /^ct\/.*\.dcm$/.test(name) || (plan && name === 'plan.json'),
  });
  return Object.entries(zip).map(([name, bytes]) => {
    const path = join(folder, basename(name));
    writeFileSync(path, bytes);
    return path;
  });
}

/** Opens files by the button of the start page and waits until nothing more of them is being read. */
export async function openFiles(page: Page, files: string[]): Promise<void> {
  await chooseFiles(page, 'Choose files', files);
  await page.locator('.workplace').waitFor({ timeout: longMs });
  await settle(page);
}
