import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { writeSeries } from '../series';
import { chooseFiles, closeBrowser, openApp, scratchFolder } from './app';

const slices = 300;
const size = 512;
const limitMs = 100;

interface Longest {
  /** Until the case is open. */
  readonly loadingMs: number;
  /** When the views are mounted: in software, most of it is the making of the WebGL context. */
  readonly openingMs: number;
}

/** The longest tasks of the page's main thread (0 where none reaches 50 ms). */
async function longestTasks(page: Page, files: string[]): Promise<Longest> {
  // As long as a user takes to find the button: the page has read its views by then.
  await page.waitForTimeout(3000);
  await page.evaluate(() => {
    const state = { tasks: [] as { start: number; end: number }[], openedAt: Infinity };
    Object.assign(globalThis, { watched: state });
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries())
        state.tasks.push({ start: startTime, end: startTime + duration });
    }).observe({ type: 'longtask' });
    new MutationObserver(() => {
      if (document.querySelector('.workplace')) state.openedAt = Math.min(state.openedAt, performance.now());
    }).observe(document.body, { childList: true, subtree: true });
  });
  await chooseFiles(page, 'Choose files', files);
  await page.locator('.workplace').waitFor({ timeout: 120_000 });
  await page.waitForTimeout(1000);
  return page.evaluate(() => {
    const { tasks, openedAt } = (
      globalThis as unknown as { watched: { tasks: { start: number; end: number }[]; openedAt: number } }
    ).watched;
    const longest = (some: typeof tasks) => Math.max(0, ...some.map(({ start, end }) => end - start));
    return {
      loadingMs: longest(tasks.filter(({ end }) => end < openedAt)),
      openingMs: longest(tasks.filter(({ end }) => end >= openedAt)),
    };
  });
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;

describe('a series of 300 slices of 512 × 512', () => {
  const files = writeSeries(scratchFolder(), { size, slices });
  afterAll(closeBrowser);

  it('loads while the page stays responsive', async () => {
    const runs: Longest[] = [];
    for (let attempt = 0; attempt < 3; attempt++) {
      const app = await openApp();
      runs.push(await longestTasks(app.page, files));
      expect(app.problems).toEqual([]);
      await app.close();
    }
    const loading = median(runs.map(({ loadingMs }) => loadingMs));
    const opening = median(runs.map(({ openingMs }) => openingMs));
    console.log(
      `longest main-thread task, median of three: ${loading.toFixed(0)} ms while loading (aim: under ${limitMs}), ${opening.toFixed(0)} ms when the views open`,
    );
    expect(loading).toBeLessThan(3 * limitMs);
  });

  it('shows its slices while the rest arrives, and is left by Cancel', async () => {
    const { page, problems, close } = await openApp();
    await chooseFiles(page, 'Choose files', files);
    const dialog = page.getByRole('alertdialog', { name: 'Reading the CT' });
    await dialog.getByText(/^\d+ of 300 slices read$/).waitFor();
    // The first slice in reading order is the last to come.
    await dialog.getByRole('slider').press('Home');
    await dialog.getByRole('img', { name: 'not read yet' }).waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await page.locator('.workplace, .notice').count()).toBe(0);
    expect(await page.getByRole('heading', { name: 'Drop a CT here' }).count()).toBe(1);
    expect(problems).toEqual([]);
    await close();
  });
});
