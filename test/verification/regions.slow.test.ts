import { afterAll, describe, expect, it } from 'vitest';
import { agreement } from '../../src/anatomy/agreement';
import { findRegions } from '../../src/anatomy/regions/find';
import type { Regions } from '../../src/anatomy/regions/types';
import { noContext } from '../../src/core/kernel';
import type { VoxelField } from '../../src/core/structure';
import type { Volume } from '../../src/core/volume';
import { drawWorstSlices } from './worst-slices';
import { hasData, inData, labelsOn, volumeOf } from './manifest';
import { readFileSync } from 'node:fs';

// Against contours that none of us drew (neck: clinical; lumbar: another model's output). Without the data: skipped.

const neck = 'ct/neck_C1-T5_2mm/ct_dicom.zip';
const lumbar = 'ct/lumbar_T11-S1_3mm_totalseg';
const rows: string[] = [];

async function regionsOf(volume: Volume): Promise<Regions> {
  const result = await findRegions({ volume }, noContext);
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

const fieldOf = ({ found }: Regions, id: string): VoxelField => found.find((one) => one.id === id)!.field;

function diceOf(name: string, found: VoxelField, truth: VoxelField): number {
  const { dice, meanSurfaceMm, hausdorff95Mm } = agreement(found, truth);
  rows.push(
    `${name.padEnd(24)} ${dice.toFixed(3)} ${meanSurfaceMm?.toFixed(2)} mm ${hausdorff95Mm?.toFixed(1)} mm`,
  );
  return dice;
}

afterAll(() => console.log(`Dice, mean surface distance, 95 % Hausdorff\n${rows.join('\n')}`));

describe.skipIf(!hasData)('regions of real CTs', () => {
  it('the body of the neck CT is that of its clinical contour', async () => {
    const volume = await volumeOf(neck);
    const regions = await regionsOf(volume);
    const labels = await labelsOn([neck], 'ct/neck_C1-T5_2mm/labels/external_body.nrrd');
    if (!labels.ok) throw new Error(labels.failure.code);
    expect(diceOf('neck skin', fieldOf(regions, 'skin'), labels.value[0]!.field)).toBeGreaterThan(0.98);
    drawWorstSlices('neck skin', volume, labels.value[0]!.field, fieldOf(regions, 'skin'), [-1000, 300]);
    for (const id of ['airway', 'lung-right', 'lung-left', 'bone'])
      expect(fieldOf(regions, id)).toBeDefined();
    // Humeral heads are no femoral heads.
    expect(regions.found.some(({ id }) => /hip|femur|sacrum/.test(id))).toBe(false);
  }, 600_000);

  it('the pelvis and the lung bases of the lumbar CT', async () => {
    const regions = await regionsOf(await volumeOf(`${lumbar}/ct.nii.gz`));
    const names = readFileSync(inData(`${lumbar}/labels_total_v2.json`), 'utf8');
    const labels = await labelsOn([`${lumbar}/ct.nii.gz`], `${lumbar}/seg_total_v2_full.nii.gz`, names);
    if (!labels.ok) throw new Error(labels.failure.code);
    const truth = (id: string) => labels.value.find((one) => one.id === id)!.field;
    const least = { 'hip-right': 0.8, 'hip-left': 0.78, 'femur-right': 0.6, 'femur-left': 0.6 };
    for (const [id, dice] of Object.entries(least))
      expect(diceOf(`lumbar ${id}`, fieldOf(regions, id), truth(id)), id).toBeGreaterThan(dice);
    diceOf('lumbar sacrum (no S1)', fieldOf(regions, 'sacrum'), truth('sacrum'));
    const right = diceOf('lumbar lung-right', fieldOf(regions, 'lung-right'), truth('lung-lower-lobe-right'));
    expect(right).toBeGreaterThan(0.9);
  }, 600_000);

  it.each([
    'ct/thorax_contrast_1.5mm_totalseg_aorta/ct.nii.gz',
    'seg_rtstruct/slicer_seg_nrrd/CTChest4.nrrd',
    'seg_rtstruct/liver_spine_ct3slice',
    'seg_rtstruct/rtstruct_phantom/ct_1.dcm',
    'transfer_syntax/ctimage/CTImage.dcm',
    'geometry/oblique_nonsquare_slope0.001',
  ])(
    '%s: no exception, and what is missing is said',
    async (path) => {
      const regions = await regionsOf(await volumeOf(path));
      expect(regions.missing.length).toBeGreaterThan(0);
    },
    600_000,
  );
});
