import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inlineKernels } from '../../src/formats/inline';
import { loadSeries, scanFiles } from '../../src/formats/open';
import { openPaths } from '../../src/app/commands/files';
import { en } from '../../src/i18n/en';
import { fr } from '../../src/i18n/fr';
import { slice } from '../unit/formats/dicom';
import { memoryFile } from '../unit/formats/files';
import { hasData, inData, scanData } from './manifest';

/** What becomes of each damaged or odd file: the code that refuses it, the kind of object, or `read`. */
const outcomes: Readonly<Record<string, string>> = {
  'ExplVR_LitEndNoMeta.dcm': 'object RTPLAN',
  // An undefined length within an explicit big-endian data set; pydicom gives up on it as well.
  'GH177_ivrle_bigendian_undefined_length.dcm': 'dicom-broken',
  'JPEG2000-embedded-sequence-delimiter.dcm': 'not-ct',
  'MR_truncated.dcm': 'dicom-truncated',
  'UN_sequence.dcm': 'dicom-no-image',
  'badVR.dcm': 'not-ct',
  'bad_sequence.dcm': 'read',
  'empty_charset_LEI.dcm': 'dicom-no-image',
  'invalid-vr-length-test.dcm': 'not-ct',
  'meta_missing_tsyntax.dcm': 'dicom-broken',
  'no-meta-length-test.dcm': 'object US',
  'no-pixel-data.dcm': 'object SR',
  // A stray byte before the first element: no DICOM reader takes it (dcmdump neither).
  'no_meta.dcm': 'unrecognised-file',
  'no_meta_group_length.dcm': 'dicom-no-image',
  'rtplan_truncated.dcm': 'dicom-broken',
};

describe.skipIf(!hasData)('damaged and odd files', () => {
  it('are all told of here', () => {
    expect(readdirSync(inData('corrupt')).toSorted()).toEqual(Object.keys(outcomes).toSorted());
  });

  it.each(Object.entries(outcomes))('%s: %s, beside a series that loads', async (name, expected) => {
    const given = await openPaths([inData(`corrupt/${name}`)]);
    if (!given.ok) throw new Error(given.failure.code);
    const beside = [0, 1, 2].map((k) =>
      memoryFile(`good/${k}.dcm`, slice({ position: [0, 0, k], seriesUid: '9.9' })),
    );
    const found = await scanFiles([...given.value, ...beside], inlineKernels);
    if (!found.ok) throw new Error(found.failure.code);
    expect((await loadSeries(found.value, '9.9', inlineKernels)).ok).toBe(true);
    const { refused, objects, series } = found.value;
    const own = series.find(({ seriesUid }) => seriesUid !== '9.9')?.seriesUid;
    const loaded = own && (await loadSeries(found.value, own, inlineKernels, { allowSingleSlice: true }));
    const failure = refused[0]?.failure ?? (loaded && !loaded.ok ? loaded.failure : undefined);
    const [object] = objects;
    expect(failure?.code ?? (object ? `object ${object.kind}` : 'read')).toBe(expected);
    for (const words of [en.failure, fr.failure]) {
      if (failure) expect(words).toHaveProperty([failure.code]);
    }
  });

  it('every variant of a DICOMDIR leaves the files that lie beside it to be read', async () => {
    const found = await scanData('dicomdir_pydicom.zip');
    const directories = found.objects.filter(({ kind }) => kind === 'DICOMDIR');
    const listed = directories.map(({ path, references }) => [path.split('.zip/')[1], references!.length]);
    expect(listed).toEqual([
      ['DICOMDIR', 31],
      ['DICOMDIR-bigEnd', 31],
      ['DICOMDIR-empty.dcm', 0],
      ['DICOMDIR-implicit', 31],
      ['DICOMDIR-nopatient', 31],
      ['DICOMDIR-reordered', 31],
      ['TINY_ALPHA/DICOMDIR', 50],
    ]);
    // The one without offsets is damaged; what all of them list is there.
    expect(found.refused.map(({ path, failure }) => [path.split('.zip/')[1], failure.code])).toEqual([
      ['DICOMDIR-nooffset', 'dicom-broken'],
      ['README.txt', 'unrecognised-file'],
      ['TINY_ALPHA/README', 'unrecognised-file'],
    ]);
    const images = found.series.reduce((sum, { instances }) => sum + instances, 0);
    const withoutPixels = found.objects.length - directories.length;
    expect(images + withoutPixels).toBe(31 + 50);
  });
});
