import { describe, expect, it } from 'vitest';
import { type Grid, identityAxes } from '../../src/core/grid';
import { lpsPoint } from '../../src/core/units';
import { inlineKernels } from '../../src/formats/inline';
import { writeNifti } from '../../src/formats/nifti/write';
import { writeNrrd } from '../../src/formats/nrrd/write';
import { loadLabels, loadSeries, scanFiles } from '../../src/formats/open';
import { emptyPlan } from '../../src/plan/schema';
import { readPlan } from '../../src/plan/read';
import { slice } from '../unit/formats/dicom';
import { memoryFile } from '../unit/formats/files';

// Damaged files, thousands of them: each must end as a result, never as an exception, a hang or a
// volume whose size is not what its header says.

const rounds = 4000;

/** A small generator of its own, so that a failure can be repeated from its number. */
function random(seed: number): (n: number) => number {
  let state = (seed * 2654435761) >>> 0 || 1;
  return (n) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % n;
  };
}

/** The file with some bytes changed, a piece cut out, doubled, or the end missing. */
function damage(bytes: Uint8Array, seed: number): Uint8Array {
  const pick = random(seed + 1);
  const out = bytes.slice();
  const kind = pick(4);
  if (kind === 0) return out.subarray(0, pick(out.length));
  if (kind === 1) {
    const from = pick(out.length);
    const to = Math.min(out.length, from + 1 + pick(64));
    return Uint8Array.from([...out.subarray(0, from), ...out.subarray(to)]);
  }
  const head = kind === 2 ? Math.min(out.length, 700) : out.length;
  for (let n = 0; n <= pick(8); n++) out[pick(head)] = pick(3) === 0 ? 255 : pick(256);
  return out;
}

const grid: Grid = {
  dims: [6, 5, 4],
  spacing: [0.5, 0.7, 2],
  origin: lpsPoint(-10, -20, 30),
  axes: identityAxes,
};
const values = Int16Array.from({ length: 120 }, (_, n) => n * 7 - 300);
const mask = Uint8Array.from({ length: 120 }, (_, n) => (n % 3 === 0 ? 2 : 0));

async function open(name: string, bytes: Uint8Array): Promise<'opened' | 'refused'> {
  const scan = await scanFiles([memoryFile(name, bytes)], inlineKernels);
  if (!scan.ok) return 'refused';
  let outcome: 'opened' | 'refused' = 'refused';
  for (const { seriesUid } of scan.value.series) {
    const loaded = await loadSeries(scan.value, seriesUid, inlineKernels);
    if (!loaded.ok) continue;
    const { volume } = loaded.value;
    const [nx, ny, nz] = volume.grid.dims;
    expect(volume.hu.length).toBe(nx * ny * nz);
    outcome = 'opened';
  }
  for (const { path } of scan.value.objects) {
    const labels = await loadLabels(scan.value.files.get(path)!, { grid }, inlineKernels);
    if (labels.ok) outcome = 'opened';
  }
  return outcome;
}

describe('damaged files', () => {
  const files: [string, Uint8Array][] = [
    ['slice.dcm', slice({ stored: [0, 1, 2, 3, 4, 5] })],
    ['ct.nii', writeNifti(grid, values, { gzip: false })],
    ['ct.nii.gz', writeNifti(grid, values)],
    ['ct.nrrd', writeNrrd(grid, values)],
    ['seg.nii', writeNifti(grid, mask, { gzip: false, labelNames: new Map([[2, 'spleen']]) })],
  ];
  it.each(files)('%s is opened or refused, never worse', async (name, bytes) => {
    const seen = { opened: 0, refused: 0 };
    for (let seed = 0; seed < rounds; seed++) {
      const damaged = damage(bytes, seed);
      try {
        seen[await open(name, damaged)]++;
      } catch (error) {
        throw new Error(`round ${seed} of ${name}: ${String(error)}`, { cause: error });
      }
    }
    console.log(`${name}: ${seen.opened} opened, ${seen.refused} refused of ${rounds}`);
    expect(seen.refused).toBeGreaterThan(rounds / 20);
  });

  it('a plan is read or refused', () => {
    const text = JSON.stringify({
      ...emptyPlan(),
      instruments: [{ id: 'a', device: 'trocar-11g', entryMm: [1, 2, 3], targetMm: [4, 5, 6] }],
    });
    const bytes = new TextEncoder().encode(text);
    let refused = 0;
    for (let seed = 0; seed < rounds; seed++) {
      const plan = readPlan(new TextDecoder().decode(damage(bytes, seed)));
      if (!plan.ok) refused++;
    }
    expect(refused).toBeGreaterThan(rounds / 2);
  });
});
