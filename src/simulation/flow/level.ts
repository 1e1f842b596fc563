import type { Arrays } from './arrays';

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
  /** The connected cells of row j + ny·k are among first ≤ i < last; nothing is done outside. Spans only grow. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** Which axes the next coarser level halves. */
  readonly halves: readonly [boolean, boolean, boolean];
}

export type Dims = readonly [number, number, number];

export function emptyLevel(dims: Dims, halves: Level['halves'], arrays: Arrays): Level {
  const [nx, ny, nz] = dims;
  const pad = nx * ny;
  const array = () => arrays.float32(nx * ny * (nz + 2));
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
    first: arrays.int32(ny * nz).fill(nx),
    last: arrays.int32(ny * nz),
    halves,
  };
}

/** Fills the inverse diagonal from the conductances, and widens the spans of the rows to what is connected. */
export function invertDiagonal(level: Level): void {
  const { nx, ny, nz, pad, tx, ty, tz, d, inverse, first, last } = level;
  for (let row = 0; row < ny * nz; row++) {
    let from = first[row]!;
    let to = last[row]!;
    for (let i = 0; i < nx; i++) {
      const c = pad + nx * row + i;
      const sum = tx[c]! + tx[c - 1]! + ty[c]! + ty[c - nx]! + tz[c]! + tz[c - pad]! + d[c]!;
      inverse[c] = sum > 0 ? 1 / sum : 0;
      if (!(sum > 0)) continue;
      if (i < from) from = i;
      if (i >= to) to = i + 1;
    }
    first[row] = from;
    last[row] = to;
  }
}

/** The spans as pairs of padded indices, start and end, in `room` (two per row); rows that touch are one. */
export function joinSpans({ nx, pad, first, last }: Level, room: Int32Array): Int32Array {
  let length = 0;
  first.forEach((from, row) => {
    const start = pad + nx * row + from;
    const end = pad + nx * row + last[row]!;
    if (end <= start) return;
    if (length > 0 && room[length - 1] === start) room[length - 1] = end;
    else {
      room[length++] = start;
      room[length++] = end;
    }
  });
  return room.subarray(0, length);
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
      const end = fine.last[j + fine.ny * k]!;
      for (let i = fine.first[j + fine.ny * k]!; i < end; i++) {
        const c = row + i;
        const to = coarseRow + (i >> sx);
        if (!hx || (i & 1) === 1) coarse.tx[to]! += fx * fine.tx[c]!;
        if (yEnds) coarse.ty[to]! += fy * fine.ty[c]!;
        if (zEnds) coarse.tz[to]! += fz * fine.tz[c]!;
        coarse.d[to]! += 0.5 * fine.d[c]!;
      }
    }
}
