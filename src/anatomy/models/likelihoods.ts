/** Below this a likelihood is nothing: it would not move a sum of 16 bits. */
const leastExponent = -12;

/** Softmax over the channels of every voxel of a patch, in place; channels one after another, `voxels` apart. */
export function softmax(logits: Float32Array, channels: number): void {
  const voxels = logits.length / channels;
  for (let q = 0; q < voxels; q++) {
    let most = -Infinity;
    for (let at = q; at < logits.length; at += voxels) if (logits[at]! > most) most = logits[at]!;
    let sum = 0;
    for (let at = q; at < logits.length; at += voxels) {
      const exponent = logits[at]! - most;
      const value = exponent > leastExponent ? Math.exp(exponent) : 0;
      logits[at] = value;
      sum += value;
    }
    for (let at = q; at < logits.length; at += voxels) logits[at]! /= sum;
  }
}
