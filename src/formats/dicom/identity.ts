import type { DataSet } from 'dicom-parser';
import { ok, type Result } from '../../core/result';
import { decodeText } from './charset';
import { parseDicomFile, text } from './dataset';

/** Who the patient is: shown when asked for, and never written anywhere. */
export interface PatientIdentity {
  /** As people write it: `Yamada Tarou · 山田 太郎`; empty where the file says nothing. */
  readonly name: string;
  readonly id: string;
  /** `19640229`, as the file has it. */
  readonly birthDate: string;
  /** `M`, `F`, `O` or empty. */
  readonly sex: string;
}

/** Reads the patient from a file (PS3.3 C.7.1.1). Failures: those of `parseDicomFile`. */
export function readPatient(bytes: Uint8Array, path: string): Result<PatientIdentity> {
  const parsed = parseDicomFile(bytes, path, 'x7fe00010');
  if (!parsed.ok) return parsed;
  const { dataSet } = parsed.value;
  return ok({
    name: nameInWords(decoded(dataSet, 'x00100010')),
    id: decoded(dataSet, 'x00100020'),
    birthDate: text(dataSet, 'x00100030') ?? '',
    sex: text(dataSet, 'x00100040') ?? '',
  });
}

function decoded(dataSet: DataSet, tag: string): string {
  const element = dataSet.elements[tag];
  if (!element) return '';
  const { dataOffset, length } = element;
  const bytes = dataSet.byteArray.subarray(dataOffset, dataOffset + length) as Uint8Array;
  return decodeText(bytes, text(dataSet, 'x00080005')).trim();
}

/** Component groups apart; prefix, given and family name in the order of the file (PS3.5 6.2.1). */
const nameInWords = (name: string): string =>
  name
    .split('=')
    .map((group) => group.split('^').filter(Boolean).join(' ').trim())
    .filter(Boolean)
    .join(' · ');
