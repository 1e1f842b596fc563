import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dilate } from '../../src/anatomy/voxels/ball';
import { components, labelsOfParts } from '../../src/anatomy/voxels/components';
import { fillHoles, flood } from '../../src/anatomy/voxels/flood';
import { watershed } from '../../src/anatomy/voxels/watershed';
import { distanceMm } from '../../src/core/distance-transform';
import { report, shown, take, takeOurs } from './side';

// The tools on masks against what Debian offers for the same task: scipy, scikit-image (python3-skimage) and ITK
// (libinsighttoolkit5-dev, g++), on the same voxels in the same run: a gyroid shell in a ball, 512 markers.
// Each task of each side is a process of its own: processor time of all its threads, the best of three, and memory at
// its peak. By the clock ITK is faster than that where it has several cores; ours are on one.
const n = 256;
const dims = [n, n, n] as const;
const tasks = ['labels', 'flood', 'holes', 'distance', 'dilate', 'watershed'];

function writeVoxels(folder: string): void {
  const mask = new Uint8Array(n ** 3);
  const cost = new Uint8Array(n ** 3);
  const markers = new Int32Array(n ** 3);
  for (let k = 0, q = 0; k < n; k++)
    for (let j = 0; j < n; j++)
      for (let i = 0; i < n; i++, q++) {
        const [x, y, z] = [i / 12, j / 12, k / 12];
        const wave = Math.sin(x) * Math.cos(y) + Math.sin(y) * Math.cos(z) + Math.sin(z) * Math.cos(x);
        mask[q] = Math.abs(wave) < 0.35 && Math.hypot(i - 128, j - 128, k - 128) < 118 ? 1 : 0;
        cost[q] = Math.min(255, Math.floor(Math.abs(wave) * 150));
      }
  let marker = 0;
  for (let k = 16; k < n; k += 32)
    for (let j = 16; j < n; j += 32) for (let i = 16; i < n; i += 32) markers[i + n * (j + n * k)] = ++marker;
  for (const [name, data] of Object.entries({ mask, cost, markers }))
    writeFileSync(join(folder, `${name}.raw`), data);
}

/** One task of ours, in this process. */
async function work(task: string, folder: string): Promise<void> {
  const read = (name: string) => new Uint8Array(readFileSync(join(folder, `${name}.raw`)));
  const mask = read('mask');
  const ours: Record<string, () => unknown> = {
    labels: () => labelsOfParts(components(mask, dims)),
    flood: () => flood(mask, dims, [mask.indexOf(1)]),
    holes: () => fillHoles(mask, dims),
    distance: () => distanceMm(mask, dims, [1, 1, 1], Infinity, 'free'),
    dilate: () => dilate(mask, dims, [1, 1, 1], 3),
  };
  if (task === 'watershed') {
    const [cost, markers] = [read('cost'), new Int32Array(read('markers').buffer)];
    ours[task] = () => watershed(cost, markers, dims);
  }
  await report(ours[task]!, 3);
}

/** The program of `reference/masks.cpp`; undefined where ITK or a compiler is not there. */
function buildItk(folder: string): string | undefined {
  const program = join(folder, 'masks');
  const libraries = ['ITKCommon', 'ITKLabelMap', 'ITKRegionGrowing', 'itksys', 'itkvnl', 'itkvnl_algo'];
  const options = ['-O3', '-std=c++17', '-I/usr/include/ITK-5.2', '-o', program];
  const linked = libraries.map((name) => `-l${name}-5.2`);
  const source = `${import.meta.dirname}/reference/masks.cpp`;
  const { status } = spawnSync('g++', [...options, source, ...linked], { stdio: 'ignore' });
  return status === 0 ? program : undefined;
}

function compare(folder: string): void {
  writeVoxels(folder);
  const itk = buildItk(folder);
  if (!itk) console.log('ITK skipped: needs libinsighttoolkit5-dev and g++');
  console.log(
    `${n} × ${n} × ${n}; processor time, peak memory of the whole process; ratio to the fastest other`,
  );
  console.log(`${''.padEnd(10)}${'ours'.padStart(19)}${'scipy, skimage'.padStart(20)}${'ITK'.padStart(20)}`);
  for (const task of tasks) {
    const ours = takeOurs(import.meta.filename, task, folder);
    const python = take('/usr/bin/python3', [
      `${import.meta.dirname}/reference/masks.py`,
      task,
      folder,
      `${n}`,
    ]);
    const cpp = itk ? take(itk, [task, folder, `${n}`]) : undefined;
    const others = [python, cpp].flatMap((taken) => (taken ? [taken.ms] : []));
    const ratio = ours && others.length > 0 ? (ours.ms / Math.min(...others)).toFixed(2) : '–';
    console.log(`${task.padEnd(10)}${shown(ours)}  ${shown(python)}  ${shown(cpp)}   ${ratio}`);
  }
}

const [task, given] = process.argv.slice(2);
if (task && given) await work(task, given);
else {
  const folder = mkdtempSync(join(tmpdir(), 'trocart-bench-'));
  try {
    compare(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
