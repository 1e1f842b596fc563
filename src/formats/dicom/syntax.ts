/** Transfer syntaxes (DICOM PS3.5 annex A, PS3.6 table A-1). */
export const implicitLittleEndian = '1.2.840.10008.1.2';
export const explicitLittleEndian = '1.2.840.10008.1.2.1';
export const deflatedLittleEndian = '1.2.840.10008.1.2.1.99';
export const rleLossless = '1.2.840.10008.1.2.5';
export const explicitBigEndian = '1.2.840.10008.1.2.2';

/** Those whose pixels are stored as they are, the lowest byte first. */
export const plainSyntaxes: readonly string[] = [
  implicitLittleEndian,
  explicitLittleEndian,
  deflatedLittleEndian,
];

/** Compressed ones that give back what was stored. */
const losslessSyntaxes: readonly string[] = [
  rleLossless,
  '1.2.840.10008.1.2.4.57',
  '1.2.840.10008.1.2.4.70',
  '1.2.840.10008.1.2.4.80',
  '1.2.840.10008.1.2.4.90',
  '1.2.840.10008.1.2.4.201',
  '1.2.840.10008.1.2.4.202',
];

/** Compressed ones that may have lost something. */
export const lossySyntaxes: readonly string[] = [
  '1.2.840.10008.1.2.4.50',
  '1.2.840.10008.1.2.4.81',
  '1.2.840.10008.1.2.4.91',
  '1.2.840.10008.1.2.4.203',
];

const compressedSyntaxes: readonly string[] = [...losslessSyntaxes, ...lossySyntaxes];

export const isCompressed = (uid: string): boolean => compressedSyntaxes.includes(uid);

/** Those in which the images of a CT are read. */
export const readableSyntaxes: readonly string[] = [
  ...plainSyntaxes,
  explicitBigEndian,
  ...compressedSyntaxes,
];

const names: Readonly<Record<string, string>> = {
  '1.2.840.10008.1.2': 'Implicit VR Little Endian',
  '1.2.840.10008.1.2.1': 'Explicit VR Little Endian',
  '1.2.840.10008.1.2.1.99': 'Deflated Explicit VR Little Endian',
  '1.2.840.10008.1.2.2': 'Explicit VR Big Endian',
  '1.2.840.10008.1.2.5': 'RLE Lossless',
  '1.2.840.10008.1.2.4.50': 'JPEG Baseline',
  '1.2.840.10008.1.2.4.51': 'JPEG Extended',
  '1.2.840.10008.1.2.4.53': 'JPEG Spectral Selection (retired)',
  '1.2.840.10008.1.2.4.55': 'JPEG Full Progression (retired)',
  '1.2.840.10008.1.2.4.57': 'JPEG Lossless, process 14',
  '1.2.840.10008.1.2.4.70': 'JPEG Lossless',
  '1.2.840.10008.1.2.4.80': 'JPEG-LS Lossless',
  '1.2.840.10008.1.2.4.81': 'JPEG-LS Near-Lossless',
  '1.2.840.10008.1.2.4.90': 'JPEG 2000 Lossless',
  '1.2.840.10008.1.2.4.91': 'JPEG 2000',
  '1.2.840.10008.1.2.4.201': 'HTJ2K Lossless',
  '1.2.840.10008.1.2.4.202': 'HTJ2K Lossless RPCL',
  '1.2.840.10008.1.2.4.203': 'HTJ2K',
};

/** Name and UID, as a message shows them. */
export const describeSyntax = (uid: string): string => (names[uid] ? `${names[uid]}, ${uid}` : uid);
