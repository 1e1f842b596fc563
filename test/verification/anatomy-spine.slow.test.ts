import { describe, expect, it } from 'vitest';
import { findSpine } from '../../src/anatomy/spine/find';
import { components } from '../../src/anatomy/voxels/components';
import { noContext } from '../../src/core/kernel';
import { hasData, loadData, volumeOf } from './manifest';
import { drawWorstSlices } from './worst-slices';
import { bestMatches, hasSample, lumbar, named, neck, type Row, sample, shareInside, slab, spineOf, table } from './spine-cases'; // prettier-ignore

/** Seconds of work each; a busy machine must not fail them. */
const patientMs = 900_000;

const mean = (rows: readonly Row[]) => rows.reduce((sum, { dice }) => sum + dice, 0) / rows.length;
const diceOf = (rows: readonly Row[], id: string) => rows.find((row) => row.id === id)?.dice;

describe.skipIf(!hasData)('the spine of real CTs', () => {
  it(
    'lumbar: each vertebra with its name, mean Dice 0.87 and more',
    async () => {
      const truth = await lumbar();
      const spine = await spineOf(truth.volume);
      const found = named(spine);
      const rows = table('Lumbar CT, 3 mm on voxels of 1 mm', found, truth);
      for (const [id, field] of found) {
        const label = truth.truth.get(id);
        if (label) drawWorstSlices(`lumbar ${id}`, truth.volume, label, field);
      }
      const whole = ['t12', 'l1', 'l2', 'l3', 'l4', 'l5'].map((level) => `vertebra-${level}`);
      expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining(whole));
      // A wrong name would meet the label of a neighbour: hardly any overlap.
      for (const id of whole) expect(diceOf(rows, id), id).toBeGreaterThan(0.83);
      expect(mean(rows)).toBeGreaterThanOrEqual(0.87);
      expect(spine.vertebrae.filter(({ isMerged }) => isMerged)).toEqual([]);
    },
    patientMs,
  );

  it(
    'neck: C1 to T4 from the dens, the cord inside the canal',
    async () => {
      const { volume, truth } = await neck();
      const spine = await spineOf(volume);
      expect(spine.readings[0]?.anchor).toBe('dens');
      expect(spine.readings[0]?.names.toReversed().slice(0, 8)).toEqual(['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'T1']); // prettier-ignore
      const inside = shareInside(truth.get('spinal-cord')!, spine.canal!);
      console.log(`Neck CT: ${(100 * inside).toFixed(1)} % of the cord inside the canal`);
      expect(inside).toBeGreaterThanOrEqual(0.97);
    },
    patientMs,
  );

  it(
    'chest and loin: each vertebra is one piece, it shares less than a thousandth with the next',
    async () => {
      const volume = await volumeOf('ct/thoracolumbar_1mm_lidc0314_lower/ct_dicom.zip');
      const { vertebrae } = await spineOf(volume);
      const fields = vertebrae.flatMap(({ field }) => (field ? [field] : []));
      expect(fields.length).toBeGreaterThanOrEqual(4);
      for (const { grid, data } of fields) {
        const mask = data.map((value) => (value > 127 ? 1 : 0));
        const sizes = components(mask, grid.dims).sizes.toSorted((a, b) => b - a);
        expect(sizes[0]! / sizes.reduce((a, b) => a + b, 0)).toBeGreaterThan(0.97);
      }
      fields.slice(1).forEach((field, n) => expect(shareInside(field, fields[n]!)).toBeLessThan(0.001));
    },
    patientMs,
  );
});

describe('the spine of synthetic CTs, where the truth is exact', () => {
  it.skipIf(!hasSample('c2-dens-lytic'))(
    'neck with contrast',
    async () => {
      const truth = await sample('c2-dens-lytic');
      const spine = await spineOf(truth.volume);
      expect(spine.readings[0]?.names).toEqual(['C6', 'C5', 'C4', 'C3', 'C2', 'C1']);
      const rows = table('C2 sample', new Map([...named(spine), ['spinal-canal', spine.canal!]]), truth);
      const vertebrae = rows.filter(({ id }) => id !== 'spinal-canal');
      expect(vertebrae).toHaveLength(6);
      expect(mean(vertebrae)).toBeGreaterThanOrEqual(0.95);
      for (const { id, dice } of vertebrae) expect(dice, id).toBeGreaterThan(0.92);
      // What lies above the atlas is not followed well: see the README.
      expect(diceOf(rows, 'spinal-canal')).toBeGreaterThan(0.85);
    },
    patientMs,
  );

  it.skipIf(!hasSample('l1-fracture'))(
    'porous, broken loin',
    async () => {
      const truth = await sample('l1-fracture');
      const spine = await spineOf(truth.volume);
      const rows = table('L1 sample', new Map([...named(spine), ['spinal-canal', spine.canal!]]), truth);
      const vertebrae = rows.filter(({ id }) => id !== 'spinal-canal');
      expect(vertebrae.map(({ id }) => id)).toEqual(expect.arrayContaining(['t12', 'l1', 'l2', 'l3'].map((level) => `vertebra-${level}`))); // prettier-ignore
      expect(mean(vertebrae)).toBeGreaterThanOrEqual(0.94);
      for (const { id, dice } of vertebrae) expect(dice, id).toBeGreaterThan(0.91);
      expect(diceOf(rows, 'spinal-canal')).toBeGreaterThan(0.93);
    },
    patientMs,
  );
});

/** Samples in which nothing tells the names: each vertebra of the truth with what was found of it. */
describe('the spine of synthetic CTs without an anchor', () => {
  it.skipIf(!hasSample('t6-metastasis'))(
    'chest: T4 to T8 between their ribs, one of them broken',
    async () => {
      const truth = await sample('t6-metastasis');
      const spine = await spineOf(truth.volume);
      expect(spine.vertebrae.filter(({ isMerged }) => isMerged)).toEqual([]);
      const whole = ['t4', 't5', 't6', 't7', 't8'].map((level) => `vertebra-${level}`);
      const rows = table('T6 sample', new Map([...bestMatches(spine, truth, whole), ['spinal-canal', spine.canal!]]), truth); // prettier-ignore
      for (const id of whole) expect(diceOf(rows, id), id).toBeGreaterThan(0.85);
      expect(diceOf(rows, 'spinal-canal')).toBeGreaterThan(0.9);
    },
    patientMs,
  );

  it.skipIf(!hasSample('pelvis-lytic'))(
    'pelvis: the canal is the one in the sacrum, not the marrow of a femur',
    async () => {
      const { volume, truth } = await sample('pelvis-lytic');
      const { canal, vertebrae } = await spineOf(volume);
      expect(shareInside(canal!, truth.get('spinal-canal')!)).toBeGreaterThan(0.85);
      expect(vertebrae[0]!.isSacrum).toBe(true);
    },
    patientMs,
  );
});

describe.skipIf(!hasData)('where a spine has no business, or little of one', () => {
  const outcome = async (path: string) => {
    const loaded = await loadData(path);
    if (!loaded.ok) return loaded.failure.code;
    const found = await findSpine({ volume: loaded.value.volume }, noContext);
    return found.ok ? `${found.value.vertebrae.length} vertebrae` : found.failure.code;
  };

  it.each([
    'geometry/ge_head_tilt18_variable_spacing.zip',
    'seg_rtstruct/rtstruct_phantom',
    'ct/thorax_contrast_1.5mm_totalseg_aorta/ct.nii.gz',
  ])(
    '%s ends without an exception',
    async (path) => {
      const said = await outcome(path);
      console.log(`${path}: ${said}`);
      expect(said).toMatch(/^(\d+ vertebrae|[a-z-]+)$/);
    },
    patientMs,
  );

  it.each([6, 1])(
    '%i slices of a neck: not found',
    async (count) => {
      const volume = await volumeOf('ct/neck_C1-T5_2mm/ct_dicom.zip');
      const found = await findSpine({ volume: slab(volume, 50, count) }, noContext);
      expect(found).toEqual({ ok: false, failure: { code: 'spine-not-found', data: {} } });
    },
    patientMs,
  );
});
