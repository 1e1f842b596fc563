import type { Level } from './level';

/** The first coarse level of one region: conductances within it; links to other regions count as ends. */
export function coarsenRegion(fine: Level, coarse: Level, of: Int8Array, region: number): void {
  const { nx, ny, nz, pad, halves } = fine;
  const [sx, sy, sz] = [halves[0] ? 1 : 0, halves[1] ? 1 : 0, halves[2] ? 1 : 0];
  for (const array of [coarse.tx, coarse.ty, coarse.tz, coarse.d]) array.fill(0);
  const at = (i: number, j: number, k: number) =>
    coarse.pad + (i >> sx) + coarse.nx * ((j >> sy) + coarse.ny * (k >> sz));
  const link = (
    c: number,
    t: number,
    to: number,
    from: number,
    next: number,
    target: Float32Array,
    factor: number,
  ) => {
    if (t === 0) return;
    const here = of[c] === region;
    const there = of[c + next] === region;
    if (here && there) {
      if (from !== to) target[from]! += factor * t;
    } else if (here) coarse.d[from]! += 0.5 * t;
    else if (there) coarse.d[to]! += 0.5 * t;
  };
  for (let k = 0; k < nz; k++)
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i++) {
        const c = i + nx * (j + ny * k);
        const p = c + pad;
        const here = at(i, j, k);
        link(c, fine.tx[p]!, at(i + 1, j, k), here, 1, coarse.tx, sx ? 0.5 : 1);
        link(c, fine.ty[p]!, at(i, j + 1, k), here, nx, coarse.ty, sy ? 0.5 : 1);
        link(c, fine.tz[p]!, at(i, j, k + 1), here, nx * ny, coarse.tz, sz ? 0.5 : 1);
        if (of[c] === region) coarse.d[here]! += 0.5 * fine.d[p]!;
      }
}

/** Sums the red cells' residual into the right side of their region. Right after a black relaxation black cells have none. */
export function restrictRegions(fine: Level, coarse: readonly Level[], of: Int8Array): void {
  const { nx, ny, nz, pad, tx, ty, tz, inverse, x, b, halves } = fine;
  const [sx, sy, sz] = [halves[0] ? 1 : 0, halves[1] ? 1 : 0, halves[2] ? 1 : 0];
  const outs = coarse.map((level) => level.b.fill(0));
  const top = coarse[0]!;
  for (let k = 0; k < nz; k++)
    for (let j = 0; j < ny; j++) {
      const row = nx * (j + ny * k);
      const to = top.pad + top.nx * ((j >> sy) + top.ny * (k >> sz));
      for (let i = (j + k) & 1; i < nx; i += 2) {
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
  const { nx, ny, nz, pad, x, halves } = fine;
  const [sx, sy, sz] = [halves[0] ? 1 : 0, halves[1] ? 1 : 0, halves[2] ? 1 : 0];
  const from = coarse.map((level) => level.x);
  const top = coarse[0]!;
  for (let k = 0; k < nz; k++)
    for (let j = 0; j < ny; j++) {
      const row = nx * (j + ny * k);
      const at = top.pad + top.nx * ((j >> sy) + top.ny * (k >> sz));
      for (let i = 0; i < nx; i++) {
        const region = of[row + i]!;
        if (region >= 0) x[row + i + pad]! += from[region]![at + (i >> sx)]!;
      }
    }
}
