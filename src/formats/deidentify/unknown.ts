import dicomParser, { type Element } from 'dicom-parser';
import type { Encoding } from './encode';

/**
 * The items of a sequence whose VR is not SQ: of VR UN its value is implicit VR little endian whatever the
 * file's transfer syntax (PS3.5 section 6.2.2). Undefined where the bytes are no items, or would have to be
 * turned round for a big endian file: such a value may hold anything, and must not be copied.
 */
export function unknownItems(value: Uint8Array, { littleEndian }: Encoding): readonly Element[] | undefined {
  if (value.length === 0) return [];
  if (!littleEndian) return undefined;
  try {
    const stream = new dicomParser.ByteStream(dicomParser.littleEndianByteArrayParser, value, 0);
    const element = { tag: '', dataOffset: 0, length: value.length } as Element;
    dicomParser.readSequenceItemsImplicit(stream, element);
    const isWhole = stream.position === value.length;
    return isWhole ? element.items : undefined;
  } catch {
    // dicom-parser throws strings and errors alike.
    return undefined;
  }
}
