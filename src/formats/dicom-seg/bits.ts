import type { DataSet } from 'dicom-parser';
import { uint16 } from '../dicom/dataset';

/** Pixels of frame `index`, row by row, 0–255; valid until the next frame is read. */
export type FrameReader = (index: number) => Uint8Array;

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
  const frame = new Uint8Array(size);
  if (bits === 1) return (index) => unpack(bytes, index * size, frame);
  const most = uint16(dataSet, 'x0062000e') || 255;
  return (index) => {
    for (let i = 0; i < size; i++) {
      frame[i] = Math.min(255, Math.round((bytes[index * size + i]! * 255) / most));
    }
    return frame;
  };
}

/** The bits from `start` on as 0 or 255; most bytes are empty and are passed over. */
function unpack(bytes: Uint8Array, start: number, frame: Uint8Array): Uint8Array {
  frame.fill(0);
  const last = (start + frame.length - 1) >> 3;
  for (let at = start >> 3; at <= last; at++) {
    const byte = bytes[at]!;
    if (byte === 0) continue;
    for (let bit = 0; bit < 8; bit++) {
      const i = at * 8 + bit - start;
      if ((byte >> bit) & 1 && i >= 0 && i < frame.length) frame[i] = 255;
    }
  }
  return frame;
}
