import type { DataSet } from 'dicom-parser';
import { fail, ok, type Result } from '../../core/result';
import { decimal, text, uint16 } from '../dicom/dataset';

export type SegmentationType = 'BINARY' | 'FRACTIONAL' | 'LABELMAP';

/** How the pixels of a segmentation are stored. */
export interface SegImage {
  readonly type: SegmentationType;
  readonly rows: number;
  readonly columns: number;
  readonly frames: number;
  readonly bits: 1 | 8 | 16;
  /** The value of full occupancy, for a fractional one. */
  readonly most: number;
  /** Fractional values are probabilities, not parts of a voxel. */
  readonly isProbability: boolean;
  /** Stated Pixel Padding Value of a label map: its background. */
  readonly padding?: number;
}

const bitsOf: Readonly<Record<SegmentationType, readonly number[]>> = {
  BINARY: [1],
  FRACTIONAL: [1, 8],
  LABELMAP: [8, 16],
};

/** Stored bytes above which a segmentation is refused: twice what 60 segments in 300 slices of 512² take. */
const mostBytes = 2 ** 30 * 1.25;
const mostPixelsPerFrame = 2 ** 26;

/**
 * What the Segmentation Image module says of the pixels (PS3.3 C.8.20.2).
 * Failures: `not-a-segmentation`, `seg-type`, `seg-geometry` (no size), `seg-too-large`.
 */
export function readSegImage(dataSet: DataSet, path: string): Result<SegImage> {
  if (text(dataSet, 'x00080060') !== 'SEG') return fail('not-a-segmentation', { path });
  const type = text(dataSet, 'x00620001') ?? '?';
  const bits = uint16(dataSet, 'x00280100') ?? 0;
  if (!isKnown(type) || !bitsOf[type].includes(bits)) return fail('seg-type', { path, type, bits });
  const rows = uint16(dataSet, 'x00280010') ?? 0;
  const columns = uint16(dataSet, 'x00280011') ?? 0;
  const frames = decimal(dataSet, 'x00280008') ?? 1;
  if (rows < 1 || columns < 1 || !Number.isInteger(frames) || frames < 1) {
    return fail('seg-geometry', { path });
  }
  const isTooLarge = rows * columns > mostPixelsPerFrame || (rows * columns * frames * bits) / 8 > mostBytes;
  if (isTooLarge) return fail('seg-too-large', { path, columns, rows, frames });
  const padding = uint16(dataSet, 'x00280120');
  return ok({
    type,
    rows,
    columns,
    frames,
    bits: bits as SegImage['bits'],
    most: bits === 1 ? 1 : uint16(dataSet, 'x0062000e') || 255,
    isProbability: type === 'FRACTIONAL' && text(dataSet, 'x00620010') === 'PROBABILITY',
    ...(padding !== undefined && { padding }),
  });
}

const isKnown = (type: string): type is SegmentationType => type in bitsOf;

/** Bytes that all frames take as they are stored without compression, without gaps between frames. */
export const storedSize = ({ rows, columns, frames, bits }: SegImage): number =>
  Math.ceil((rows * columns * frames * bits) / 8);
