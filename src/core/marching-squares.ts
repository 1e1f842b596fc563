/** A lattice of samples: `values[row * nx + column]` at (x0 + column·step, y0 + row·step). */
export interface SampleLattice {
  readonly x0: number;
  readonly y0: number;
  readonly step: number;
  readonly nx: number;
  readonly ny: number;
}

/**
 * Edges (0 top, 1 right, 2 bottom, 3 left) that the contour joins, by which corners are inside:
 * bit 0 upper left, 1 upper right, 2 lower right, 3 lower left. The saddles (5 and 10) are told
 * apart by the mean of the four corners.
 */
const edgePairs: readonly (readonly number[])[] = [
  [],
  [3, 0],
  [0, 1],
  [3, 1],
  [1, 2],
  [3, 0, 1, 2],
  [0, 2],
  [3, 2],
  [2, 3],
  [2, 0],
  [0, 1, 2, 3],
  [2, 1],
  [1, 3],
  [1, 0],
  [0, 3],
  [],
];
const joinedSaddle: Readonly<Record<number, readonly number[]>> = { 5: [3, 2, 1, 0], 10: [0, 3, 2, 1] };

/**
 * The contour of sampled values at `level`, straight pieces with ends interpolated along the
 * lattice edges: x0, y0, x1, y1 of each.
 * @param used how many numbers the buffer holds already; the pieces are appended
 * @param grow returns a buffer of at least the given length that keeps what was written
 * @returns how many numbers it holds now
 */
export function marchingSquares(
  values: Float32Array,
  lattice: SampleLattice,
  level: number,
  used: number,
  grow: (length: number) => Float32Array,
): number {
  const { nx, ny } = lattice;
  let out = grow(0);
  for (let r = 0; r + 1 < ny; r++) {
    for (let c = 0; c + 1 < nx; c++) {
      const o = r * nx + c;
      const a = values[o]!;
      const b = values[o + 1]!;
      const d = values[o + nx + 1]!;
      const e = values[o + nx]!;
      const inside = (a > level ? 1 : 0) | (b > level ? 2 : 0) | (d > level ? 4 : 0) | (e > level ? 8 : 0);
      if (inside === 0 || inside === 15) continue;
      const joined = (inside === 5 || inside === 10) && a + b + d + e > 4 * level;
      const pairs = joined ? joinedSaddle[inside]! : edgePairs[inside]!;
      if (used + 8 > out.length) out = grow(used + 8);
      for (let q = 0; q < pairs.length; q++) {
        const edge = pairs[q]!;
        // Along the top and bottom edges x runs, along the right and left ones y.
        const isLevel = edge === 0 || edge === 2;
        const start = edge === 1 ? b : edge === 2 ? e : a;
        const end = edge === 0 ? b : edge === 3 ? e : d;
        const t = (level - start) / (end - start);
        out[used++] = lattice.x0 + (c + (isLevel ? t : edge === 1 ? 1 : 0)) * lattice.step;
        out[used++] = lattice.y0 + (r + (isLevel ? (edge === 2 ? 1 : 0) : t)) * lattice.step;
      }
    }
  }
  return used;
}
