/** What a compressed frame says of itself. */
export interface StatedSize {
  readonly rows: number;
  readonly columns: number;
  readonly components: number;
  /** Bits of a sample. */
  readonly precision: number;
}

/**
 * Size in the header of a JPEG, JPEG-LS (ISO 10918-1 B.2.2, 14495-1 C.2.2: frame header) or JPEG 2000
 * codestream (ISO 15444-1 A.5.1: SIZ). Undefined when there is none, or none of whole pixels. Read before a decoder is asked to make room
 * for it.
 */
export function statedSize(frame: Uint8Array): StatedSize | undefined {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.length);
  try {
    const first = view.getUint16(0);
    if (first === 0xff4f) return sizeOfJpeg2000(view);
    return first === 0xffd8 ? sizeOfJpeg(view) : undefined;
  } catch {
    // Read past the end.
    return undefined;
  }
}

function sizeOfJpeg2000(view: DataView): StatedSize | undefined {
  if (view.getUint16(2) !== 0xff51) return undefined;
  const columns = view.getUint32(8) - view.getUint32(16);
  const rows = view.getUint32(12) - view.getUint32(20);
  const components = view.getUint16(40);
  const precision = (view.getUint8(42) & 0x7f) + 1;
  // Samples for fewer pixels than there are, or more tiles than can be numbered (A.4.2), keep a decoder busy without end.
  const isWhole = view.getUint8(43) === 1 && view.getUint8(44) === 1;
  const tiles = Math.ceil(columns / view.getUint32(24)) * Math.ceil(rows / view.getUint32(28));
  return isWhole && tiles <= 65_535 ? { columns, rows, components, precision } : undefined;
}

function sizeOfJpeg(view: DataView): StatedSize | undefined {
  for (let at = 2; ;) {
    const marker = view.getUint16(at);
    if (marker < 0xffc0) return undefined;
    if (isFrameHeader(marker)) {
      return {
        rows: view.getUint16(at + 5),
        columns: view.getUint16(at + 7),
        components: view.getUint8(at + 9),
        precision: view.getUint8(at + 4),
      };
    }
    at += 2 + view.getUint16(at + 2);
  }
}

/** SOF0–SOF15 without the tables among them (DHT, JPG, DAC), and SOF55 of JPEG-LS. */
const isFrameHeader = (marker: number): boolean =>
  marker === 0xfff7 || (marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker));
