/**
 * Trilinear value within the cell whose low corner has the index `o`; `row` and `slice` are the strides of the
 * second and third axis, the fractions 0 … 1.
 */
export function trilinear(
  values: ArrayLike<number>,
  o: number,
  row: number,
  slice: number,
  fx: number,
  fy: number,
  fz: number,
): number {
  const q = o + slice;
  const a = values[o]! + (values[o + 1]! - values[o]!) * fx;
  const b = values[o + row]! + (values[o + row + 1]! - values[o + row]!) * fx;
  const c = values[q]! + (values[q + 1]! - values[q]!) * fx;
  const d = values[q + row]! + (values[q + row + 1]! - values[q + row]!) * fx;
  const near = a + (b - a) * fy;
  return near + (c + (d - c) * fy - near) * fz;
}
