import dicomParser from 'dicom-parser';
import { hasPreamble } from '../dicom/dataset';
import { isUid } from './json';

/** The SOP Instance UID in the meta header of a DICOM file (PS3.10 section 7.1); undefined without one. */
export function instanceUidOf(bytes: Uint8Array): string | undefined {
  if (!hasPreamble(bytes)) return undefined;
  try {
    const uid = dicomParser.readPart10Header(bytes).string('x00020003')?.replace(/\0+$/, '').trim();
    return isUid(uid) ? uid : undefined;
  } catch {
    return undefined;
  }
}
