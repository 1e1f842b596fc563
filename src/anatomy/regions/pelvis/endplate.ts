import { quantile } from '../../../core/statistics';
import { placeOf, type WorkCt } from '../work';

/** Depth of the disc that is looked at, mm. */
export const depthMm = 26;
/** The middle of the last vertebra lies no lower than this below the upper end of the sacroiliac joints, mm, and no farther beside the middle. */
const [lowerMm, besideMm] = [5, 35];
/** Half the width of the endplate that is looked at, mm. */
const halfWidthMm = 10;

/** From the front of a body on its lower front corner lies within the one, its endplate behind that within the other, mm. */
const [bodyMm, plateMm] = [30, 18];
/** 65°. */
const mostSlope = 2.1;

/** The plane that ends the sacrum: it rises to the back. LPS mm. */
export interface Disc {
  /** Its front edge. */
  readonly front: number;
  /** Its height half-way to the back. */
  readonly z: number;
  /** Rise in mm a mm. */
  readonly slope: number;
  readonly confidence: number;
}

interface Middle {
  readonly label: number;
  readonly x: number;
  readonly z: number;
}

/** The lower endplate of the lowest vertebra that lies above the sacroiliac joints. */
export function lastEndplate(
  ct: WorkCt,
  vertebrae: Uint8Array,
  middleMm: number,
  topMm: number,
): Disc | undefined {
  const last = middlesOf(ct, vertebrae)
    .filter(({ x, z }) => Math.abs(x - middleMm) < besideMm && z > topMm - lowerMm)
    .reduce<Middle | undefined>((low, one) => (low && low.z < one.z ? low : one), undefined);
  if (!last) return undefined;
  const points = undersideOf(ct, vertebrae, last);
  const anterior = points.reduce((least, { y }) => Math.min(least, y), Infinity);
  // From the lower front corner on: in front of it a tilted body shows its front.
  const corner = points
    .filter(({ y }) => y < anterior + bodyMm)
    .reduce((low, p) => (p.z < low.z ? p : low), points[0]!);
  const plate = points.filter(({ y }) => y >= corner.y + 6 && y < corner.y + plateMm);
  if (plate.length < 8) return undefined;
  const slopes = plate.map(({ y, z }) => (z - corner.z) / (y - corner.y));
  const slope = Math.min(Math.max(quantile(slopes, 0.5), 0), mostSlope);
  return { front: corner.y, z: corner.z + (slope * depthMm) / 2, slope, confidence: 1 };
}

function middlesOf({ grid: { dims, origin, spacing } }: WorkCt, labels: Uint8Array): Middle[] {
  const sums = Array.from({ length: 256 }, (_, label) => ({ label, n: 0, x: 0, z: 0 }));
  for (let q = 0; q < labels.length; q++) {
    if (!labels[q]) continue;
    const [i, , k] = placeOf(q, dims);
    const sum = sums[labels[q]!]!;
    sum.n++;
    sum.x += i;
    sum.z += k;
  }
  return sums
    .filter(({ n }) => n > 0)
    .map(({ label, n, x, z }) => ({
      label,
      x: origin[0] + (x / n) * spacing[0],
      z: origin[2] + (z / n) * spacing[2],
    }));
}

/** The lowest voxel of a vertebra in each column near its middle, mm. */
function undersideOf(
  { grid: { dims, origin, spacing } }: WorkCt,
  labels: Uint8Array,
  { label, x }: Middle,
): { readonly y: number; readonly z: number }[] {
  const points: { y: number; z: number }[] = [];
  const [i0, i1] = [-halfWidthMm, halfWidthMm].map((d) => Math.round((x + d - origin[0]) / spacing[0])) as [number, number]; // prettier-ignore
  for (let j = 0; j < dims[1]; j++)
    for (let i = Math.max(i0, 0); i <= Math.min(i1, dims[0] - 1); i++)
      for (let k = 0; k < dims[2]; k++)
        if (labels[i + dims[0] * (j + dims[1] * k)] === label) {
          points.push({ y: origin[1] + j * spacing[1], z: origin[2] + k * spacing[2] });
          break;
        }
  return points;
}
