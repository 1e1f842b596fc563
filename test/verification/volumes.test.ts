import { describe, expect, it } from 'vitest';
import { gridCentre, lpsToVoxel, voxelToLps } from '../../src/core/grid';
import { inlineKernels } from '../../src/formats/inline';
import { loadAcquired, loadSeries } from '../../src/formats/open';
import { statistics } from '../../src/core/statistics';
import { voxelPoint } from '../../src/core/units';
import { dot } from '../../src/core/vector';
import {
  entriesUnder,
  entry,
  hasData,
  loadData,
  type ManifestFile,
  scanData,
  sha256,
  volumeOf,
} from './manifest';

// Against pydicom, GDCM and nibabel, whose results the manifest states. Without the data: skipped.
describe.skipIf(!hasData)('CT series', () => {
  it.each(['ct/neck_C1-T5_2mm/ct_dicom.zip', 'ct/thoracolumbar_1mm_lidc0314_lower/ct_dicom.zip'])(
    '%s has the stated geometry and HU',
    async (path) => {
      const [stated] = entry(path).series!;
      const { grid, hu } = await volumeOf(path);
      expect(grid.dims).toEqual([stated!.cols, stated!.rows, stated!.images]);
      expect(grid.spacing.slice(0, 2)).toEqual([stated!.pixelSpacing[1], stated!.pixelSpacing[0]]);
      const [first, last] = stated!.normalPositions;
      expect(dot(grid.origin, grid.axes[2])).toBeCloseTo(first, 3);
      expect(grid.spacing[2] * (stated!.images - 1)).toBeCloseTo(last - first, 3);
      expect([...grid.axes[0], ...grid.axes[1]]).toEqual(stated!.iop);
      const found = statistics(hu);
      expect([found.min, found.max]).toEqual([stated!.hu.min, stated!.hu.max]);
      expect(found.mean).toBeCloseTo(stated!.hu.mean, 4);
      expect(sha256(Float32Array.from(hu))).toBe(stated!.hu.sha256_float32le_sorted_along_normal);
    },
  );

  const images = [
    'ct/lumbar_T11-S1_3mm_totalseg/ct.nii.gz',
    'ct/thorax_contrast_1.5mm_totalseg_aorta/ct.nii.gz',
    'seg_rtstruct/slicer_seg_nrrd/CTChest4.nrrd',
  ];
  it.each(images)('%s has the stated range', async (path) => {
    const stated = entry(path);
    const { grid, hu } = await volumeOf(path);
    expect(grid.dims).toEqual(stated.dims ?? stated.sizes!.split(' ').map(Number));
    expect(grid.spacing).toEqual(stated.spacing ?? [3.04687595367432, 3.04687595367432, 9.9999999999999964]);
    const found = statistics(hu);
    expect([found.min, found.max]).toEqual([stated.min, stated.max]);
    expect(hu).toBeInstanceOf(Int16Array);
  });

  it('keeps the directions of the file', async () => {
    const letters = { RAS: [-1, -1, 1], LPS: [1, 1, 1] };
    for (const path of images.slice(0, 2)) {
      const { grid } = await volumeOf(path);
      expect(grid.axes.map((axis, i) => axis[i])).toEqual(letters[entry(path).axes as 'RAS' | 'LPS']);
    }
    const slicer = await volumeOf(images[2]!);
    expect(slicer.grid.axes.map((axis, i) => axis[i])).toEqual([-1, -1, 1]);
    expect(slicer.grid.origin).toEqual([193.09599304199222, 216.39599609374994, -340.24999999999994]);
  });

  it('places an oblique series with oblong pixels and a slope of 0.001', async () => {
    const folder = 'geometry/oblique_nonsquare_slope0.001';
    const { grid, hu } = await volumeOf(folder);
    expect(grid).toMatchObject({ dims: [100, 50, 3], spacing: [2.5, 3.5, 4.5], origin: [123, -432, 30] });
    const last = voxelToLps(grid, voxelPoint(0, 0, 2));
    [122.0159697, -428.1596334, 38.0798058].forEach((value, i) => expect(last[i]).toBeCloseTo(value, 5));
    const centre = lpsToVoxel(grid, gridCentre(grid));
    [49.5, 24.5, 1].forEach((value, i) => expect(centre[i]).toBeCloseTo(value, 9));
    for (let k = 0; k < 3; k++) {
      const { pixels } = entry(`${folder}/${k}.dcm`) as { pixels: { sha256_int32le: string } };
      const stored = Int32Array.from(hu.subarray(5000 * k, 5000 * (k + 1)), (value) =>
        Math.round(value * 1000),
      );
      expect(sha256(stored)).toBe(pixels.sha256_int32le);
    }
  });
});

