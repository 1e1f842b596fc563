type Triple = readonly [number, number, number];

const far = 1e12;

/**
 * Euclidean distance of each cell's centre to the nearest cell that is set, in cells; 0 in set cells,
 * about 1e6 where none is set. Felzenszwalb and Huttenlocher, doi:10.4086/toc.2012.v008a019.
 */
export function distanceToSet(set: Uint8Array, dims: Triple): Float32Array {
  const squared = Float32Array.from(set, (inside) => (inside ? 0 : far));
  const longest = Math.max(...dims);
  const scratch: Scratch = {
    line: new Float64Array(longest),
    parabolas: new Int32Array(longest),
    bounds: new Float64Array(longest + 1),
  };
  const strides = [1, dims[0], dims[0] * dims[1]];
  for (let axis = 0; axis < 3; axis++) {
    const [u, v] = axis === 0 ? [1, 2] : axis === 1 ? [0, 2] : [0, 1];
    for (let b = 0; b < dims[v!]!; b++)
      for (let a = 0; a < dims[u!]!; a++)
        sweep(squared, a * strides[u!]! + b * strides[v!]!, strides[axis]!, dims[axis]!, scratch);
  }
  for (let q = 0; q < squared.length; q++) squared[q] = Math.sqrt(squared[q]!);
  return squared;
}

interface Scratch {
  readonly line: Float64Array;
  readonly parabolas: Int32Array;
  readonly bounds: Float64Array;
}

/** The lower envelope of the parabolas over one line. */
function sweep(values: Float32Array, from: number, stride: number, count: number, s: Scratch): void {
  const { line, parabolas, bounds } = s;
  let top = -1;
  for (let q = 0; q < count; q++) {
    const f = (line[q] = values[from + q * stride]!);
    if (f >= far) continue;
    let cross = -Infinity;
    while (top >= 0) {
      const p = parabolas[top]!;
      cross = (f + q * q - (line[p]! + p * p)) / (2 * (q - p));
      if (cross > bounds[top]!) break;
      top--;
    }
    if (top < 0) cross = -Infinity;
    parabolas[++top] = q;
    bounds[top] = cross;
  }
  if (top < 0) return;
  for (let q = 0, n = 0; q < count; q++) {
    while (n < top && bounds[n + 1]! < q) n++;
    const p = parabolas[n]!;
    values[from + q * stride] = (q - p) ** 2 + line[p]!;
  }
}

/**
 * Signed distance to the border of what is set, mm for cells of `spacingMm`: negative inside, where it
 * is told for the outermost cells alone (−½ cell) and what lies deeper is −1½ cells.
 */
export function signedDistanceMm(set: Uint8Array, dims: Triple, spacingMm: number): Float32Array {
  const distance = distanceToSet(set, dims);
  const steps = [1, dims[0], dims[0] * dims[1]];
  for (let q = 0; q < distance.length; q++) {
    const isBorder = set[q] && steps.some((step) => set[q - step] === 0 || set[q + step] === 0);
    distance[q] = spacingMm * (set[q] ? (isBorder ? -0.5 : -1.5) : distance[q]! - 0.5);
  }
  return distance;
}
