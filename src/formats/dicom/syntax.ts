/** Transfer syntaxes (DICOM PS3.5 annex A, PS3.6 table A-1). */
export const implicitLittleEndian = '1.2.840.10008.1.2';
export const explicitLittleEndian = '1.2.840.10008.1.2.1';
export const deflatedLittleEndian = '1.2.840.10008.1.2.1.99';
/** Each frame one deflate stream (PS3.5 section A.4.13): binary segmentations are stored so. */
export const deflatedFrame = '1.2.840.10008.1.2.8.1';
export const explicitBigEndian = '1.2.840.10008.1.2.2';

/** What compressed pixels are decoded by. */
export type Codec = 'rle' | 'jpeg' | 'jpeg-lossless' | 'jpeg-ls' | 'jpeg-2000' | 'htj2k';

interface Syntax {
  readonly name: string;
  /** Present where the pixels are compressed in a way that is read. */
  readonly codec?: Codec;
  /** Read, with something that may have been lost. */
  readonly lossy?: true;
}

const syntaxes: Readonly<Record<string, Syntax>> = {
  [implicitLittleEndian]: { name: 'Implicit VR Little Endian' },
  [explicitLittleEndian]: { name: 'Explicit VR Little Endian' },
  [deflatedLittleEndian]: { name: 'Deflated Explicit VR Little Endian' },
  [explicitBigEndian]: { name: 'Explicit VR Big Endian' },
  [deflatedFrame]: { name: 'Deflated Image Frame Compression' },
  '1.2.840.10008.1.2.5': { name: 'RLE Lossless', codec: 'rle' },
  '1.2.840.10008.1.2.4.50': { name: 'JPEG Baseline', codec: 'jpeg', lossy: true },
  '1.2.840.10008.1.2.4.51': { name: 'JPEG Extended', codec: 'jpeg', lossy: true },
  '1.2.840.10008.1.2.4.53': { name: 'JPEG Spectral Selection (retired)', codec: 'jpeg', lossy: true },
  '1.2.840.10008.1.2.4.55': { name: 'JPEG Full Progression (retired)', codec: 'jpeg', lossy: true },
  '1.2.840.10008.1.2.4.57': { name: 'JPEG Lossless, process 14', codec: 'jpeg-lossless' },
  '1.2.840.10008.1.2.4.70': { name: 'JPEG Lossless', codec: 'jpeg-lossless' },
  '1.2.840.10008.1.2.4.80': { name: 'JPEG-LS Lossless', codec: 'jpeg-ls' },
  '1.2.840.10008.1.2.4.81': { name: 'JPEG-LS Near-Lossless', codec: 'jpeg-ls', lossy: true },
  '1.2.840.10008.1.2.4.90': { name: 'JPEG 2000 Lossless', codec: 'jpeg-2000' },
  '1.2.840.10008.1.2.4.91': { name: 'JPEG 2000', codec: 'jpeg-2000', lossy: true },
  '1.2.840.10008.1.2.4.201': { name: 'HTJ2K Lossless', codec: 'htj2k' },
  '1.2.840.10008.1.2.4.202': { name: 'HTJ2K Lossless RPCL', codec: 'htj2k' },
  '1.2.840.10008.1.2.4.203': { name: 'HTJ2K', codec: 'htj2k', lossy: true },
};

export const codecOf = (uid: string): Codec | undefined => syntaxes[uid]?.codec;

export const isLossy = (uid: string): boolean => syntaxes[uid]?.lossy ?? false;

/** Whether pixels are stored as they are, the lowest byte first. */
export const isPlain = (uid: string): boolean =>
  [implicitLittleEndian, explicitLittleEndian, deflatedLittleEndian].includes(uid);

/** Whether the images of a CT are read in it. */
export const isReadable = (uid: string): boolean =>
  isPlain(uid) || uid === explicitBigEndian || codecOf(uid) !== undefined;

/** Name and UID, as a message shows them. */
export const describeSyntax = (uid: string): string => {
  const name = syntaxes[uid]?.name;
  return name ? `${name}, ${uid}` : uid;
};
