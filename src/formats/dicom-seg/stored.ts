import { inflateSync } from 'fflate';
import type { KernelContext } from '../../core/kernel';
import { fail, ok, type Result } from '../../core/result';
import { type DecodedFrame, decodeFrame } from '../dicom/codecs/decode';
import { type DicomFile, parseDicomFile } from '../dicom/dataset';
import { framePieces, joinPieces } from '../dicom/encapsulated';
import { codecOf, deflatedFrame, describeSyntax, explicitBigEndian, isLossy, isPlain } from '../dicom/syntax';
import { type SegImage, storedSize } from './header';

/**
 * The pixels of all frames as an uncompressed file stores them: bits packed without gaps (PS3.5 section
 * 8.1.1), bytes, or 16-bit little-endian. A view of the file where it is not compressed.
 * Failures: `transfer-syntax`, `dicom-truncated`, `frames-unclear`, `pixel-codec`.
 */
export async function storedPixels(
  file: DicomFile,
  bytes: Uint8Array,
  path: string,
  image: SegImage,
  context: KernelContext,
): Promise<Result<Uint8Array>> {
  const { dataSet, transferSyntax } = file;
  if (isPlain(transferSyntax)) return plainPixels(dataSet, path, image);
  if (transferSyntax === explicitBigEndian) return bigEndianPixels(dataSet, path, image);
  const isReadable = transferSyntax === deflatedFrame || codecOf(transferSyntax) !== undefined;
  // What was compressed with loss may have changed its numbers, and those of a label map are names.
  if (!isReadable || (image.type === 'LABELMAP' && isLossy(transferSyntax))) {
    return fail('transfer-syntax', { path, syntax: describeSyntax(transferSyntax) });
  }
  const whole = parseDicomFile(bytes, path);
  if (!whole.ok) return whole;
  const pieces = framePieces(whole.value.dataSet, image.frames);
  if (!pieces) return fail('frames-unclear', { path });
  const out = new Uint8Array(storedSize(image));
  for (const [n, piece] of pieces.entries()) {
    await context.checkpoint(n / pieces.length);
    const frame = await decode(joinPieces(whole.value.dataSet.byteArray, piece), path, image, transferSyntax);
    if (!frame.ok) return frame;
    store(out, n, frame.value, image);
  }
  return ok(out);
}

function plainPixels(
  { elements, byteArray }: DicomFile['dataSet'],
  path: string,
  image: SegImage,
): Result<Uint8Array> {
  const element = elements['x7fe00010'];
  const needed = storedSize(image);
  const isThere = element && element.length >= needed && element.dataOffset + needed <= byteArray.length;
  return isThere
    ? ok(byteArray.subarray(element.dataOffset, element.dataOffset + needed))
    : fail('dicom-truncated', { path });
}

/** Words have their bytes the other way round, whatever they hold; bytes (OB) lie as ever (PS3.5 section 7.3, annex D). */
function bigEndianPixels(dataSet: DicomFile['dataSet'], path: string, image: SegImage): Result<Uint8Array> {
  const { vr, length = 0, dataOffset = 0 } = dataSet.elements['x7fe00010'] ?? {};
  const plain = plainPixels(dataSet, path, image);
  if (!plain.ok || (vr === 'OB' && image.bits < 16)) return plain;
  // A word at the end may be filled up with a byte that is no pixel.
  const whole = dataSet.byteArray.subarray(dataOffset, dataOffset + length);
  const wanted = storedSize(image);
  return ok(Uint8Array.from({ length: wanted }, (_, n) => whole[n ^ 1]!));
}

/** One frame: a byte or two a pixel, or packed bits where the frame was stored so. */
async function decode(
  frame: Uint8Array,
  path: string,
  { rows, columns, bits }: SegImage,
  transferSyntax: string,
): Promise<Result<Decoded>> {
  const size = rows * columns;
  if (transferSyntax === deflatedFrame) return inflated(frame, path, Math.ceil((size * bits) / 8), bits);
  const bitsAllocated = bits === 1 ? 8 : bits;
  const decoded = await decodeFrame(frame, path, { transferSyntax, rows, columns, bitsAllocated });
  if (decoded.ok || bits !== 1 || codecOf(transferSyntax) !== 'rle') return decoded;
  // Bits that were run-length encoded eight to a byte, as some write them.
  const packed = { transferSyntax, rows: 1, columns: Math.ceil(size / 8), bitsAllocated: 8 };
  const bytes = await decodeFrame(frame, path, packed);
  return bytes.ok ? ok({ ...bytes.value, bitsAllocated: 1 }) : bytes;
}

type Decoded = Omit<DecodedFrame, 'bitsAllocated'> & { readonly bitsAllocated: 1 | 8 | 16 };

/** Deflated Image Frame Compression (PS3.5 section A.4.13): one deflate stream a frame. */
function inflated(
  frame: Uint8Array,
  path: string,
  size: number,
  bits: Decoded['bitsAllocated'],
): Result<Decoded> {
  try {
    // Room for one byte more than an even frame tells a stream that would go on.
    const bytes = inflateSync(frame, { out: new Uint8Array(size + 2) });
    if (bytes.length - size === 0 || bytes.length - size === size % 2)
      return ok({ bytes, bitsAllocated: bits });
  } catch {
    // Said below.
  }
  return fail('pixel-codec', { path, syntax: describeSyntax(deflatedFrame) });
}

/** Writes a decoded frame to its place. */
function store(
  out: Uint8Array,
  n: number,
  { bytes, bitsAllocated }: Decoded,
  { rows, columns, bits }: SegImage,
): void {
  const size = rows * columns;
  if (bits === 1) return storeBits(out, n * size, size, bytes, bitsAllocated);
  if (bits === bitsAllocated) return out.set(bytes, (n * size * bits) / 8);
  const wide = bits / 8;
  const stored = bitsAllocated / 8;
  for (let i = 0; i < size; i++) {
    for (let b = 0; b < Math.min(wide, stored); b++) out[(n * size + i) * wide + b] = bytes[i * stored + b]!;
  }
}

function storeBits(
  out: Uint8Array,
  from: number,
  size: number,
  bytes: Uint8Array,
  bitsAllocated: number,
): void {
  const step = bitsAllocated / 8;
  for (let i = 0; i < size; i++) {
    const isSet = bitsAllocated === 1 ? (bytes[i >> 3]! >> (i & 7)) & 1 : bytes[i * step]!;
    if (!isSet) continue;
    const bit = from + i;
    // Beyond 2³¹ bits a shift would lose the sign.
    out[Math.floor(bit / 8)]! |= 1 << (bit % 8);
  }
}
