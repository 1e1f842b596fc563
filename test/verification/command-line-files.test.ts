import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { call, callForJson as json } from '../command';
import { entry, hasData, inData } from './manifest';

const folder = mkdtempSync(join(tmpdir(), 'trocart-'));
afterAll(() => rmSync(folder, { recursive: true }));

const liver = 'seg_rtstruct/liver_spine_ct3slice/';

describe.skipIf(!hasData)('the command line', () => {
  it('inspects folders and zips', async () => {
    const { status, document } = await json('inspect', inData('geometry'), inData(liver));
    expect(status).toBe(0);
    const { series, objects, refused } = document as Record<string, Record<string, unknown>[]>;
    expect(series!.length).toBe(12);
    const oblique = series!.find(({ description }) => description === 'Created-SimpleITK');
    expect(oblique).toMatchObject({
      modality: 'CT',
      instances: 3,
      columns: 100,
      rows: 50,
      slices: 3,
      spacingMm: [2.5, 3.5, 4.5],
      originMm: [123, -432, 30],
      transferSyntaxes: ['1.2.840.10008.1.2'],
      gantryTiltDeg: 0,
      usable: true,
      // Its writer gave each image a study of its own.
      issues: [{ code: 'mixed-studies', severity: 'warning' }],
    });
    expect(oblique!['direction']).toHaveLength(9);
    expect(objects!.filter(({ kind }) => kind === 'SEG')).toHaveLength(2);
    expect(refused).toEqual([]);
  });

  it('says what was resampled, and fills a gap when asked', async () => {
    const tilted = await json('volume', inData('geometry/tilt_noise_pixels.zip'));
    const [stated] = entry('geometry/tilt_noise_pixels.zip').series!;
    expect(tilted.document).toMatchObject({
      dims: [512, 521, 4],
      resampled: { tiltDeg: 14, slices: 4, acquiredSha256: stated!.hu.sha256_float32le_sorted_along_normal },
    });
    const filled = await json('volume', inData('geometry/missing_slice_noise_pixels.zip'), '--fill-gaps');
    expect(filled).toMatchObject({
      status: 0,
      document: { dims: [512, 512, 5], resampled: { filled: [{ missing: 1, gapMm: 10 }] } },
    });
  });

  it('writes a volume that reads back the same, as NRRD and as NIfTI', async () => {
    const source = await json('volume', inData(liver), '--out', join(folder, 'v.nrrd'));
    expect(source.status).toBe(0);
    expect(source.document).toMatchObject({
      dims: [512, 512, 3],
      minHu: -3024,
      originMm: [-235.199997, -226.800003, -128.690002],
    });
    const nrrd = await json('volume', join(folder, 'v.nrrd'), '--out', join(folder, 'v.nii.gz'));
    expect(nrrd.document).toEqual(source.document);
    const nifti = await json('volume', join(folder, 'v.nii.gz'));
    expect(nifti.document['sha256']).toBe(source.document['sha256']);
    expect(nifti.document['sha256Int16']).toBe(source.document['sha256Int16']);
  });

  it('puts structures on a CT and writes them as one named label map', async () => {
    const out = join(folder, 'l.nii.gz');
    const first = await json(
      'structures',
      inData(liver),
      '--labels',
      inData(`${liver}seg_liver.dcm`),
      inData(`${liver}spine_seg.nrrd`),
      '--out',
      out,
    );
    expect(first.status).toBe(0);
    const { structures } = first.document as unknown as { structures: Record<string, unknown>[] };
    expect(structures.map(({ id, sourceName, label, role }) => [id, sourceName, label, role])).toEqual([
      ['liver', 'Liver', 1, 'atRisk'],
      ['bone', 'spine_seg', 2, 'bone'],
    ]);
    const voxelMl = (0.810547 ** 2 * 1) / 1000;
    expect(structures[0]!['volumeMl']).toBeCloseTo(entry(`${liver}liver_seg.nrrd`).nonzero! * voxelMl, 6);
    const again = await json('structures', inData(liver), '--labels', out);
    expect(again.document['structures']).toEqual(structures);
  });

  it('answers refused input with 3 and a reason, a wrong call with 2, help with 0', async () => {
    const lacking = await json('volume', inData('geometry/missing_slice_noise_pixels.zip'));
    expect(lacking.status).toBe(3);
    expect(lacking.document).toMatchObject({ error: { code: 'slice-gap', data: { count: 1, gapMm: 10 } } });
    expect(JSON.stringify(lacking.document)).toContain('missing');
    expect((await json('volume', inData('geometry'))).document).toMatchObject({
      error: { code: 'several-series' },
    });
    expect((await json('volume', 'nowhere')).status).toBe(3);
    const unwritable = await json('volume', inData(liver), '--out', join(folder, 'no/such/folder/v.nrrd'));
    expect(unwritable).toMatchObject({ status: 4, document: { error: { code: 'cannot-write' } } });
    expect((await call('volume')).status).toBe(2);
    expect((await call('volume', 'x', '--out', 'x.png')).status).toBe(2);
    expect((await call('structures', 'x')).status).toBe(2);
    expect((await call('inspect', '--nope')).status).toBe(2);
    for (const name of ['inspect', 'volume', 'structures']) {
      const help = await call(name, '--help');
      expect(help.status).toBe(0);
      expect(help.out).toContain(`usage: npm run -s cli -- ${name}`);
    }
    expect((await call('inspect', inData('geometry'), '--table')).out).toMatch(/^objects\s*\n/);
  });

  it('never prints a stack trace, whatever it is given', async () => {
    for (const { path } of [entry('corrupt/badVR.dcm'), entry('corrupt/MR_truncated.dcm')]) {
      const { status, out } = await call('volume', inData(path));
      expect(status).toBe(3);
      expect(out).toContain(path);
      expect(out).not.toMatch(/\n\s+at /);
    }
  });
});
