import type { NaturalDataset } from 'dcmjs';

/** Who the patient is, as the user asked to have it written. */
export interface PatientModule {
  /** `Family^Given` (VR PN). */
  readonly name?: string;
  readonly id?: string;
  /** `YYYYMMDD`. */
  readonly birthDate?: string;
  readonly sex?: 'M' | 'F' | 'O' | '';
}

/**
 * Patient and General Study attributes of type 2 (PS3.3 C.7.1.1, C.7.2.1): present, and empty unless
 * given, so that a file says nothing of the patient that was not asked for.
 */
export const patientAndStudy = (studyUid: string, patient: PatientModule = {}): NaturalDataset => ({
  PatientName: patient.name ?? '',
  PatientID: patient.id ?? '',
  PatientBirthDate: patient.birthDate ?? '',
  PatientSex: patient.sex ?? '',
  StudyInstanceUID: studyUid,
  StudyDate: '',
  StudyTime: '',
  StudyID: '',
  AccessionNumber: '',
  ReferringPhysicianName: '',
});
