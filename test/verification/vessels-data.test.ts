import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasData, inData } from './manifest';
import { type Case, load } from './vessel-cases';
import { printTable, traced } from './vessel-table';

// Vessels traced from two or three clicks near the labels' centre lines, against the labels.

afterAll(printTable);

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
