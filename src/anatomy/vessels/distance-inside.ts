type Triple = readonly [number, number, number];

/**
 * Distance of each voxel inside a mask to the nearest voxel outside, in voxels; 0 outside. What lies beyond
 * the box does not count as outside. Exact: Felzenszwalb & Huttenlocher 2012, doi:10.4086/toc.2012.v008a019.
 */
export function distanceInside(dims: Triple, mask: Uint8Array): Float32Array {
  const [nx, ny, nz] = dims;
  const far = (nx + ny + nz) ** 2;
  const squared = Float32Array.from(mask, (inside) => (inside ? far : 0));
  const strides = [1, nx, nx * ny] as const;
  const longest = Math.max(nx, ny, nz);
  const line = new Float64Array(longest);
  const places = new Int32Array(longest);
  const bounds = new Float64Array(longest + 1);
  for (const axis of [0, 1, 2] as const) {
    const [p, q] = [(axis + 1) % 3, (axis + 2) % 3] as [0 | 1 | 2, 0 | 1 | 2];
    for (let a = 0; a < dims[p]; a++)
      for (let b = 0; b < dims[q]; b++)
        lowerEnvelope(
          squared,
          a * strides[p] + b * strides[q],
          strides[axis],
          dims[axis],
          line,
          places,
          bounds,
        );
  }
  return squared.map(Math.sqrt);
}

/** Replaces a line of f by min over q of (p − q)² + f(q). */
function lowerEnvelope(
  values: Float32Array,
  start: number,
  stride: number,
  n: number,
  line: Float64Array,
  places: Int32Array,
  bounds: Float64Array,
): void {
  for (let p = 0; p < n; p++) line[p] = values[start + p * stride]!;
  let last = 0;
  places[0] = 0;
  bounds[0] = -Infinity;
  for (let p = 1; p < n; p++) {
    let meets: number;
    for (;;) {
      const q = places[last]!;
      meets = (line[p]! + p * p - line[q]! - q * q) / (2 * (p - q));
      if (meets > bounds[last]!) break;
      last--;
    }
    last++;
    places[last] = p;
    bounds[last] = meets;
  }
  bounds[last + 1] = Infinity;
  for (let p = 0, at = 0; p < n; p++) {
    while (bounds[at + 1]! < p) at++;
    values[start + p * stride] = (p - places[at]!) ** 2 + line[places[at]!]!;
  }
}
