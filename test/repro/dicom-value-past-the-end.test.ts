import { describe, expect, it } from 'vitest';
import { memoryFile, scan } from '../unit/formats/files';
import { damaged } from '../verification/fuzz';

// Found by the fuzzer (implicit.dcm, seed 1): a value that runs past the end of the file was read all the same.
describe('a DICOM value that runs past the end of its file', () => {
  it('is not there', async () => {
    const found = await scan([memoryFile('a.dcm', damaged('implicit.dcm', 1).bytes)]);
    expect(found.refused.map(({ failure }) => failure.code)).not.toContain('reader-failed');
  });
});
