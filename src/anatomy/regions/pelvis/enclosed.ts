import type { Grid } from '../../../core/grid';

/** One of each pair of opposite directions to the 26 neighbours. */
const directions: readonly (readonly [number, number, number])[] = [-1, 0, 1].flatMap((c) =>
  [-1, 0, 1].flatMap((b) => [-1, 0, 1].flatMap((a) => (a + 3 * b + 9 * c > 0 ? [[a, b, c] as const] : []))),
);

/**
 * What a boundary encloses though it has gaps: free voxels from which most of the 26 directions meet it.
 * @param reachMm boundary farther away encloses nothing
 * @param leastShare of the directions
 * @param isCut whether the lower and the upper face cut what is in the picture: there a direction counts as met
 */
export function enclosed(
  boundary: Uint8Array,
  { dims, spacing }: Grid,
  reachMm: number,
  leastShare: number,
  isCut: readonly [boolean, boolean],
): Uint8Array {
  const votes = new Uint8Array(boundary.length);
  const since = new Uint8Array(boundary.length);
  for (const [a, b, c] of directions)
    for (const sign of [1, -1]) {
      const most = Math.floor(reachMm / (Math.hypot(a, b, c) * spacing[0]));
      const closed = c === 0 ? false : sign * c > 0 ? isCut[0] : isCut[1];
      countAlong(boundary, dims, [sign * a, sign * b, sign * c], Math.min(most, 254), closed, since, votes);
    }
  const least = Math.ceil(leastShare * 2 * directions.length);
  return votes.map((count, q) => (count >= least && !boundary[q] ? 1 : 0));
}

/** Adds a vote where the boundary lies no more than `most` steps back along a direction. */
function countAlong(
  boundary: Uint8Array,
  [nx, ny, nz]: Grid['dims'],
  [a, b, c]: readonly [number, number, number],
  most: number,
  isCut: boolean,
  since: Uint8Array,
  votes: Uint8Array,
): void {
  const step = a + nx * (b + ny * c);
  const [kFirst, kStep] = c < 0 ? [nz - 1, -1] : [0, 1];
  const [jFirst, jStep] = b < 0 ? [ny - 1, -1] : [0, 1];
  const [iFirst, iStep] = a < 0 ? [nx - 1, -1] : [0, 1];
  for (let n = 0, k = kFirst; n < nz; n++, k += kStep) {
    const isFirst = k - c < 0 || k - c >= nz;
    for (let m = 0, j = jFirst; m < ny; m++, j += jStep) {
      const isRowOut = j - b < 0 || j - b >= ny;
      for (let l = 0, i = iFirst; l < nx; l++, i += iStep) {
        const q = i + nx * (j + ny * k);
        let steps = 255;
        if (isFirst) steps = isCut ? 1 : 255;
        else if (!isRowOut && i - a >= 0 && i - a < nx) {
          const before = since[q - step]!;
          steps = boundary[q - step] ? 1 : before < 255 ? before + 1 : 255;
        }
        since[q] = steps;
        if (steps <= most) votes[q]! += 1;
      }
    }
  }
}
