/** The box from corner to corner, filled with cells of about `h`. */
export function gridOf(lowMm: readonly number[], highMm: readonly number[], h: number) {
  const dims = lowMm.map((low, axis) => Math.max(1, Math.round((highMm[axis]! - low) / h)));
  const spacingMm = dims.map((count, axis) => (highMm[axis]! - lowMm[axis]!) / count);
  return { dims, spacingMm, originMm: lowMm.map((low, axis) => low + spacingMm[axis]! / 2) };
}

export const cube = (halfMm: number, h: number) =>
  gridOf([-halfMm, -halfMm, -halfMm], [halfMm, halfMm, halfMm], h);
