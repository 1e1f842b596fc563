import { expect, it } from 'vitest';
import { inlineKernels } from '../../src/formats/inline';
import { loadSeries, scanFiles } from '../../src/formats/open';
import { slice } from '../unit/formats/dicom';
import { memoryFile } from '../unit/formats/files';

// A rescale slope beyond single precision made voxels of infinite HU.
it.each(['9e99', '-1e300'])('a CT with a slope of %s is refused', async (slope) => {
  const files = [0, 1].map((k) => memoryFile(`${k}.dcm`, slice({ position: [0, 0, k], slope })));
  const scan = await scanFiles(files, inlineKernels);
  if (!scan.ok) throw new Error(scan.failure.code);
  const loaded = await loadSeries(scan.value, scan.value.series[0]!.seriesUid, inlineKernels);
  expect(loaded).toMatchObject({ ok: false, failure: { code: 'image-not-finite' } });
});