/** The value that says how a file must end: a code of refusal, or undefined where it is read. */
const ends = (loaded: Awaited<ReturnType<typeof loadData>>) => (loaded.ok ? undefined : loaded.failure.code);

describe.skipIf(!hasData)('geometry', () => {
  it.each([
    ['geometry/ge_head_tilt18_variable_spacing.zip', ['uneven-resampled', 'tilt-resampled'], 18.5],
    ['geometry/tilt_noise_pixels.zip', ['tilt-resampled'], 14],
  ])('%s is resampled, and its slices are kept as they were', async (path, codes, tiltDeg) => {
    const scan = await scanData(path);
    const { series } = scan;
    expect(series).toHaveLength(1);
    expect(series[0]!.issues.map(({ code }) => code)).toEqual(codes);
    expect(series[0]).toMatchObject({ usable: true, resampled: { tiltDeg } });
    const [stated] = entry(path).series!;
    const acquired = await loadAcquired(scan, series[0]!.seriesUid, inlineKernels);
    if (!acquired.ok) throw new Error(acquired.failure.code);
    expect(sha256(Float32Array.from(acquired.value.hu))).toBe(
      stated!.hu.sha256_float32le_sorted_along_normal,
    );
  });

  it('a missing slice is refused, and interpolated when asked', async () => {
    const path = 'geometry/missing_slice_noise_pixels.zip';
    const scan = await scanData(path);
    expect(scan.series[0]).toMatchObject({ usable: false, fillable: true });
    expect(ends(await loadData(path))).toBe('slice-gap');
    const uid = scan.series[0]!.seriesUid;
    const filled = await loadSeries(scan, uid, inlineKernels, { fillGaps: true });
    const acquired = await loadAcquired(scan, uid, inlineKernels);
    if (!filled.ok || !acquired.ok) throw new Error('cannot be read');
    const { volume, resampled } = filled.value;
    expect(resampled!.filled).toMatchObject([{ missing: 1, gapMm: 10, belowSlice: 2, aboveSlice: 4 }]);
    const size = 512 * 512;
    const slice = (hu: ArrayLike<number>, k: number, at: number) => hu[k * size + at]!;
    for (let at = 0; at < size; at += 97) {
      const kept = [0, 1, 2, 3].map((k) => slice(acquired.value.hu, k, at)) as [
        number,
        number,
        number,
        number,
      ];
      [0, 1, 2, 4].forEach((k, n) => expect(slice(volume.hu, k, at)).toBe(kept[n]));
      expect(Math.abs(slice(volume.hu, 3, at) - (kept[2] + kept[3]) / 2)).toBeLessThanOrEqual(0.5);
    }
  });

  it('the tilted head has at each place what its own slices have there', async () => {
    const scan = await scanData('geometry/ge_head_tilt18_variable_spacing.zip');
    const uid = scan.series[0]!.seriesUid;
    const [loaded, acquired] = [
      await loadSeries(scan, uid, inlineKernels),
      await loadAcquired(scan, uid, inlineKernels),
    ];
    if (!loaded.ok || !acquired.ok) throw new Error('cannot be read');
    const { volume } = loaded.value;
    // From the headers alone: PS3.3 equation C.7.6.2.1-1 turned round, in the planes on both sides.
    const { slices } = scan.dicom.get(uid)!;
    const inSlice = (n: number, p: readonly [number, number, number]) => {
      const { position, orientation, pixelSpacing } = slices[n]!;
      const move = p.map((value, axis) => value - position![axis]!);
      const along = (from: number) =>
        move.reduce((sum, value, axis) => sum + value * orientation![from + axis]!, 0);
      const [column, row] = [along(0) / pixelSpacing![1]!, along(3) / pixelSpacing![0]!];
      if (column < 0 || row < 0 || column > 511 || row > 511) return undefined;
      const [i, j] = [Math.min(510, Math.floor(column)), Math.min(510, Math.floor(row))];
      const at = (di: number, dj: number) => acquired.value.hu[i + di + 512 * (j + dj + 512 * n)]!;
      const [fi, fj] = [column - i, row - j];
      return (
        (1 - fi) * (1 - fj) * at(0, 0) +
        fi * (1 - fj) * at(1, 0) +
        (1 - fi) * fj * at(0, 1) +
        fi * fj * at(1, 1)
      );
    };
    const normal = [0, 0.3173047, 0.9483237];
    const height = (p: readonly number[]) => p.reduce((sum, value, axis) => sum + value * normal[axis]!, 0);
    const heights = slices.map(({ position }) => height(position!));
    const [nx, ny, nz] = volume.grid.dims;
    let compared = 0;
    for (let q = 0; q < 40_000; q += 1) {
      const [i, j, k] = [(q * 7919) % nx, (q * 104_729) % ny, (q * 1_299_709) % nz];
      const p = voxelToLps(volume.grid, voxelPoint(i, j, k));
      const above = Math.max(
        1,
        heights.findIndex((h) => h >= height(p) - 1e-3),
      );
      const [low, high] = [inSlice(above - 1, p), inSlice(above, p)];
      if (low === undefined || high === undefined) continue;
      const share = (height(p) - heights[above - 1]!) / (heights[above]! - heights[above - 1]!);
      const found = volume.hu[i + nx * (j + ny * k)]!;
      expect(Math.abs(found - (low + (high - low) * share))).toBeLessThan(1.5);
      compared++;
    }
    expect(compared).toBeGreaterThan(20_000);
  });

  it('tells the slices of one patient on two days apart', async () => {
    const { series } = await scanData('geometry/mpr_A062055');
    expect(series).toHaveLength(6);
    for (const { issues } of series) expect(issues.map(({ code }) => code)).toEqual(['single-slice']);
    const sagittal = await volumeOf('geometry/mpr_A062055/sagittal_19001228-075.dcm');
    expect(sagittal.grid.axes[0][0]).toBeCloseTo(-0.010638, 5);
  });

  it('groups the instances of a DICOMDIR by series', async () => {
    const scan = await scanData('dicomdir_pydicom.zip');
    const stated = entry('dicomdir_pydicom.zip').series!;
    expect(scan.series.length).toBeGreaterThan(5);
    expect(new Set(scan.series.map(({ modality }) => modality))).toEqual(
      new Set(stated.map(({ modality }) => modality)),
    );
  });
});

