/** Number formats of NIfTI and NRRD, and of the pixels of DICOM. */
export type ValueType =
  'int8' | 'uint8' | 'int16' | 'uint16' | 'int32' | 'uint32' | 'int64' | 'uint64' | 'float32' | 'float64';

const arrays = {
  int8: Int8Array,
  uint8: Uint8Array,
  int16: Int16Array,
  uint16: Uint16Array,
  int32: Int32Array,
  uint32: Uint32Array,
  float32: Float32Array,
  float64: Float64Array,
};

export type Values = InstanceType<(typeof arrays)[keyof typeof arrays]>;

export const bytesPerValue = (type: ValueType): number =>
  type === 'int64' || type === 'uint64' ? 8 : arrays[type].BYTES_PER_ELEMENT;

/**
 * The numbers in `raw`, which must hold exactly whole ones. 64-bit integers become doubles, exact up
 * to 2⁵³. The result shares memory with `raw` where alignment and byte order allow.
 */
export function toValues(raw: Uint8Array, type: ValueType, littleEndian: boolean): Values {
  const width = bytesPerValue(type);
  const ordered = littleEndian || width === 1 ? raw : swapped(raw, width);
  const bytes = ordered.byteOffset % width === 0 ? ordered : ordered.slice();
  const count = bytes.length / width;
  if (type === 'int64') {
    return Float64Array.from(new BigInt64Array(bytes.buffer, bytes.byteOffset, count), Number);
  }
  if (type === 'uint64') {
    return Float64Array.from(new BigUint64Array(bytes.buffer, bytes.byteOffset, count), Number);
  }
  return new arrays[type](bytes.buffer as ArrayBuffer, bytes.byteOffset, count);
}

function swapped(raw: Uint8Array, width: number): Uint8Array {
  const out = new Uint8Array(raw.length);
  for (let at = 0; at < raw.length; at += width) {
    for (let i = 0; i < width; i++) out[at + i] = raw[at + width - 1 - i]!;
  }
  return out;
}
