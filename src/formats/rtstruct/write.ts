import type { NaturalDataset } from 'dcmjs';
import { type Code, codeItem } from '../dicom-seg/codes';
import { decimalMm, writeDicomFile } from '../dicom/write';
import { implicitLittleEndian } from '../dicom/syntax';
import type { DicomInstance, DicomOrigin } from '../dicom-ct/origin';

const structureSetStorage = '1.2.840.10008.5.1.4.1.1.481.3';
/** Detached Study Management (retired): what a study is referred to as (PS3.3 C.8.8.5). */
const studyClass = '1.2.840.10008.3.1.2.3.1';

/** One region to write. */
export interface RegionToWrite {
  readonly number: number;
  readonly name: string;
  /** What a reader should know of it (ROI Description). */
  readonly note?: string;
  /** RGB 0–255. */
  readonly colour: readonly [number, number, number];
  readonly algorithm: 'AUTOMATIC' | 'SEMIAUTOMATIC' | 'MANUAL' | '';
  readonly type?: Code;
  /** Laterality, for a structure that exists on both sides. */
  readonly typeModifier?: Code;
  readonly contours: readonly ContourToWrite[];
}

export interface ContourToWrite {
  /** x, y, z of each corner, LPS mm. */
  readonly points: readonly number[];
  /** The image that it lies on; absent where the CT was resampled. */
  readonly image?: DicomInstance;
}

export interface StructureSetHeader {
  readonly instanceUid: string;
  readonly seriesUid: string;
  readonly frameOfReferenceUid: string;
  readonly origin: DicomOrigin;
  /** Distance between the slices, mm: what each contour stands for. */
  readonly slabMm: number;
  readonly attributes: NaturalDataset;
}

/**
 * Regions as a DICOM RT Structure Set (PS3.3 A.19.3), closed planar contours, inner ones for holes. Implicit VR,
 * since a long contour does not fit into 64 KiB, the most that a decimal string has room for in explicit VR.
 */
export function writeStructureSet(
  header: StructureSetHeader,
  regions: readonly RegionToWrite[],
): Uint8Array<ArrayBuffer> {
  return writeDicomFile(
    {
      SpecificCharacterSet: 'ISO_IR 192',
      ...header.attributes,
      SOPClassUID: structureSetStorage,
      SOPInstanceUID: header.instanceUid,
      Modality: 'RTSTRUCT',
      SeriesInstanceUID: header.seriesUid,
      FrameOfReferenceUID: header.frameOfReferenceUid,
      PositionReferenceIndicator: '',
      ReferencedFrameOfReferenceSequence: [referenced(header)],
      StructureSetROISequence: regions.map(({ number, name, note, algorithm }) => ({
        ROINumber: number,
        ReferencedFrameOfReferenceUID: header.frameOfReferenceUid,
        ROIName: name,
        ...(note && { ROIDescription: note }),
        ROIGenerationAlgorithm: algorithm,
      })),
      ROIContourSequence: regions.map(({ number, colour, contours }) => ({
        ROIDisplayColor: [...colour],
        ContourSequence: contours.map((contour, n) => contourItem(contour, n, header.slabMm)),
        ReferencedROINumber: number,
      })),
      RTROIObservationsSequence: regions.map(observation),
    },
    implicitLittleEndian,
  );
}

const imageItem = ({ sopClassUid, sopInstanceUid, frameNumber }: DicomInstance): NaturalDataset => ({
  ReferencedSOPClassUID: sopClassUid,
  ReferencedSOPInstanceUID: sopInstanceUid,
  ...(frameNumber !== undefined && { ReferencedFrameNumber: frameNumber }),
});

const referenced = ({ frameOfReferenceUid, origin }: StructureSetHeader): NaturalDataset => ({
  FrameOfReferenceUID: frameOfReferenceUid,
  RTReferencedStudySequence: [
    {
      ReferencedSOPClassUID: studyClass,
      ReferencedSOPInstanceUID: origin.studyUid,
      RTReferencedSeriesSequence: [
        { SeriesInstanceUID: origin.seriesUid, ContourImageSequence: origin.instances.map(imageItem) },
      ],
    },
  ],
});

const contourItem = ({ points, image }: ContourToWrite, n: number, slabMm: number): NaturalDataset => ({
  ...(image && { ContourImageSequence: [imageItem(image)] }),
  ContourGeometricType: 'CLOSED_PLANAR',
  ContourSlabThickness: decimalMm(slabMm),
  NumberOfContourPoints: points.length / 3,
  ContourNumber: n + 1,
  ContourData: points.map(decimalMm),
});

const observation = ({ number, type, typeModifier }: RegionToWrite): NaturalDataset => ({
  ObservationNumber: number,
  ReferencedROINumber: number,
  RTROIInterpretedType: '',
  ROIInterpreter: '',
  ...(type && {
    RTROIIdentificationCodeSequence: [
      {
        ...codeItem(type),
        ...(typeModifier && { SegmentedPropertyTypeModifierCodeSequence: [codeItem(typeModifier)] }),
      },
    ],
  }),
});
