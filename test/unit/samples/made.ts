import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Generated } from '../../../samples/lib/generate';
import { parseDicomFile } from '../../../src/formats/dicom/dataset';
import { readSliceHeaders } from '../../../src/formats/dicom-ct/header';

/** One number for all voxels of a sample, image and truth. */
export function voxelHash({ image, label, overlay }: Generated): string {
  const hash = sha256.create();
  for (const array of [image, label, overlay]) hash.update(new Uint8Array(array.buffer.slice(0)));
  return bytesToHex(hash.digest());
}

/** The header of a CT slice just written. */
export function headerOf(bytes: Uint8Array) {
  const parsed = parseDicomFile(bytes, 'slice.dcm');
  if (!parsed.ok) throw new Error(parsed.failure.code);
  const [header] = readSliceHeaders(parsed.value, 'slice.dcm');
  if (!header) throw new Error('no image');
  return header;
}
