import type { DataSet } from 'dicom-parser';
import { ok, type Result } from '../../core/result';
import { readBytes, type SourceFile } from '../source';
import { plainBytes } from '../unpack';
import { decodeText } from './charset';
import { parseDicomFile, text } from './dataset';
import type { PatientModule } from './patient';

/** Who the patient is, to be shown when asked for. */
export interface PatientIdentity {
  /** As people write it: `Yamada Tarou · 山田 太郎`; empty where the file says nothing. */
  readonly name: string;
  readonly id: string;
  /** `19640229`, as the file has it. */
  readonly birthDate: string;
  /** `M`, `F`, `O` or empty. */
  readonly sex: string;
}

/** Reads the patient from a file (PS3.3 C.7.1.1). Failures: those of reading a file, and of `parseDicomFile`. */
export async function readPatient(file: SourceFile): Promise<Result<PatientIdentity>> {
  const read = await readAsStated(file);
  return read.ok ? ok({ ...read.value, name: nameInWords(read.value.name) }) : read;
}

/** The patient of an image, to be written where the user ticked it. Failures: those of `readPatient`. */
export async function patientToWrite(file: SourceFile): Promise<Result<PatientModule>> {
  const read = await readAsStated(file);
  if (!read.ok) return read;
  const { name, id, birthDate, sex } = read.value;
  return ok({
    name,
    id,
    ...(/^\d{8}$/.test(birthDate) && { birthDate }),
    ...((sex === 'M' || sex === 'F' || sex === 'O') && { sex }),
  });
}

/** As the file has it: `Yamada^Tarou=山田^太郎`. */
async function readAsStated(file: SourceFile): Promise<Result<PatientIdentity>> {
  const bytes = await readBytes(file);
  const plain = bytes.ok ? plainBytes(bytes.value) : bytes;
  const parsed = plain.ok ? parseDicomFile(plain.value, file.path, 'x7fe00010') : plain;
  if (!parsed.ok) return parsed;
  const { dataSet } = parsed.value;
  return ok({
    name: decoded(dataSet, 'x00100010'),
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
