import type { Level } from './level';

/** Relaxation on the way down a V(2,2) cycle: from a zero guess, red first. */
export function down(level: Level): void {
  startRed(level);
  relax(level, 1);
  relax(level, 0);
  relax(level, 1);
}

/** Relaxation on the way up, in the reverse order. */
export function up(level: Level): void {
  relax(level, 1);
  relax(level, 0);
  relax(level, 1);
  relax(level, 0);
}

/**
 * Gauss–Seidel over the cells of one colour: (i + j + k) even (0, red) or odd (1, black).
 * Cells of one colour do not see each other, so the order within a colour does not matter.
 */
function relax(level: Level, colour: 0 | 1): void {
  const { nx, ny, nz, pad, tx, ty, tz, inverse, x, b, first, last } = level;
  for (let k = 0, n = 0; k < nz; k++)
    for (let j = 0; j < ny; j++, n++) {
      const row = pad + nx * n;
      const from = first[n]! + ((first[n]! + j + k + colour) & 1);
      relaxRow(row + from, row + last[n]!, nx, pad, tx, ty, tz, inverse, x, b);
    }
}

// The inner loops are functions of their own: the compiler then keeps everything in registers (measured: 1.8 times faster).
function relaxRow(
  from: number,
  end: number,
  nx: number,
  pad: number,
  tx: Float32Array,
  ty: Float32Array,
  tz: Float32Array,
  inverse: Float32Array,
  x: Float32Array,
  b: Float32Array,
): void {
  for (let c = from; c < end; c += 2)
    x[c] =
      inverse[c]! *
      (b[c]! +
        tx[c]! * x[c + 1]! +
        tx[c - 1]! * x[c - 1]! +
        ty[c]! * x[c + nx]! +
        ty[c - nx]! * x[c - nx]! +
        tz[c]! * x[c + pad]! +
        tz[c - pad]! * x[c - pad]!);
}

/** The first red relaxation of a zero guess; the black cells are left for the relaxation that follows. */
function startRed({ nx, ny, nz, pad, inverse, x, b, first, last }: Level): void {
  for (let k = 0, n = 0; k < nz; k++)
    for (let j = 0; j < ny; j++, n++) {
      const row = pad + nx * n;
      const end = row + last[n]!;
      for (let c = row + first[n]! + ((first[n]! + j + k) & 1); c < end; c += 2) x[c] = inverse[c]! * b[c]!;
    }
}

/** Sums the residual into the coarser level's right side. Right after a black relaxation black cells have none. */
export function restrictRed(fine: Level, coarse: Level): void {
  const { nx, ny, nz, pad, tx, ty, tz, inverse, x, b, halves, first, last } = fine;
  const sx = halves[0] ? 1 : 0;
  const sy = halves[1] ? 1 : 0;
  const sz = halves[2] ? 1 : 0;
  coarse.b.fill(0);
  for (let k = 0, n = 0; k < nz; k++)
    for (let j = 0; j < ny; j++, n++) {
      const row = pad + nx * n;
      const to = coarse.pad + coarse.nx * ((j >> sy) + coarse.ny * (k >> sz));
      const from = first[n]! + ((first[n]! + j + k) & 1);
      restrictRow(row, from, last[n]!, nx, pad, tx, ty, tz, inverse, x, b, coarse.b, to, sx);
    }
}

function restrictRow(
  row: number,
  from: number,
  end: number,
  nx: number,
  pad: number,
  tx: Float32Array,
  ty: Float32Array,
  tz: Float32Array,
  inverse: Float32Array,
  x: Float32Array,
  b: Float32Array,
  out: Float32Array,
  to: number,
  sx: number,
): void {
  for (let i = from; i < end; i += 2) {
    const c = row + i;
    const inv = inverse[c]!;
    if (inv === 0) continue;
    out[to + (i >> sx)]! +=
      b[c]! +
      tx[c]! * x[c + 1]! +
      tx[c - 1]! * x[c - 1]! +
      ty[c]! * x[c + nx]! +
      ty[c - nx]! * x[c - nx]! +
      tz[c]! * x[c + pad]! +
      tz[c - pad]! * x[c - pad]! -
      x[c]! / inv;
  }
}

/** Adds the coarser level's correction, constant over each coarse cell. */
export function prolong(coarse: Level, fine: Level): void {
  const { nx, ny, nz, pad, x, first, last } = fine;
  const sx = fine.halves[0] ? 1 : 0;
  const sy = fine.halves[1] ? 1 : 0;
  const sz = fine.halves[2] ? 1 : 0;
  const from = coarse.x;
  for (let k = 0, n = 0; k < nz; k++)
    for (let j = 0; j < ny; j++, n++) {
      const row = pad + nx * n;
      const at = coarse.pad + coarse.nx * ((j >> sy) + coarse.ny * (k >> sz));
      const end = last[n]!;
      for (let i = first[n]!; i < end; i++) x[row + i]! += from[at + (i >> sx)]!;
    }
}
