import type { NaturalDataset } from 'dcmjs';
import { structureById } from '../../catalog/structures';
import type { Colour } from '../../catalog/types';
import type { Grid } from '../../core/grid';
import { isWallHidden, type Structure } from '../../core/structure';
import type { DicomOrigin } from '../dicom-ct/origin';
import { type PatientModule, patientAndStudy } from './patient';

/** What a DICOM object made of structures is made from; a loaded CT and what lies on it, without the CT's voxels. */
export interface DerivedObject {
  /** On `grid`; they may overlap. */
  readonly structures: readonly Structure[];
  /** Of the loaded volume, resampled or not; the file lies on it. */
  readonly grid: Grid;
  /** `LoadedVolume.origin`; absent for NIfTI and NRRD, which no DICOM file can refer to. */
  readonly origin?: DicomOrigin;
  readonly frameOfReferenceUid?: string;
  /** The CT was simulated: the file says so. */
  readonly simulated?: boolean;
  /** New UIDs (`2.25.…`), which pure code cannot make. */
  readonly uids: { readonly series: string; readonly instance: string };
  /** When it is written: `YYYYMMDD` and `HHMMSS`. */
  readonly written: { readonly date: string; readonly time: string };
  /** Empty elements unless given. */
  readonly patient?: PatientModule;
}

/** Patient, study, series and equipment of such an object (PS3.3 C.7.1.1, C.7.2.1, C.7.3.1, C.7.5.1). */
export const derivedAttributes = (
  { simulated, written, patient }: DerivedObject,
  origin: DicomOrigin,
): NaturalDataset => ({
  ...patientAndStudy(origin.studyUid, patient),
  SeriesNumber: 1,
  SeriesDate: written.date,
  SeriesTime: written.time,
  SeriesDescription: simulated ? 'SIMULATED, NOT ACQUIRED: Trocart structures' : 'Trocart structures',
  Manufacturer: 'Trocart',
  ManufacturerModelName: 'Trocart',
  SoftwareVersions: 'TROCART',
});

export const derivedPurpose = 'For training and planning, not a medical device';

const unknownColour: Colour = [160, 160, 160];

/** How a structure was made, in the words of DICOM (PS3.3 C.8.20.2: SegmentAlgorithmType); absent where it is not known. */
export type Algorithm = 'AUTOMATIC' | 'SEMIAUTOMATIC' | 'MANUAL';

const algorithms: Readonly<Record<Structure['provenance'], { type: Algorithm; name: string } | undefined>> = {
  imported: undefined,
  drawn: { type: 'MANUAL', name: 'drawn by hand' },
  automatic: { type: 'AUTOMATIC', name: 'Trocart, automatic' },
  model: { type: 'AUTOMATIC', name: 'Trocart, network of the user' },
  traced: { type: 'SEMIAUTOMATIC', name: 'Trocart, traced between points' },
  grown: { type: 'SEMIAUTOMATIC', name: 'Trocart, painted or grown from seeds' },
  edited: { type: 'SEMIAUTOMATIC', name: 'Trocart, changed by hand' },
};

/** A structure as such an object names and shows it: by the name in its file, or the catalogue's where it was made here. */
export function derivedLook(structure: Structure) {
  const { id, sourceName, provenance } = structure;
  const item = structureById(id);
  return {
    item,
    algorithm: algorithms[provenance],
    name: shortText(provenance === 'imported' ? sourceName : (item?.name.en ?? sourceName)),
    colour: item?.colour ?? unknownColour,
    ...(isWallHidden(structure) && { note: 'Wall not visible on the CT: outline as drawn' }),
  };
}

/** At most 64 characters, none of them a control character or a backslash (VR LO, PS3.5 section 6.2). */
const shortText = (name: string): string =>
  [...name.replaceAll(/[\p{Cc}\\]+/gu, ' ').trim()].slice(0, 64).join('').trim() || 'structure';
