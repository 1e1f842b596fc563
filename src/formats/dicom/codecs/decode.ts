import { Decoder } from 'jpeg-lossless-decoder-js';
import { fail, ok, type Result } from '../../../core/result';
import { joinBytes } from '../../join';
import { type Codec, codecOf, describeSyntax } from '../syntax';
import { statedSize } from './codestream';
import { decodeDct } from './dct/decode';
import { forgetLibrary, library, type LibraryName } from './library';
import { decodeRle } from './rle';

/** What a frame must decode to. */
export interface FrameShape {
  readonly transferSyntax: string;
  readonly rows: number;
  readonly columns: number;
  readonly bitsAllocated: number;
}

/** Samples row by row, little-endian. */
export interface DecodedFrame {
  readonly bytes: Uint8Array;
  readonly bitsAllocated: 8 | 16;
  /** Bits of a sample that were coded, as the frame states it. */
  readonly precision?: number;
}

type Decode = (frame: Uint8Array, shape: FrameShape) => Promise<DecodedFrame | undefined>;

/** Decoded by a class of a library. */
const through =
  (name: LibraryName, decoder: string): Decode =>
  async (frame) => {
    const made = new (await library(name))[decoder]!();
    try {
      made.getEncodedBuffer(frame.length).set(frame);
      made.decode();
      const { bitsPerSample } = made.getFrameInfo();
      const bytes = made.getDecodedBuffer().slice();
      made.delete();
      return bitsPerSample > 16 ? undefined : { bytes, bitsAllocated: bitsPerSample > 8 ? 16 : 8 };
    } catch (reason) {
      forgetLibrary(name);
      throw reason;
    }
  };

const charls = through('charls', 'JpegLSDecoder');

/** Damaged data without an end marker may keep the library busy without end: it is always given one. */
const jpegLs: Decode = (frame, shape) => {
  const end = frame.at(-1) === 0 ? frame.length - 1 : frame.length;
  const isEnded = frame[end - 2] === 0xff && frame[end - 1] === 0xd9;
  return charls(isEnded ? frame : joinBytes([frame, Uint8Array.of(0xff, 0xd9)]), shape);
};

const jpeg8 = through('turbo', 'JPEGDecoder');

/** The library knows 8 bits alone. */
const jpegDct: Decode = async (frame, shape) => {
  if (statedSize(frame)?.precision === 8) return jpeg8(frame, shape);
  const samples = decodeDct(frame);
  return { bytes: new Uint8Array(samples.buffer), bitsAllocated: 16 };
};

const jpegLossless: Decode = async (frame, { rows, columns }) => {
  const padded = withRoomAtEnd(frame);
  const bytes = new Uint8Array(new Decoder().decompress(padded.buffer, 0, padded.length));
  const bytesPerSample = bytes.length / (rows * columns);
  if (bytesPerSample !== 1 && bytesPerSample !== 2) return undefined;
  return { bytes, bitsAllocated: bytesPerSample === 2 ? 16 : 8 };
};

/** The decoder reads ahead and stops at the end marker, at times a sample early: it gets zeros to read first. */
function withRoomAtEnd(frame: Uint8Array): Uint8Array<ArrayBuffer> {
  let end = frame.length;
  while (end > 1 && !(frame[end - 2] === 0xff && frame[end - 1] === 0xd9)) end--;
  const body = end > 1 ? end - 2 : frame.length;
  const out = new Uint8Array(body + 6);
  out.set(frame.subarray(0, body));
  out.set([0xff, 0xd9], body + 4);
  return out;
}

const rle: Decode = async (frame, { rows, columns, bitsAllocated }) => {
  if (bitsAllocated !== 8 && bitsAllocated !== 16) return undefined;
  const bytes = decodeRle(frame, rows * columns, bitsAllocated / 8);
  return bytes && { bytes, bitsAllocated, precision: bitsAllocated };
};

const decoders: Readonly<Record<Codec, Decode>> = {
  rle,
  jpeg: jpegDct,
  'jpeg-lossless': jpegLossless,
  'jpeg-ls': jpegLs,
  'jpeg-2000': through('openjpeg', 'J2KDecoder'),
  htj2k: through('openjph', 'HTJ2KDecoder'),
};

/**
 * One compressed frame (PS3.5 annex A.4), its fragments joined.
 * Failure: `pixel-codec`.
 */
export async function decodeFrame(
  frame: Uint8Array,
  path: string,
  shape: FrameShape,
): Promise<Result<DecodedFrame>> {
  const refused = () => fail('pixel-codec', { path, syntax: describeSyntax(shape.transferSyntax) });
  const codec = codecOf(shape.transferSyntax);
  if (!codec || (codec !== 'rle' && !fits(frame, shape))) return refused();
  try {
    const decoded = await decoders[codec](frame, shape);
    const count = shape.rows * shape.columns;
    if (decoded?.bytes.length !== (count * decoded!.bitsAllocated) / 8) return refused();
    const precision = decoded!.precision ?? statedSize(frame)?.precision;
    return ok({ ...decoded!, ...(precision !== undefined && { precision }) });
  } catch {
    // The decoders throw numbers, strings and errors alike; none of them says more than this.
    return refused();
  }
}

/** Whether the frame says that it is what the data set says of it: no decoder makes room for anything else. */
function fits(frame: Uint8Array, { rows, columns }: FrameShape): boolean {
  const stated = statedSize(frame);
  return stated?.rows === rows && stated.columns === columns && stated.components === 1;
}