describe.skipIf(!hasData)('transfer syntaxes', () => {
  const files = entriesUnder('transfer_syntax/');
  const htj2k = 'transfer_syntax/htj2k/';
  const isReadable = ({ transferSyntax, NumberOfFrames }: ManifestFile) =>
    /^1\.2\.840\.10008\.1\.2(\.1|\.1\.99|\.2|\.5|\.4\.(50|57|70|80|81|90|91))?$/.test(transferSyntax ?? '') &&
    !NumberOfFrames;
  const enhanced = ['eCT_Supplemental.dcm', 'legacy_enhanced_ct_3f_23x38.dcm'].map(
    (name) => `transfer_syntax/enhanced/${name}`,
  );
  const fragmented = 'transfer_syntax/enhanced/CT0012.fragmented_no_bot_jpeg_baseline.51.dcm';
  const others = [...enhanced, fragmented, `${htj2k}CT1_JPH.dcm`];
  const named = (list: readonly ManifestFile[]) => list.map((file) => [file.path, file] as const);

  const flipped = entry('geometry/row_flipped_iop_pancreas0001.dcm');
  it.each(named([...files.filter(isReadable), flipped]))('%s is read exactly', async (path, stated) => {
    const { hu } = await volumeOf(path);
    const [slope, intercept] = [Number(stated.RescaleSlope), Number(stated.RescaleIntercept)];
    const stored = Int32Array.from(hu, (value) => Math.round((value - intercept) / slope));
    expect(sha256(stored)).toBe((stated.pixels as { sha256_int32le: string }).sha256_int32le);
  });

  it('HTJ2K gives what the uncompressed file holds', async () => {
    const [coded, plain] = [await volumeOf(`${htj2k}CT1_JPH.dcm`), await volumeOf(`${htj2k}CT1_UNC.dcm`)];
    expect(coded.hu).toEqual(plain.hu);
  });

  it.each(enhanced)('%s is read exactly, frames in order along the normal', async (path) => {
    const { hu, grid } = await volumeOf(path);
    const loaded = await loadData(path);
    const instances = loaded.ok ? loaded.value.origin!.instances : [];
    const order = instances.map(({ frameNumber }) => frameNumber! - 1);
    const size = grid.dims[0] * grid.dims[1];
    const intercept = path.includes('eCT') ? -1024 : 0;
    const stored = new Int32Array(hu.length);
    order.forEach((frame, k) =>
      stored.set(
        Int32Array.from(hu.subarray(k * size, (k + 1) * size), (value) => value - intercept),
        frame * size,
      ),
    );
    expect(sha256(stored)).toBe((entry(path).pixels as { sha256_int32le: string }).sha256_int32le);
  });

  const extended = files.filter(({ path }) => /4\.(51|53|55)\.dcm$/.test(path) && path.includes('ctimage'));
  it.each(named(extended))(
    '%s is read as an integer decoder reads process 4, to 1 in rounding',
    async (path) => {
      const stated = entry(extended.find((file) => file.path.endsWith('.51.dcm'))!.path);
      const { min, max, mean } = stated.pixels as { min: number; max: number; mean: number };
      const { hu } = await volumeOf(path);
      const stored = statistics(hu.map((value) => (value + 4047) / 2.0002442));
      expect([Math.round(stored.min), Math.round(stored.max)]).toEqual([min, max]);
      expect(stored.mean).toBeCloseTo(mean, 2);
    },
  );

  it('finds 12-bit frames in many fragments without a table', async () => {
    const { min, max, mean } = entry(fragmented).pixels as { min: number; max: number; mean: number };
    const { hu, grid } = await volumeOf(fragmented);
    const stored = statistics(hu.map((value) => value + 1024));
    expect(grid.dims).toEqual([512, 512, 2]);
    expect([stored.min, stored.max]).toEqual([min, max]);
    expect(stored.mean).toBeCloseTo(mean, 2);
  });

  it.each(
    named(
      files.filter((file) => !isReadable(file) && !extended.includes(file) && !others.includes(file.path)),
    ),
  )('%s is refused by name', async (path) => {
    const loaded = await loadData(path);
    expect(ends(loaded)).toMatch(/^(transfer-syntax|multi-frame|not-ct)$/);
    expect(!loaded.ok && String(loaded.failure.data['path'])).toContain(path);
  });
});

describe.skipIf(!hasData)('damaged files', () => {
  const files = entriesUnder('corrupt/').map(({ path }) => path);

  it.each(files)('%s is refused by name and never throws', async (path) => {
    const scan = await scanData(path);
    expect(scan.series.filter(({ usable }) => usable)).toEqual([]);
    const told = [
      ...scan.refused.map(({ failure }) => failure.data['path']),
      ...scan.series.flatMap(({ issues }) => issues.map(({ data }) => data['path'])),
      ...scan.objects.map((found) => found.path),
    ];
    expect(told.length).toBeGreaterThan(0);
    for (const name of told) expect(String(name)).toContain(path);
  });
});
