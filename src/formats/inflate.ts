import { Gunzip, Inflate } from 'fflate';

/** More came out of compressed bytes than may. */
export class TooMuch extends Error {}

/** Compressed bytes taken at a time: what they unpack to (66 MB at most) is the most that is made in vain. */
const stepBytes = 64 * 1024;
/** The same where only a beginning is wanted. */
const beginningStepBytes = 2 * 1024;

interface Options {
  /** Stops quietly at `most` bytes, and takes data that end early: for the beginning of a file. */
  readonly beginning?: boolean;
  /** What is expected to come out, where that is known. */
  readonly expected?: number;
  /** Called where a further member of a gzip chain begins, with what came out before it. */
  onMember?(length: number): void;
}

/**
 * Inflates deflated or gzip data (all members of a chain) into at most `most` bytes. Memory grows with
 * what comes out, never with what the data say of themselves.
 * @throws TooMuch when more comes out
 * @throws when the data are damaged or end early
 */
export function inflateUpTo(
  kind: 'deflate' | 'gzip',
  bytes: Uint8Array,
  most: number,
  { beginning = false, expected = 4 * bytes.length, onMember }: Options = {},
): Uint8Array {
  const out = new Growing(Math.min(most, Math.max(expected, 1024)));
  const stream = kind === 'gzip' ? new Gunzip() : new Inflate();
  let finished = false;
  stream.ondata = (part, final) => {
    finished ||= final;
    out.add(part);
  };
  if (stream instanceof Gunzip && onMember) stream.onmember = () => onMember(out.length);
  const step = beginning ? beginningStepBytes : stepBytes;
  for (let at = 0; at < bytes.length && out.length <= most; at += step) {
    const end = Math.min(bytes.length, at + step);
    const before = out.length;
    stream.push(bytes.subarray(at, end), !beginning && end === bytes.length);
    // The stream does not tell that it has ended, and would pile up what follows.
    if (out.length === before && end - at === stepBytes) throw new Error('nothing comes out');
  }
  if (beginning) return out.bytes(Math.min(most, out.length));
  if (out.length > most) throw new TooMuch();
  if (!finished) throw new Error('the compressed data end early');
  return out.bytes(out.length);
}

/** Bytes that arrive in parts. */
class Growing {
  length = 0;
  #bytes: Uint8Array;

  constructor(capacity: number) {
    this.#bytes = new Uint8Array(capacity);
  }

  add(part: Uint8Array): void {
    const length = this.length + part.length;
    if (length > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(length, 2 * this.#bytes.length));
      larger.set(this.#bytes.subarray(0, this.length));
      this.#bytes = larger;
    }
    this.#bytes.set(part, this.length);
    this.length = length;
  }

  bytes(length: number): Uint8Array {
    return this.#bytes.length === length ? this.#bytes : this.#bytes.slice(0, length);
  }
}
