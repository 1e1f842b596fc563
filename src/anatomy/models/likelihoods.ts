/** Below this a likelihood is nothing: it would not move a sum of 16 bits. */
const leastExponent = -12;
/**
 * Voxels taken at a time. Channels of a patch often lie a power of two apart, where a cache holds but a few of them:
 * they are brought together first.
 */
export const together = 512;

/** Softmax over the channels of every voxel of a patch, in place; channels one after another, each of all voxels. */
export function softmax(channels: number): (logits: Float32Array) => void {
  const block = new Float32Array(channels * together);
  const most = new Float32Array(together);
  const sums = new Float32Array(together);
  return (logits) => {
    const voxels = logits.length / channels;
    for (let from = 0; from < voxels; from += together) {
      const count = Math.min(together, voxels - from);
      most.fill(-Infinity);
      sums.fill(0);
      for (let c = 0; c < channels; c++) {
        block.set(logits.subarray(c * voxels + from, c * voxels + from + count), c * together);
        for (let n = 0, at = c * together; n < count; n++, at++)
          if (block[at]! > most[n]!) most[n] = block[at]!;
      }
      for (let c = 0; c < channels; c++)
        for (let n = 0, at = c * together; n < count; n++, at++) {
          const exponent = block[at]! - most[n]!;
          const value = exponent > leastExponent ? Math.exp(exponent) : 0;
          block[at] = value;
          sums[n]! += value;
        }
      for (let c = 0; c < channels; c++)
        for (let n = 0, at = c * together, to = c * voxels + from; n < count; n++, at++, to++)
          logits[to] = block[at]! / sums[n]!;
    }
  };
}

/**
 * The likeliest channel of `count` voxels that lie one after another, the first of equals.
 * @param stride from a voxel of one channel to that of the next
 * @param best the channel of each, written
 * @param most its value, written
 */
export function likeliest(
  values: Float32Array | Uint16Array,
  channels: number,
  stride: number,
  from: number,
  count: number,
  best: Uint16Array,
  most: Float32Array,
): void {
  for (let n = 0; n < count; n++) {
    best[n] = 0;
    most[n] = values[from + n]!;
  }
  for (let c = 1; c < channels; c++)
    for (let n = 0, at = c * stride + from; n < count; n++, at++)
      if (values[at]! > most[n]!) {
        most[n] = values[at]!;
        best[n] = c;
      }
}
