import type { Page } from 'playwright-core';

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
