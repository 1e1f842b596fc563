/**
 * One grid of the multigrid hierarchy: the symmetric seven-point system Σ T·(x_c − x_n) + D·x_c = b.
 * Every array starts `pad` (one plane) before cell 0 and ends one plane after the last, so that a neighbour's index is
 * always valid; a conductance that would wrap to the next row or leave the box is 0.
 */
export interface Level {
  readonly nx: number;
  readonly ny: number;
  readonly nz: number;
  readonly pad: number;
  /** Conductance from a cell to its neighbour one further along each axis. */
  readonly tx: Float32Array;
  readonly ty: Float32Array;
  readonly tz: Float32Array;
  /** Conductance to fixed pressures. */
  readonly d: Float32Array;
  /** 1 / (ΣT + D); 0 where nothing is connected. */
  readonly inverse: Float32Array;
  readonly x: Float32Array;
  readonly b: Float32Array;
  /** Which axes the next coarser level halves. */
  readonly halves: readonly [boolean, boolean, boolean];
}

export type Dims = readonly [number, number, number];

export function emptyLevel(dims: Dims, halves: Level['halves']): Level {
  const [nx, ny, nz] = dims;
  const pad = nx * ny;
  const array = () => new Float32Array(nx * ny * (nz + 2));
  return {
    nx,
    ny,
    nz,
    pad,
    tx: array(),
    ty: array(),
    tz: array(),
    d: array(),
    inverse: array(),
    x: array(),
    b: array(),
    halves,
  };
}

/** Fills the inverse diagonal from the conductances. */
export function invertDiagonal({ nx, ny, nz, pad, tx, ty, tz, d, inverse }: Level): void {
  const end = pad + nx * ny * nz;
  for (let c = pad; c < end; c++) {
    const sum = tx[c]! + tx[c - 1]! + ty[c]! + ty[c - nx]! + tz[c]! + tz[c - pad]! + d[c]!;
    inverse[c] = sum > 0 ? 1 / sum : 0;
  }
}

/**
 * Conductances of the coarser level: along a halved axis ½ the sum of the fine ones through the coarse face (the
 * Galerkin sum of piecewise-constant prolongation would be twice too stiff), along a kept axis their plain sum.
 */
export function coarsen(fine: Level, coarse: Level): void {
  const [hx, hy, hz] = fine.halves;
  const [sx, sy, sz] = [hx ? 1 : 0, hy ? 1 : 0, hz ? 1 : 0];
  const [fx, fy, fz] = [hx ? 0.5 : 1, hy ? 0.5 : 1, hz ? 0.5 : 1];
  for (const array of [coarse.tx, coarse.ty, coarse.tz, coarse.d]) array.fill(0);
  for (let k = 0; k < fine.nz; k++)
    for (let j = 0; j < fine.ny; j++) {
      const row = fine.pad + fine.nx * (j + fine.ny * k);
      const coarseRow = coarse.pad + coarse.nx * ((j >> sy) + coarse.ny * (k >> sz));
      const yEnds = !hy || (j & 1) === 1;
      const zEnds = !hz || (k & 1) === 1;
      for (let i = 0; i < fine.nx; i++) {
        const c = row + i;
        const to = coarseRow + (i >> sx);
        if (!hx || (i & 1) === 1) coarse.tx[to]! += fx * fine.tx[c]!;
        if (yEnds) coarse.ty[to]! += fy * fine.ty[c]!;
        if (zEnds) coarse.tz[to]! += fz * fine.tz[c]!;
        coarse.d[to]! += 0.5 * fine.d[c]!;
      }
    }
}
