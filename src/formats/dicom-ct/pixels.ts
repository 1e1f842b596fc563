import { fail, ok, type Result } from '../../core/result';
import { toValues, type Values } from '../image/values';
import type { PixelLayout } from './layout';
import type { LookUpTable } from './rescale';

/** One decoded slice, row by row. Int16 when every HU is an integer in its range, else Float32. */
export interface SliceHu {
  readonly hu: Int16Array<ArrayBuffer> | Float32Array<ArrayBuffer>;
  readonly minHu: number;
  readonly maxHu: number;
}

/**
 * HU = stored value, or what a table has for it, × slope + intercept (PS3.3 C.11.1.1.2), padding included.
 * Failures: `dicom-truncated`, `pixel-format`, `image-not-finite`.
 */
export function decodePixels(bytes: Uint8Array, layout: PixelLayout, path: string): Result<SliceHu> {
  const { bitsAllocated, offset, length } = layout;
  const bits = layout.rows * layout.columns * bitsAllocated;
  if (!isStorable(layout) || (layout.frame && bits % 8 !== 0))
    return fail('pixel-format', { path, bitsAllocated });
  const needed = Math.ceil(bits / 8);
  if (length < needed || offset + needed > bytes.length) return fail('dicom-truncated', { path });
  const stored = storedValues(bytes.subarray(offset, offset + needed), layout);
  const slice = rescale(layout.table ? lookedUp(stored, layout.table) : stored, layout);
  // A slope or intercept beyond single precision makes numbers that are none.
  return Number.isFinite(slice.minHu) && Number.isFinite(slice.maxHu)
    ? ok(slice)
    : fail('image-not-finite', { path });
}

/** The stored bits lie within the allocated ones (PS3.5 section 8.1.1). */
const isStorable = ({ bitsAllocated, bitsStored, highBit }: PixelLayout): boolean =>
  bitsAllocated >= 8 &&
  bitsAllocated <= 32 &&
  bitsStored >= 1 &&
  bitsStored <= highBit + 1 &&
  highBit < bitsAllocated;

function storedValues(raw: Uint8Array, layout: PixelLayout): Values {
  const { bitsAllocated, bitsStored, highBit, signed } = layout;
  const whole = [8, 16, 32].includes(bitsAllocated);
  if (!whole) return packedValues(raw, layout);
  const type = `${signed ? 'int' : 'uint'}${bitsAllocated as 8 | 16 | 32}` as const;
  const plain = toValues(raw, type, !layout.bigEndian);
  if (bitsStored >= bitsAllocated) return plain;
  // Bits outside the stored ones may hold overlays or rubbish: shift them out, extend the sign.
  const clean = plain.slice();
  for (let i = 0; i < clean.length; i++) clean[i] = onlyStored(clean[i]!, bitsStored, highBit, signed);
  return clean;
}

function onlyStored(cell: number, bitsStored: number, highBit: number, signed: boolean): number {
  const left = 32 - (highBit + 1);
  const right = 32 - bitsStored;
  return signed ? (cell << left) >> right : (cell << left) >>> right;
}

/** Cells that fill no whole bytes, 12 bits as a rule, one behind the other from the lowest bit on (PS3.5 annex D). */
function packedValues(raw: Uint8Array, layout: PixelLayout): Values {
  const { rows, columns, bitsAllocated, bitsStored, highBit, signed, bigEndian } = layout;
  const byteAt = (n: number) => raw[bigEndian ? n ^ 1 : n] ?? 0;
  const values = signed ? new Int32Array(rows * columns) : new Uint32Array(rows * columns);
  for (let i = 0; i < values.length; i++) {
    let cell = 0;
    for (let bit = 0; bit < bitsAllocated; bit++) {
      const at = i * bitsAllocated + bit;
      cell |= ((byteAt(at >> 3) >> (at & 7)) & 1) << bit;
    }
    values[i] = onlyStored(cell, bitsStored, highBit, signed);
  }
  return values;
}

const lookedUp = (stored: Values, { first, values }: LookUpTable): Values =>
  Uint16Array.from(
    stored,
    (value: number) => values[Math.min(values.length - 1, Math.max(0, value - first))]!,
  );

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
