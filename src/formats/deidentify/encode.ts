import { joinBytes } from '../join';

/** How a data set is written (PS3.5 section 7). */
export interface Encoding {
  readonly explicit: boolean;
  readonly littleEndian: boolean;
}

/** Their length takes four bytes in explicit VR (PS3.5 table 7.1-1). */
const longVrs = new Set(['OB', 'OD', 'OF', 'OL', 'OV', 'OW', 'SQ', 'SV', 'UC', 'UN', 'UR', 'UT', 'UV']);
export const undefinedLength = 0xffffffff;

/** One element, its value as it is to stand in the file; `length` where it is not the value's. */
export function element(
  { explicit, littleEndian }: Encoding,
  tag: string,
  vr: string,
  value: Uint8Array,
  length = value.length,
): Uint8Array {
  const isLong = explicit && longVrs.has(vr);
  const header = new DataView(new ArrayBuffer(isLong ? 12 : 8));
  header.setUint16(0, parseInt(tag.slice(0, 4), 16), littleEndian);
  header.setUint16(2, parseInt(tag.slice(4), 16), littleEndian);
  if (explicit) {
    header.setUint8(4, vr.charCodeAt(0));
    header.setUint8(5, vr.charCodeAt(1));
  }
  if (explicit && !isLong) header.setUint16(6, length, littleEndian);
  else header.setUint32(isLong ? 8 : 4, length, littleEndian);
  return joinBytes([new Uint8Array(header.buffer), value]);
}

/** An item of a sequence, of known length. */
export function item({ littleEndian }: Encoding, body: Uint8Array): Uint8Array {
  return element({ explicit: false, littleEndian }, 'fffee000', '', body);
}

/** The end of a sequence of unknown length: of compressed pixels. */
export const sequenceEnd = ({ littleEndian }: Encoding): Uint8Array =>
  element({ explicit: false, littleEndian }, 'fffee0dd', '', new Uint8Array(0));
