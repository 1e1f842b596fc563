import type { DataSet } from 'dicom-parser';
import { uint16 } from '../dicom/dataset';

/** Copies frame `index` into `out` from `offset` on, 0–255. */
export type FrameReader = (index: number, out: Uint8Array, offset: number) => void;

/**
 * Reader of the frames' pixels. Binary frames are packed bit by bit, lowest bit first, and need not
 * begin at a byte (PS3.5 section 8.1.1); fractional ones are scaled from MaximumFractionalValue.
 * Undefined when pixels are missing.
 */
export function frameBits(dataSet: DataSet, frames: number): FrameReader | undefined {
  const element = dataSet.elements['x7fe00010'];
  const size = (uint16(dataSet, 'x00280010') ?? 0) * (uint16(dataSet, 'x00280011') ?? 0);
  const bits = uint16(dataSet, 'x00280100')!;
  const needed = Math.ceil((size * frames * bits) / 8);
  if (!element || element.length < needed || element.dataOffset + needed > dataSet.byteArray.length)
    return undefined;
  const bytes = dataSet.byteArray.subarray(element.dataOffset, element.dataOffset + needed);
  if (bits === 1) {
    return (index, out, offset) => {
      for (let i = 0, bit = index * size; i < size; i++, bit++) {
        if ((bytes[bit >> 3]! >> (bit & 7)) & 1) out[offset + i] = 255;
      }
    };
  }
  const most = uint16(dataSet, 'x0062000e') || 255;
  return (index, out, offset) => {
    for (let i = 0; i < size; i++) {
      out[offset + i] = Math.min(255, Math.round((bytes[index * size + i]! * 255) / most));
    }
  };
}
