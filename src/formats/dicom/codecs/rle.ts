/**
 * RLE Lossless (PS3.5 annex G): one segment a byte of the samples, the most significant first.
 * @returns the samples little-endian; undefined when the data are damaged
 */
export function decodeRle(frame: Uint8Array, count: number, bytesPerSample: number): Uint8Array | undefined {
  if (frame.length < 64) return undefined;
  const view = new DataView(frame.buffer, frame.byteOffset, frame.length);
  if (view.getUint32(0, true) !== bytesPerSample) return undefined;
  const out = new Uint8Array(count * bytesPerSample);
  for (let segment = 0; segment < bytesPerSample; segment++) {
    const from = view.getUint32(4 + 4 * segment, true);
    const to = segment + 1 < bytesPerSample ? view.getUint32(8 + 4 * segment, true) : frame.length;
    if (from < 64 || to > frame.length || from > to) return undefined;
    const place = bytesPerSample - 1 - segment;
    if (!unpackBits(frame.subarray(from, to), out, place, bytesPerSample)) return undefined;
  }
  return out;
}

/** Writes a segment into every `step`-th byte from `at` on; true when it fills them all. */
function unpackBits(packed: Uint8Array, out: Uint8Array, at: number, step: number): boolean {
  let to = at;
  for (let n = 0; n + 1 < packed.length && to < out.length;) {
    const head = packed[n++]!;
    if (head === 128) continue;
    const length = head < 128 ? head + 1 : 257 - head;
    for (let i = 0; i < length && to < out.length; i++, to += step) {
      if (head < 128 && n >= packed.length) return false;
      out[to] = head < 128 ? packed[n++]! : packed[n]!;
    }
    if (head > 128) n++;
  }
  return to >= out.length;
}
