import type { PlyEncoding, PlyType } from './ply-header';

/** Takes one number of a PLY after the other; beyond the end all are NaN. */
export interface NextNumber {
  number(type: PlyType): number;
  isPastEnd(): boolean;
}

const widths: Readonly<Record<PlyType, number>> = {
  int8: 1,
  uint8: 1,
  int16: 2,
  uint16: 2,
  int32: 4,
  uint32: 4,
  float32: 4,
  float64: 8,
};

export function binaryNumbers(bytes: Uint8Array, encoding: PlyEncoding): NextNumber {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = encoding === 'binary_little_endian';
  const read: Readonly<Record<PlyType, (at: number) => number>> = {
    int8: (at) => view.getInt8(at),
    uint8: (at) => view.getUint8(at),
    int16: (at) => view.getInt16(at, little),
    uint16: (at) => view.getUint16(at, little),
    int32: (at) => view.getInt32(at, little),
    uint32: (at) => view.getUint32(at, little),
    float32: (at) => view.getFloat32(at, little),
    float64: (at) => view.getFloat64(at, little),
  };
  let at = 0;
  let past = false;
  return {
    number(type) {
      const from = at;
      at += widths[type];
      past ||= at > bytes.length;
      return past ? Number.NaN : read[type](from);
    },
    isPastEnd: () => past,
  };
}

export function textNumbers(bytes: Uint8Array): NextNumber {
  const words = new TextDecoder().decode(bytes).matchAll(/\S+/g);
  let past = false;
  return {
    number() {
      const { value, done } = words.next();
      past ||= done === true;
      return past ? Number.NaN : Number(value);
    },
    isPastEnd: () => past,
  };
}
