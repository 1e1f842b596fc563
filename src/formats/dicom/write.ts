import dcmjs, { type NaturalDataset } from 'dcmjs';
import { explicitLittleEndian } from './syntax';

const { DicomDict, DicomMetaDictionary } = dcmjs.data;

/** Fixed for this program (PS3.7 D.3.3.2), from a UUID (PS3.5 B.2). */
export const implementationClassUid = '2.25.198240310652746329854107318205436821';

/**
 * A DICOM file, little endian, explicit VR unless told (PS3.10 section 7), of a data set by keyword. Pixel data is an
 * array that holds one ArrayBuffer; `_vrMap` names the VR of keywords that have several.
 */
export function writeDicomFile(
  dataset: NaturalDataset & { readonly SOPClassUID: string; readonly SOPInstanceUID: string },
  transferSyntax: string = explicitLittleEndian,
): Uint8Array<ArrayBuffer> {
  const file = new DicomDict(
    DicomMetaDictionary.denaturalizeDataset({
      FileMetaInformationVersion: new Uint8Array([0, 1]).buffer,
      MediaStorageSOPClassUID: dataset.SOPClassUID,
      MediaStorageSOPInstanceUID: dataset.SOPInstanceUID,
      TransferSyntaxUID: transferSyntax,
      ImplementationClassUID: implementationClassUid,
      ImplementationVersionName: 'TROCART',
    }),
  );
  file.dict = DicomMetaDictionary.denaturalizeDataset(dataset);
  return new Uint8Array(file.write({ fragmentMultiframe: false }));
}

/** A decimal string has at most 16 characters (PS3.5 section 6.2): a tenth of a micrometre is enough. */
export const decimalMm = (valueMm: number): number => Math.round(valueMm * 1e4) / 1e4;

/** A coordinate or cosine within those 16 characters, to 10⁻⁸: exact enough for the far end of a row. */
export const decimalString = (value: number): number => Math.round(value * 1e8) / 1e8;
