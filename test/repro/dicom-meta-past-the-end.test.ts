import { expect, it } from 'vitest';
import { parseDicomFile } from '../../src/formats/dicom/dataset';
import { implicit, slice } from '../unit/formats/dicom';

// Found by the fuzzer: the meta header of a cut file was read past the end of it.
it('refuses a file that ends within its meta header', () => {
  const bytes = slice({ syntax: implicit }).slice(0, 154);
  expect(parseDicomFile(bytes, 'ct.dcm')).toMatchObject({ ok: false, failure: { code: 'dicom-broken' } });
});
