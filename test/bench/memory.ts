import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryBudget, memoryNeed } from '../../src/formats/memory';
import { takenInNode } from '../memory/node';
import { takenInPage } from '../memory/page';
import { writeSeries } from '../series';
import { identityAxes } from '../../src/core/grid';
import { lpsPoint } from '../../src/core/units';

// A CT of 1,000 slices of 512 × 512: memory and time to open it, in Node and, where the page is built, in
// Chromium with and without shared memory. The reference is the CT itself: its HU, once.
const [size, slices] = [512, 1000];
const volumeBytes = size * size * slices * 2;
const folder = mkdtempSync(join(tmpdir(), 'trocart-memory-'));
const mb = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
const ratio = (bytes: number) => (bytes / volumeBytes).toFixed(2);
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

const grid = {
  dims: [size, size, slices] as const,
  spacing: [0.7, 0.7, 1] as const,
  origin: lpsPoint(0, 0, 0),
  axes: identityAxes,
};

try {
  const files = writeSeries(folder, { size, slices });
  console.log(`the CT, ${slices} × ${size} × ${size}: ${mb(volumeBytes)}`);
  for (const workers of [1, 2]) {
    const { before, peak, loadedMs, openedMs } = await takenInNode(folder, workers);
    console.log(
      `Node, ${workers} worker(s): peak ${mb(peak)}, ${ratio(peak)} of the CT (before it ${mb(before)}); ` +
        `slices read in ${seconds(loadedMs)}, all ready in ${seconds(openedMs)}`,
    );
  }
  for (const isolated of existsSync('dist/index.html') ? [true, false] : []) {
    const { before, peak, peakRenderer, after, openedMs } = await takenInPage(files, isolated);
    const budget = memoryBudget({ machineGiB: 8, isShared: isolated, heldBytes: 0 });
    const estimate = memoryNeed(grid, { bytesPerVoxel: 2, wholeFileBytes: 0 }, budget);
    console.log(
      `page ${isolated ? 'with' : 'without'} shared memory: browser at most ${mb(peak)}, ${ratio(peak)} of the CT ` +
        `(page alone ${mb(peakRenderer)}); above the start page ${mb(peak - before)}, ${ratio(peak - before)}; ` +
        `estimated ${mb(estimate)}, measured / estimated ${((peak - before) / estimate).toFixed(2)}; ` +
        `at rest ${mb(after)}; open in ${seconds(openedMs)}`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
