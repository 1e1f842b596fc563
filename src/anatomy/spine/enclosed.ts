import type { Dims } from '../voxels/runs';

/** How far from a voxel what encloses it may be, voxels. */
const reach = 40;
/** Of the six sides one may be open. */
const leastSides = 5;

/** Labels met on the first two sides, and on how many sides each was met: with one side open at most, one of them encloses. */
interface Met {
  readonly labels: readonly [Uint8Array, Uint8Array];
  readonly sides: readonly [Uint8Array, Uint8Array];
}

/** For each voxel without a label the one that is met first on at least five of its six sides; 0 for none, and for the others. */
export function enclosers(labels: Uint8Array, [nx, ny, nz]: Dims): Uint8Array {
  const empty = () => new Uint8Array(labels.length);
  const met: Met = { labels: [empty(), empty()], sides: [empty(), empty()] };
  sweep(labels, 1, nx, met, 0);
  sweep(labels, nx, ny, met, 2);
  sweep(labels, nx * ny, nz, met, 4);
  const [[first, second], [firstSides, secondSides]] = [met.labels, met.sides];
  return first.map((label, n) => (firstSides[n]! >= leastSides ? label : secondSides[n]! >= leastSides ? second[n]! : 0)); // prettier-ignore
}

/** Carries the last label met along an axis of stride `step` and `count` voxels, up and then down. */
function sweep(
  labels: Uint8Array,
  step: number,
  count: number,
  { labels: [first, second], sides }: Met,
  side: number,
): void {
  const [carried, away] = [new Uint8Array(step), new Uint8Array(step)];
  for (let line = 0; line < labels.length; line += step * count) {
    for (const isUp of [true, false]) {
      const own = side === 0 ? (isUp ? first : second) : undefined;
      carried.fill(0);
      for (let q = 0; q < count; q++) {
        const row = line + step * (isUp ? q : count - 1 - q);
        for (let c = 0, n = row; c < step; c++, n++) {
          if (labels[n]! > 0) {
            carried[c] = labels[n]!;
            away[c] = 0;
            continue;
          }
          if (++away[c]! > reach) carried[c] = away[c] = 0;
          if (carried[c] === 0) continue;
          if (own) own[n] = carried[c]!;
          if (carried[c] === first[n]) sides[0][n]!++;
          if (carried[c] === second[n]) sides[1][n]!++;
        }
      }
    }
  }
}
