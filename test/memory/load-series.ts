import { readdirSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { loadSeries, scanFiles } from '../../src/formats/open';
import type { SourceFile } from '../../src/formats/source';
import { createNodeRunner } from '../../src/workers/node';
import { openKernels } from '../../src/workers/open';

// Run in a process of its own: opens the CT in a folder as the page does, and prints what it took as JSON.
// Arguments: folder, number of workers.

const [folder, workers] = [process.argv[2]!, Number(process.argv[3] ?? 2)];
const files = readdirSync(folder).map((name): SourceFile => {
  const path = join(folder, name);
  return {
    path: name,
    storedSize: statSync(path).size,
    read: async (start, end) => {
      const file = await open(path);
      const bytes = new Uint8Array(end - start);
      await file.read(bytes, 0, bytes.length, start);
      await file.close();
      return bytes;
    },
  };
});

const valueOf = <T>(result: { ok: true; value: T } | { ok: false; failure: { code: string } }): T => {
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
};

const runner = createNodeRunner(workers);
const kernels = openKernels(runner);
// Workers read their programs first: what they take is no part of the CT.
valueOf(await scanFiles(files.slice(0, 1), kernels, { thumbnails: true }));
const before = process.memoryUsage.rss();
const start = performance.now();
const scan = valueOf(await scanFiles(files, kernels, { thumbnails: true }));
const { volume } = valueOf(await loadSeries(scan, scan.series[0]!.seriesUid, kernels));
const loadedMs = performance.now() - start;
valueOf(await runner.run('fingerprint', { volume }));
valueOf(await runner.run('body', { volume }));
valueOf(
  await runner.run('volume-texture', { volume, lowHu: -100, highHu: 1300, maxSize: 256, bodyOnly: true }),
);
const openedMs = performance.now() - start;
runner.dispose();
process.stdout.write(
  JSON.stringify({
    slices: volume.grid.dims[2],
    volumeBytes: volume.hu.byteLength,
    before,
    peak: process.resourceUsage().maxRSS * 1024,
    loadedMs,
    openedMs,
  }),
);
