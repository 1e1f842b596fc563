import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Agreement, agreement } from '../../src/anatomy/agreement';
import { traceVessel } from '../../src/anatomy/vessels/trace';
import type { TraceInput } from '../../src/anatomy/vessels/types';
import { loadCt } from '../../src/app/commands/ct';
import { loadStructures } from '../../src/app/commands/load';
import { noContext } from '../../src/core/kernel';
import type { Structure } from '../../src/core/structure';
import type { Volume } from '../../src/core/volume';
import { inlineKernels } from '../../src/formats/inline';
import { hasData, inData } from './manifest';
import { clicksOn, labelLine, largestPart } from './vessel-clicks';

// Vessels traced from two or three clicks near the labels' centre lines, against the labels.

interface Case {
  readonly volume: Volume;
  readonly structures: readonly Structure[];
}

async function load(ctPath: string, labels: readonly string[]): Promise<Case> {
  const ct = await loadCt([ctPath], {}, inlineKernels);
  if (!ct.ok) throw new Error(ct.failure.code);
  const structures = await loadStructures(labels, ct.value, {}, inlineKernels);
  if (!structures.ok) throw new Error(structures.failure.code);
  return { volume: ct.value.volume, structures: structures.value };
}

const rows: string[] = [];
afterAll(() => {
  const head = ['vessel', 'clicks', 'Dice', 'mean mm', 'HD95 mm', 'wall seen', 'ms'];
  console.log([head.join(' | '), ...rows].join('\n'));
});

type Wall = NonNullable<TraceInput['wall']>;

async function traced(
  { volume, structures }: Case,
  [id, wall, shares, byMm]: readonly [id: string, wall: Wall, shares: readonly number[], byMm: number],
  seed: number,
): Promise<Agreement> {
  const label = largestPart(structures.find((structure) => structure.id === id)!.field);
  const pointsMm = clicksOn(volume, labelLine(label), shares, byMm, seed);
  const start = performance.now();
  const result = await traceVessel({ volume, pointsMm, wall }, noContext);
  const took = performance.now() - start;
  if (!result.ok) throw new Error(`${id}: ${result.failure.code}`);
  const found = agreement(result.value.field, label);
  const numbers = [
    found.dice.toFixed(3),
    found.meanSurfaceMm!.toFixed(2),
    found.hausdorff95Mm!.toFixed(2),
    result.value.wallShare.toFixed(2),
    took.toFixed(0),
  ];
  rows.push([`${id} (${wall})`, `${shares.length} ± ${byMm} mm`, ...numbers].join(' | '));
  return found;
}

describe.skipIf(!hasData)('the real CTA (its labels hold the wall and the false lumen)', () => {
  const folder = 'ct/thorax_contrast_1.5mm_totalseg_aorta';
  let cta: Case;
  beforeAll(async () => {
    const labels = ['aorta', 'common_carotid_artery_left'].map((name) =>
      inData(`${folder}/labels/${name}.nii.gz`),
    );
    cta = await load(inData(`${folder}/ct.nii.gz`), labels);
  });

  it.each([1, 2, 3])('aorta and left common carotid, clicks %s', async (seed) => {
    const aorta = await traced(cta, ['aorta', 'outer', [0.02, 0.57, 0.97], 3], seed);
    expect(aorta.dice).toBeGreaterThan(0.87);
    const carotid = await traced(cta, ['common-carotid-left', 'outer', [0.02, 0.98], 1.5], seed);
    expect(carotid.dice).toBeGreaterThan(0.87);
  });
});

const generated = new URL('../../samples/generated/', import.meta.url).pathname;
const hasSamples = existsSync(generated) && readdirSync(generated).some((name) => name.endsWith('.zip'));
const folder = mkdtempSync(join(tmpdir(), 'trocart-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A generated sample with its truth; nobody was scanned. */
async function sample(id: string): Promise<Case> {
  const zip = join(generated, `${id}.zip`);
  const truth = unzipSync(readFileSync(zip), { filter: ({ name }) => name.endsWith('truth.seg.dcm') });
  const path = join(folder, `${id}.seg.dcm`);
  writeFileSync(path, Object.values(truth)[0]!);
  return load(zip, [path]);
}

describe.skipIf(!hasSamples)(
  'the synthetic samples (made by `npm run sample`), where the truth is exact',
  () => {
    it.each([1, 2])('neck: carotids and jugulars, clicks %s', async (seed) => {
      const neck = await sample('c2-dens-lytic');
      for (const side of ['left', 'right']) {
        const ends = [0.03, 0.95];
        const three = [0.02, 0.5, 0.98];
        const common = await traced(neck, [`common-carotid-${side}`, 'lumen', ends, 1.5], seed);
        expect(common.dice).toBeGreaterThan(0.9);
        const internal = await traced(neck, [`internal-carotid-${side}`, 'lumen', three, 1], seed);
        expect(internal.dice).toBeGreaterThan(0.9);
        const vein = await traced(neck, [`internal-jugular-${side}`, 'lumen', three, 1.5], seed);
        expect(vein.dice).toBeGreaterThan(0.9);
      }
    });

    it.each([1, 2])('L1, no contrast: the aorta, clicks %s', async (seed) => {
      const lumbar = await sample('l1-fracture');
      const aorta = await traced(lumbar, ['aorta', 'lumen', [0.01, 0.5, 0.99], 2], seed);
      expect(aorta.dice).toBeGreaterThan(0.88);
    });
  },
);
