import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Grid, identityAxes } from '../../src/core/grid';
import { lpsPoint } from '../../src/core/units';
import { writeCtSlice } from '../../src/formats/dicom-ct/write';
import { chooseFiles, closeBrowser, openApp } from './app';

const slices = 300;
const size = 512;
const limitMs = 100;

/** A noisy cylinder: as many bytes, and as little repetition, as a real abdomen. */
function writeSeries(folder: string): string[] {
  const grid: Grid = {
    dims: [size, size, slices],
    spacing: [0.7, 0.7, 1],
    origin: lpsPoint(-179, -179, -150),
    axes: identityAxes,
  };
  const uid = (n: number) => `2.25.${1000 + n}`;
  const hu = new Int16Array(size * size);
  let noise = 1;
  return Array.from({ length: slices }, (_, k) => {
    for (let i = 0; i < hu.length; i++) {
      noise = (Math.imul(noise, 1664525) + 1013904223) | 0;
      const x = (i % size) - size / 2;
      const y = Math.floor(i / size) - size / 2;
      const r2 = x * x + y * y;
      hu[i] = (r2 < 900 ? 400 : r2 < 40000 ? 40 : -1000) + ((noise >> 27) & 15);
    }
    const path = join(folder, `slice-${k}.dcm`);
    const header = {
      studyUid: uid(1),
      seriesUid: uid(2),
      frameOfReferenceUid: uid(3),
      instanceUid: (n: number) => uid(100 + n),
      patientPosition: 'HFS' as const,
      attributes: { SeriesDescription: 'noise', ImageType: ['ORIGINAL', 'PRIMARY', 'AXIAL'] },
    };
    writeFileSync(path, writeCtSlice(header, grid, k, hu));
    return path;
  });
}

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
  const folder = mkdtempSync(join(tmpdir(), 'trocart-'));
  let files: string[] = [];
  beforeAll(() => {
    files = writeSeries(folder);
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await closeBrowser();
  });

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
});
