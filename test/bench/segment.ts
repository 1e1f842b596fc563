import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findRegions } from '../../src/anatomy/regions/find';
import { findSpine } from '../../src/anatomy/spine/find';
import { noContext } from '../../src/core/kernel';
import type { Volume } from '../../src/core/volume';
import { hasData, volumeOf } from '../verification/manifest';
import { hasSample, sample } from '../verification/spine-cases';
import { report, shown, take, takeOurs } from './side';

// The automatic steps as a whole, on a sample and on a real CT: processor time and peak memory, the CT read
// included in the latter. Debian offers no tool that names vertebrae or finds these regions; the nearest is what one
// would begin to write with scikit-image, its building blocks on the same voxels: bone by a threshold, its parts,
// their distance transform, and a watershed from the depths of it. No ratio is formed: they do not do the same.
const [l1, real] = ['l1-fracture', 'ct/neck_C1-T5_2mm/ct_dicom.zip'] as const;

const read = async (name: string): Promise<Volume> =>
  name === l1 ? (await sample(name)).volume : volumeOf(name);

const steps: Record<string, (volume: Volume) => unknown> = {
  'find-spine': (volume) => findSpine({ volume }, noContext),
  'find-regions': (volume) => findRegions({ volume }, noContext),
};

/** One step of ours, in this process. */
async function work(step: string, name: string): Promise<void> {
  const volume = await read(name);
  await report(() => steps[step]!(volume));
}

async function compare(name: string, folder: string): Promise<void> {
  const { grid, hu } = await read(name);
  console.log(`${name}, ${grid.dims.join(' × ')} voxels`);
  for (const step of Object.keys(steps))
    console.log(`  ${step.padEnd(32)} ${shown(takeOurs(import.meta.filename, step, name))}`);
  writeFileSync(join(folder, 'hu.raw'), hu);
  const blocks = `${import.meta.dirname}/reference/blocks.py`;
  const nearest = take('/usr/bin/python3', [blocks, folder, ...grid.dims.toReversed().map(String)]);
  console.log(`  ${'scikit-image’s building blocks'.padEnd(32)} ${shown(nearest)}`);
}

const [step, name] = process.argv.slice(2);
if (step && name) await work(step, name);
else {
  const folder = mkdtempSync(join(tmpdir(), 'trocart-bench-'));
  try {
    if (hasSample(l1)) await compare(l1, folder);
    else console.log(`${l1} skipped: run \`npm run sample\` first`);
    if (hasData) await compare(real, folder);
    else console.log(`${real} skipped: the shared data is not there`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
