import type { Level } from './level';

/** The first coarse level of every region: conductances within it; links to other regions count as ends. */
export function coarsenRegions(fine: Level, coarse: readonly Level[], of: Int8Array): void {
  const { nx, ny, nz, pad, halves, tx, ty, tz, d, first, last } = fine;
  const [sx, sy, sz] = [halves[0] ? 1 : 0, halves[1] ? 1 : 0, halves[2] ? 1 : 0];
  const [fx, fy, fz] = [sx ? 0.5 : 1, sy ? 0.5 : 1, sz ? 0.5 : 1];
  for (const level of coarse) for (const array of [level.tx, level.ty, level.tz, level.d]) array.fill(0);
  const top = coarse[0]!;
  const row = (j: number, k: number) => top.pad + top.nx * ((j >> sy) + top.ny * (k >> sz));
  const ends = coarse.map((level) => level.d);
  const axis = (of: (level: Level) => Float32Array) => coarse.map(of);
  const [xs, ys, zs] = [axis((level) => level.tx), axis((level) => level.ty), axis((level) => level.tz)];
  for (let k = 0, n = 0; k < nz; k++)
    for (let j = 0; j < ny; j++, n++) {
      const [here, nextY, nextZ] = [row(j, k), row(j + 1, k), row(j, k + 1)];
      const end = last[n]!;
      for (let i = first[n]!; i < end; i++) {
        const c = i + nx * n;
        const p = c + pad;
        const region = of[c]!;
        const at = here + (i >> sx);
        if (tx[p]! > 0) link(xs, ends, fx * tx[p]!, tx[p]!, region, of[c + 1]!, at, here + ((i + 1) >> sx));
        if (ty[p]! > 0) link(ys, ends, fy * ty[p]!, ty[p]!, region, of[c + nx]!, at, nextY + (i >> sx));
        if (tz[p]! > 0) link(zs, ends, fz * tz[p]!, tz[p]!, region, of[c + nx * ny]!, at, nextZ + (i >> sx));
        if (region >= 0) ends[region]![at]! += 0.5 * d[p]!;
      }
    }
}

/** Books one fine link of conductance t between two regions (−1: none), from coarse cell `from` to `to`. */
function link(
  along: readonly Float32Array[],
  ends: readonly Float32Array[],
  within: number,
  t: number,
  region: number,
  other: number,
  from: number,
  to: number,
): void {
  if (region === other) {
    if (region >= 0 && from !== to) along[region]![from]! += within;
    return;
  }
  if (region >= 0) ends[region]![from]! += 0.5 * t;
  if (other >= 0) ends[other]![to]! += 0.5 * t;
}

/** Sums the red cells' residual into the right side of their region. Right after a black relaxation black cells have none. */
export function restrictRegions(fine: Level, coarse: readonly Level[], of: Int8Array): void {
  const { nx, ny, nz, pad, tx, ty, tz, inverse, x, b, halves, first, last } = fine;
  const [sx, sy, sz] = [halves[0] ? 1 : 0, halves[1] ? 1 : 0, halves[2] ? 1 : 0];
  const outs = coarse.map((level) => level.b.fill(0));
  const top = coarse[0]!;
  for (let k = 0; k < nz; k++)
    for (let j = 0; j < ny; j++) {
      const row = nx * (j + ny * k);
      const to = top.pad + top.nx * ((j >> sy) + top.ny * (k >> sz));
      const start = first[j + ny * k]!;
      const end = last[j + ny * k]!;
      for (let i = start + ((start + j + k) & 1); i < end; i += 2) {
        const region = of[row + i]!;
        const c = row + i + pad;
        if (region < 0 || inverse[c] === 0) continue;
        outs[region]![to + (i >> sx)]! +=
          b[c]! +
          tx[c]! * x[c + 1]! +
          tx[c - 1]! * x[c - 1]! +
          ty[c]! * x[c + nx]! +
          ty[c - nx]! * x[c - nx]! +
          tz[c]! * x[c + pad]! +
          tz[c - pad]! * x[c - pad]! -
          x[c]! / inverse[c]!;
      }
    }
}

/** Adds each region's correction, constant over each coarse cell, to its cells. */
export function prolongRegions(coarse: readonly Level[], fine: Level, of: Int8Array): void {
  const { nx, ny, nz, pad, x, halves, first, last } = fine;
  const [sx, sy, sz] = [halves[0] ? 1 : 0, halves[1] ? 1 : 0, halves[2] ? 1 : 0];
  const from = coarse.map((level) => level.x);
  const top = coarse[0]!;
  for (let k = 0; k < nz; k++)
    for (let j = 0; j < ny; j++) {
      const row = nx * (j + ny * k);
      const at = top.pad + top.nx * ((j >> sy) + top.ny * (k >> sz));
      const end = last[j + ny * k]!;
      for (let i = first[j + ny * k]!; i < end; i++) {
        const region = of[row + i]!;
        if (region >= 0) x[row + i + pad]! += from[region]![at + (i >> sx)]!;
      }
    }
}
