import { fail, ok, type Result } from '../../core/result';
import { toValues, type Values } from '../image/values';
import type { PixelLayout } from './layout';

/** One decoded slice, row by row. Int16 when every HU is an integer in its range, else Float32. */
export interface SliceHu {
  readonly hu: Int16Array<ArrayBuffer> | Float32Array<ArrayBuffer>;
  readonly minHu: number;
  readonly maxHu: number;
}

/**
 * HU = stored value × slope + intercept (PS3.3 C.11.1.1.2), padding included.
 * Failures: `dicom-truncated`, `pixel-format`.
 */
export function decodePixels(bytes: Uint8Array, layout: PixelLayout, path: string): Result<SliceHu> {
  const count = layout.rows * layout.columns;
  if (![8, 16, 32].includes(layout.bitsAllocated)) {
    return fail('pixel-format', { path, bitsAllocated: layout.bitsAllocated });
  }
  const needed = (count * layout.bitsAllocated) / 8;
  if (layout.length < needed || layout.offset + needed > bytes.length)
    return fail('dicom-truncated', { path });
  const stored = storedValues(bytes.subarray(layout.offset, layout.offset + needed), layout);
  return ok(rescale(stored, layout));
}

function storedValues(raw: Uint8Array, layout: PixelLayout): Values {
  const { bitsAllocated, bitsStored, highBit, signed } = layout;
  const type = `${signed ? 'int' : 'uint'}${bitsAllocated as 8 | 16 | 32}` as const;
  const plain = toValues(raw, type, !layout.bigEndian);
  if (bitsStored >= bitsAllocated) return plain;
  // Bits outside the stored ones may hold overlays or rubbish: shift them out, extend the sign.
  const left = 32 - (highBit + 1);
  const right = 32 - bitsStored;
  const clean = plain.slice();
  for (let i = 0; i < clean.length; i++) {
    clean[i] = signed ? (clean[i]! << left) >> right : (clean[i]! << left) >>> right;
  }
  return clean;
}

function rescale(stored: Values, { slope, intercept }: PixelLayout): SliceHu {
  if (Number.isInteger(slope) && Number.isInteger(intercept)) {
    const whole = toIntegers(stored, slope, intercept);
    if (whole) return whole;
  }
  const hu = new Float32Array(stored.length);
  let [minHu, maxHu, isWhole] = [Infinity, -Infinity, true];
  for (let i = 0; i < hu.length; i++) {
    const value = stored[i]! * slope + intercept;
    hu[i] = value;
    if (value < minHu) minHu = value;
    if (value > maxHu) maxHu = value;
    if (isWhole && !Number.isInteger(value)) isWhole = false;
  }
  if (isWhole && fits(minHu, maxHu)) return { hu: Int16Array.from(hu), minHu, maxHu };
  return { hu, minHu: Math.fround(minHu), maxHu: Math.fround(maxHu) };
}

const fits = (minHu: number, maxHu: number) => minHu >= -32768 && maxHu <= 32767;

/** The usual case in one pass; undefined when a value leaves the range of 16 bits. */
function toIntegers(stored: Values, slope: number, intercept: number): SliceHu | undefined {
  const hu = new Int16Array(stored.length);
  let [least, most] = [stored[0]!, stored[0]!];
  for (let i = 0; i < hu.length; i++) {
    const value = stored[i]!;
    if (value < least) least = value;
    else if (value > most) most = value;
    hu[i] = value * slope + intercept;
  }
  const ends = [least * slope + intercept, most * slope + intercept];
  const [minHu, maxHu] = [Math.min(...ends), Math.max(...ends)];
  return fits(minHu, maxHu) ? { hu, minHu, maxHu } : undefined;
}
