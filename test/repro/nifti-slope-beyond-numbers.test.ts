import { expect, it } from 'vitest';
import { identityAxes } from '../../src/core/grid';
import { lpsPoint } from '../../src/core/units';
import { writeNifti } from '../../src/formats/nifti/write';
import { load, memoryFile, scan } from '../unit/formats/files';

// Found by the fuzzer (ct.nii, seed 1902): values beyond single precision are whole numbers, and became infinite HU.
it.each([1.7e38, -3e38])('a NIfTI with a slope of %s is refused', async (slope) => {
  const grid = {
    dims: [2, 2, 2],
    spacing: [1, 1, 1],
    origin: lpsPoint(0, 0, 0),
    axes: identityAxes,
  } as const;
  const bytes = writeNifti(grid, Int16Array.of(0, 1, 2, 3, 4, 5, 6, 7), { gzip: false });
  new DataView(bytes.buffer).setFloat32(112, slope, true);
  const loaded = await load(await scan([memoryFile('ct.nii', bytes)]), 'ct.nii');
  expect(loaded).toMatchObject({ ok: false, failure: { code: 'image-not-finite' } });
});
