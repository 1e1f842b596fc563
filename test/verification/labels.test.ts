import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type Grid, voxelToLps, voxelVolumeMm3 } from '../../src/core/grid';
import { noContext } from '../../src/core/kernel';
import type { Structure } from '../../src/core/structure';
import { type LpsVector, lpsVector, voxelPoint } from '../../src/core/units';
import { readImageHeader } from '../../src/formats/image/read';
import { readLabels } from '../../src/formats/labels/read';
import { labelMap } from '../../src/formats/labels/map';
import { entry, hasData, inData, labelsOn, volumeOf } from './manifest';

const voxels = ({ volumeMl, field }: Structure) => Math.round((volumeMl * 1000) / voxelVolumeMm3(field.grid));

async function structures(ct: readonly string[], path: string, names?: string): Promise<Structure[]> {
  const result = await labelsOn(ct, path, names);
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

const counts = (list: readonly Structure[]) =>
  Object.fromEntries(list.map((s) => [String(s.label), voxels(s)]));
const stated = (path: string) =>
  Object.fromEntries(Object.entries(entry(path).labels!).filter(([label]) => label !== '0'));

// Label counts by nibabel; SEG against the label maps that other software made of the same segments.
describe.skipIf(!hasData)('label maps', () => {
  const lumbar = 'ct/lumbar_T11-S1_3mm_totalseg/';

  it.each([
    'seg_total_v2_full',
    'seg_vertebrae_body',
    'seg_vertebrae_refined_1to24',
    'seg_vertebrae_total_v2',
  ])('%s has the stated number of voxels in each label', async (name) => {
    const path = `${lumbar}${name}.nii.gz`;
    expect(counts(await structures([`${lumbar}ct.nii.gz`], path))).toEqual(stated(path));
  });

  it('names TotalSegmentator labels from the header as the JSON beside it does', async () => {
    const json = readFileSync(inData(`${lumbar}labels_total_v2.json`), 'utf8');
    const names = JSON.parse(json) as Record<string, string>;
    const found = await structures([`${lumbar}ct.nii.gz`], `${lumbar}seg_total_v2_full.nii.gz`);
    expect(found.map(({ sourceName }) => sourceName)).toEqual(found.map(({ label }) => names[String(label)]));
    const known = found.filter(({ id }) => id !== 'other');
    expect(known.find(({ sourceName }) => sourceName === 'vertebrae_L3')?.id).toBe('vertebra-l3');
    expect(known.length / found.length).toBeGreaterThan(0.6);
  });

  it('names a mask with one label from its file', async () => {
    const folder = 'ct/thorax_contrast_1.5mm_totalseg_aorta/';
    const path = `${folder}labels/common_carotid_artery_left.nii.gz`;
    const [carotid] = await structures([`${folder}ct.nii.gz`], path);
    expect(carotid!.sourceName).toBe('common_carotid_artery_left');
    expect(carotid!.id).not.toBe('other');
    expect({ 1: voxels(carotid!) }).toEqual(stated(path));
  });

  it.each(['external_body', 'midline_larynx_pharynx_oesophagus', 'spinal_cord'])(
    'neck contour %s fits the DICOM series voxel by voxel',
    async (name) => {
      const path = `ct/neck_C1-T5_2mm/labels/${name}.nrrd`;
      const [found] = await structures(['ct/neck_C1-T5_2mm/ct_dicom.zip'], path);
      expect(voxels(found!)).toBe(entry(path).nonzero);
    },
  );

  it('reads a .seg.nrrd of one layer and one of two with the names of their segments', async () => {
    const folder = 'seg_rtstruct/slicer_seg_nrrd/';
    const found = await structures([`${folder}CTChest4.nrrd`], `${folder}Segmentation.seg.nrrd`);
    expect(found.map(({ sourceName }) => sourceName)).toEqual([
      'ribs',
      'cervical vertebral column',
      'thoracic vertebral column',
      'lumbar vertebral column',
      'right lung',
      'left lung',
      'tissue',
    ]);
    expect(found.reduce((sum, s) => sum + voxels(s), 0)).toBe(
      entry(`${folder}Segmentation.seg.nrrd`).nonzero,
    );
    const layered = await structures([`${folder}CTChest4.nrrd`], `${folder}SegmentationOverlapping.seg.nrrd`);
    expect(layered.map(({ sourceName }) => sourceName)).toEqual([
      ...found.map(({ sourceName }) => sourceName),
      'overlapping sphere',
    ]);
    expect(layered.slice(0, -1).map(voxels)).toEqual(found.map(voxels));
    expect(layered.reduce((sum, s) => sum + voxels(s), 0)).toBe(
      entry(`${folder}SegmentationOverlapping.seg.nrrd`).nonzero,
    );
  });

  it.each([
    'labels_only/verse004_T9-L5/sub-verse004_seg-vert_msk.nii.gz',
    'labels_only/whole_spine_C7-L5/healthy_ref_mask.nii.gz',
  ])('%s (posterior, inferior, right) lies on an LPS grid with every voxel', async (path) => {
    const bytes = readFileSync(inData(path));
    const header = readImageHeader(gunzipSync(bytes), path);
    if (!header?.ok) throw new Error('no header');
    const { grid } = header.value;
    // The CT as DICOM would have it: rows to the left, columns to the back, slices upwards.
    const order = [2, 0, 1] as const;
    const start = order.map((axis) =>
      grid.axes[axis]![order.indexOf(axis)]! < 0 ? grid.dims[axis]! - 1 : 0,
    );
    const corner = voxelPoint(start[1]!, start[2]!, start[0]!);
    const pick = <T>(values: readonly T[]) => order.map((axis) => values[axis]!) as [T, T, T];
    const turn = (axis: LpsVector, n: number) =>
      axis[n]! < 0 ? lpsVector(-axis[0], -axis[1], -axis[2]) : axis;
    const ct: Grid = {
      dims: pick(grid.dims),
      spacing: pick(grid.spacing),
      origin: voxelToLps(grid, corner),
      axes: pick(grid.axes).map(turn) as [LpsVector, LpsVector, LpsVector],
    };
    const file = { path, bytes: new Uint8Array(bytes), complete: true, size: bytes.length };
    const read = await readLabels({ file, ct }, noContext);
    if (!read.ok) throw new Error(read.failure.code);
    expect(counts(read.value)).toEqual(stated(path));
    // Lower vertebrae lie further down.
    const heights = read.value.map(({ centroidMm }) => centroidMm[2]);
    expect(heights).toEqual(heights.toSorted((a, b) => b - a));
  });

  it('refuses labels of another patient', async () => {
    const other = await labelsOn(
      ['seg_rtstruct/liver_spine_ct3slice/01.dcm'],
      'seg_rtstruct/tiny_23x38x3/seg.dcm',
    );
    expect(!other.ok && other.failure.code).toBe('labels-other-frame');
    const far = await labelsOn(
      ['ct/neck_C1-T5_2mm/ct_dicom.zip'],
      'labels_only/headneck_0522c0017/Spinal-Cord.nrrd',
    );
    expect(!far.ok && far.failure.code).toBe('labels-elsewhere');
  });
});

describe.skipIf(!hasData)('DICOM SEG', () => {
  const liver = 'seg_rtstruct/liver_spine_ct3slice/';
  const liverCt = [`${liver}01.dcm`, `${liver}02.dcm`, `${liver}03.dcm`];
  const tiny = 'seg_rtstruct/tiny_23x38x3/';
  const tinyCt = ['IMG0001.dcm', 'IMG0002.dcm', 'IMG0003.dcm'].map((name) => tiny + name);

  it.each([
    [liverCt, `${liver}seg_liver.dcm`, `${liver}liver_seg.nrrd`],
    [tinyCt, `${tiny}seg.dcm`, `${tiny}label.nrrd`],
  ])('%s, %s equals the label map', async (ct, seg, nrrd) => {
    const { grid } = await volumeOf(...ct);
    const fromSeg = labelMap(await structures(ct, seg), grid);
    const fromNrrd = labelMap(await structures(ct, nrrd), grid);
    expect(fromSeg.filter((value) => value === 1).length).toBe(entry(nrrd).nonzero);
    expect(fromSeg).toEqual(fromNrrd);
  });

  it('keeps overlapping segments apart', async () => {
    const found = await structures(liverCt, `${liver}seg_partial_overlaps.dcm`);
    expect(found.map(({ sourceName }) => sourceName)).toHaveLength(5);
    const { pixels } = entry(`${liver}seg_partial_overlaps.dcm`) as unknown as {
      pixels: { mean: number; shape: number[] };
    };
    const set = found.reduce((sum, s) => sum + voxels(s), 0);
    expect(set / pixels.shape.reduce((a, b) => a * b)).toBeCloseTo(pixels.mean, 4);
  });

  it('fits one frame onto one slice', async () => {
    const folder = 'seg_rtstruct/seg_highdicom_ct_small/';
    const [found] = await structures(
      [`${folder}ct_image.dcm`],
      `${folder}seg_image_ct_binary_single_frame.dcm`,
    );
    expect(voxels(found!) / (128 * 128)).toBeCloseTo(0.1118, 4);
  });
});
