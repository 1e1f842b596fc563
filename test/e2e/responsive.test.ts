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

/** The longest task of the page's main thread while the series loads, ms (0 when none reaches 50). */
async function longestTaskMs(page: Page, files: string[]): Promise<number> {
  await page.evaluate(() => {
    const seen: number[] = [];
    Object.assign(globalThis, { longTasks: seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.push(entry.duration);
    }).observe({ type: 'longtask' });
  });
  await chooseFiles(page, 'Choose files', files);
  await page.locator('.workplace').waitFor({ timeout: 120_000 });
  await page.waitForTimeout(500);
  return page.evaluate(() => Math.max(0, ...(globalThis as unknown as { longTasks: number[] }).longTasks));
}

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
    const longest: number[] = [];
    for (let attempt = 0; attempt < 3; attempt++) {
      const app = await openApp();
      longest.push(await longestTaskMs(app.page, files));
      expect(app.problems).toEqual([]);
      await app.close();
    }
    const median = longest.toSorted((a, b) => a - b)[1]!;
    console.log(
      `longest main-thread task while loading: median ${median.toFixed(0)} ms of ${longest.map((ms) => ms.toFixed(0)).join(', ')} (aim: under ${limitMs})`,
    );
    expect(median).toBeLessThan(3 * limitMs);
  });
});
