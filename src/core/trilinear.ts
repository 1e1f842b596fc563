/**
 * Trilinear value within the cell whose low corner has the index `o`; the fractions are 0 … 1.
 * @param step, row, slice strides of the first, second and third axis
 */
export function trilinear(
  values: ArrayLike<number>,
  o: number,
  step: number,
  row: number,
  slice: number,
  fx: number,
  fy: number,
  fz: number,
): number {
  const p = o + row;
  const q = o + slice;
  const r = q + row;
  const a = values[o]! + (values[o + step]! - values[o]!) * fx;
  const b = values[p]! + (values[p + step]! - values[p]!) * fx;
  const c = values[q]! + (values[q + step]! - values[q]!) * fx;
  const d = values[r]! + (values[r + step]! - values[r]!) * fx;
  const near = a + (b - a) * fy;
  return near + (c + (d - c) * fy - near) * fz;
}
