import type { WorkCt } from '../work';

/** A place or a direction in voxels of the work grid. */
export type Place = readonly [number, number, number];

/** One step along a rib, mm. */
const stepMm = 2.5;
/** Bone this near to the place ahead says where the rib goes on, the nearer the more. */
const [reachMm, nearMm] = [8, 4];
/** A rib fills at least this share of the ball around its middle, and no more than that: more is sternum or shoulder. */
const [leastShare, mostShare] = [0.045, 0.8];
/** A rib may be unseen over this length. */
const gapMm = 10;
/** How much of the new direction the bone ahead decides. */
const turnShare = 0.45;
const longestMm = 420;

/**
 * The middle of a rib from a place on, step by step: each goes on along the rib, drawn to the middle of the bone ahead.
 * Ends where no bone follows, where the bone is as wide as no rib, or where `isEnd` says so.
 * @param start in voxels @param towards first direction, of any length
 */
export function follow(
  { grid }: WorkCt,
  bone: Uint8Array,
  start: Place,
  towards: Place,
  isEnd: (at: Place) => boolean = () => false,
): Place[] {
  const mm = grid.spacing[0];
  const ball = new Ball(bone, grid.dims, mm);
  const line: Place[] = [];
  let at = start;
  let direction = unit(towards);
  let unseen = 0;
  for (let n = 0; n < longestMm / stepMm; n++) {
    const ahead = plus(at, direction, stepMm / mm);
    if (isEnd(ahead) || !isInside(ahead, grid.dims)) break;
    const seen = ball.at(ahead);
    if (seen.share > mostShare) break;
    if (seen.share < leastShare) {
      unseen += stepMm;
      if (unseen > gapMm) break;
      at = ahead;
      line.push(at);
      continue;
    }
    unseen = 0;
    const drawn = unit(minus(seen.middle, at));
    const turned = unit([0, 1, 2].map((a) => (1 - turnShare) * direction[a]! + turnShare * drawn[a]!) as never as Place); // prettier-ignore
    direction = turned;
    const next = plus(at, direction, stepMm / mm);
    // Sideways towards the middle of the bone, not along it.
    const off = minus(seen.middle, next);
    const along = off[0] * direction[0] + off[1] * direction[1] + off[2] * direction[2];
    at = plus(next, minus(off, [along * direction[0], along * direction[1], along * direction[2]]), 0.6);
    line.push(at);
  }
  return line.slice(0, line.length - Math.round(unseen / stepMm));
}

/** Middle of the bone in a ball, near bone counting more, and the share of the ball that it fills. */
class Ball {
  private readonly offsets: { readonly step: number; readonly d: Place; readonly weight: number }[] = [];

  constructor(
    private readonly bone: Uint8Array,
    private readonly dims: Place,
    mm: number,
  ) {
    const reach = Math.ceil(reachMm / mm);
    for (let c = -reach; c <= reach; c++)
      for (let b = -reach; b <= reach; b++)
        for (let a = -reach; a <= reach; a++) {
          const d = Math.hypot(a, b, c) * mm;
          if (d > reachMm) continue;
          const weight = Math.exp(-0.5 * (d / nearMm) ** 2);
          this.offsets.push({ step: a + dims[0] * (b + dims[1] * c), d: [a, b, c], weight });
        }
  }

  at(place: Place): { readonly middle: Place; readonly share: number } {
    const [i, j, k] = place.map(Math.round) as never as Place;
    const [nx, ny, nz] = this.dims;
    const q = i + nx * (j + ny * k);
    let [x, y, z, all, count] = [0, 0, 0, 0, 0];
    for (const { step, d, weight } of this.offsets) {
      const isIn = i + d[0] >= 0 && j + d[1] >= 0 && k + d[2] >= 0 && i + d[0] < nx && j + d[1] < ny && k + d[2] < nz; // prettier-ignore
      if (!isIn || !this.bone[q + step]) continue;
      count++;
      all += weight;
      x += weight * d[0];
      y += weight * d[1];
      z += weight * d[2];
    }
    const middle: Place = all > 0 ? [i + x / all, j + y / all, k + z / all] : place;
    return { middle, share: count / this.offsets.length };
  }
}

const isInside = (at: Place, dims: Place): boolean => at.every((v, a) => v >= 0 && v <= dims[a]! - 1);
const minus = (a: Place, b: Place): Place => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const plus = (a: Place, d: Place, by: number): Place => [
  a[0] + by * d[0],
  a[1] + by * d[1],
  a[2] + by * d[2],
];
function unit(v: Place): Place {
  const length = Math.hypot(...v) || 1;
  return [v[0] / length, v[1] / length, v[2] / length];
}
