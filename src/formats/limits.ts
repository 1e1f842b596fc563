const KiB = 1024;
const MiB = 1024 * KiB;
const GiB = 1024 * MiB;

/**
 * What is read at most. Far above anything a hospital sends, far below what would bring a machine with
 * 8 GB down: a file beyond a limit is refused by itself, and said so.
 */
export const limits = {
  /** Zips in zips: one that is deeper holds itself, or means harm. */
  zipDepth: 4,
  /** Entries of all archives together: a hundred series of 2,000 slices. */
  zipEntries: 200_000,
  /** Table of contents of one archive: 200,000 entries with long names. */
  zipDirectoryBytes: 64 * MiB,
  /**
   * An archive that says it unpacks to more than both is a bomb: images shrink to a third, label maps to a
   * hundredth, but those are small.
   */
  bombRatio: 200,
  bombBytes: 2 * GiB,
  /** Deflated zips in zips are unpacked in memory: so much for all of them. */
  nestedZipBytes: GiB,
  /** A header that does not end before this is none (contours of a whole body take some 50 MB). */
  headerBytes: 512 * MiB,
  /** A data set that is deflated as a whole is unpacked as a whole. */
  deflatedDataSetBytes: 512 * MiB,
  /** One file unpacked: 2,000 slices of 512 × 512 as 32-bit numbers. */
  unpackedBytes: 2 * GiB,
  /**
   * What is written into one zip: its sizes are of 32 bits (APPNOTE 4.4.8), which is 4 GiB, and a copy may be a
   * little larger than its file; entries are counted in 16 bits.
   */
  writtenZipBytes: 3 * GiB,
  writtenZipEntries: 60_000,
  /** Plans and tables of names, read as text: a plan with a story takes 1 MB. */
  textBytes: 64 * MiB,
  /** Markups of 3D Slicer: some ten thousand points, read at once. */
  markupsBytes: 4 * MiB,
  /** Voxels of one image: 4,096 slices of 512 × 512. */
  voxels: 2 ** 30,
  /** Pixels of one slice: 8,192 × 8,192, sixty-four times a large CT slice. */
  pixelsPerSlice: 2 ** 26,
} as const;

/** Deflate cannot do better (RFC 1951: 258 bytes from 2 bits): what says more lies. */
export const deflateRatio = 1032;
