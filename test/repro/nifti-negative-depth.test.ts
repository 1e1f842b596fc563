import { expect, it } from 'vitest';
import { identityAxes } from '../../src/core/grid';
import { lpsPoint } from '../../src/core/units';
import { readNiftiHeader } from '../../src/formats/nifti/header';
import { writeNifti } from '../../src/formats/nifti/write';

// Found by the fuzzer: a damaged depth gave a volume of a negative size.
it('refuses a NIfTI of negative depth', () => {
  const grid = {
    dims: [2, 2, 2],
    spacing: [1, 1, 1],
    origin: lpsPoint(0, 0, 0),
    axes: identityAxes,
  } as const;
  const bytes = writeNifti(grid, new Int16Array(8), { gzip: false });
  new DataView(bytes.buffer).setInt16(46, -63, true);
  expect(readNiftiHeader(bytes, 'ct.nii')).toMatchObject({ ok: false, failure: { code: 'not-3d' } });
});
