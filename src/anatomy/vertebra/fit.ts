import { quantile } from '../../core/statistics';

/** Points as [x, y, z]. */
export type Sample = readonly [x: number, y: number, z: number];

/** z = height + x · toX + y · toY. */
export interface HeightPlane {
  readonly height: number;
  readonly toX: number;
  readonly toY: number;
}

export const heightAt = ({ height, toX, toY }: HeightPlane, x: number, y: number): number =>
  height + x * toX + y * toY;

/** No rim or spur counts that lies farther from the plane, in quartiles of the distances. */
const farQuartiles = 3;

/** The plane of least squares without what lies far from it (three rounds); undefined for fewer than 20 points. */
export function planeThrough(points: readonly Sample[]): HeightPlane | undefined {
  let kept = points;
  let plane: HeightPlane | undefined;
  for (let round = 0; round < 3 && kept.length >= 20; round++) {
    plane = leastSquares(kept);
    const off = ([x, y, z]: Sample) => Math.abs(z - heightAt(plane!, x, y));
    const most = Math.max(0.5, farQuartiles * quantile(kept.map(off), 0.5));
    kept = points.filter((point) => off(point) <= most);
  }
  return plane;
}

/** The plane of least squares of all points. */
export function leastSquares(points: readonly Sample[]): HeightPlane {
  const mean = (axis: 0 | 1 | 2) => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  const [mx, my, mz] = [mean(0), mean(1), mean(2)];
  let [xx, xy, yy, xz, yz] = [0, 0, 0, 0, 0];
  for (const [x, y, z] of points) {
    xx += (x - mx) ** 2;
    xy += (x - mx) * (y - my);
    yy += (y - my) ** 2;
    xz += (x - mx) * (z - mz);
    yz += (y - my) * (z - mz);
  }
  const area = xx * yy - xy * xy || 1;
  const [toX, toY] = [(xz * yy - yz * xy) / area, (yz * xx - xz * xy) / area];
  return { height: mz - toX * mx - toY * my, toX, toY };
}

/** x = at + slope · t by least squares of points [t, x, weight]. */
export function weightedLine(points: readonly (readonly [t: number, x: number, weight: number])[]): {
  readonly at: number;
  readonly slope: number;
} {
  let [sum, st, sx, stt, stx] = [0, 0, 0, 0, 0];
  for (const [t, x, w] of points) {
    sum += w;
    st += w * t;
    sx += w * x;
    stt += w * t * t;
    stx += w * t * x;
  }
  const spread = stt - (st * st) / sum;
  const slope = spread > 0 ? (stx - (st * sx) / sum) / spread : 0;
  return { at: (sx - slope * st) / sum, slope };
}

/** What lies farther from a line than this does not belong to it, mm. */
const besideMm = 0.5;
/** Two points this far apart give a line a direction, mm. */
const apartMm = 3;

/** The line x = at + slope · t that most of the points [t, x] lie near (Tukey's biweight, from the best line through two of them). */
export function straightPart(points: readonly (readonly [t: number, x: number])[]): {
  readonly at: number;
  readonly slope: number;
} {
  let [best, most] = [{ at: 0, slope: 0 }, -1];
  const near = (off: number) => Math.max(0, 1 - (off / besideMm) ** 2) ** 2;
  for (const [t0, x0] of points)
    for (const [t1, x1] of points) {
      if (t1 - t0 < apartMm) continue;
      const slope = (x1 - x0) / (t1 - t0);
      const at = x0 - slope * t0;
      if (Math.abs(slope) > 0.6) continue;
      const score = points.reduce((sum, [t, x]) => sum + near(x - at - slope * t), 0);
      if (score > most) [best, most] = [{ at, slope }, score];
    }
  for (let round = 0; round < 6; round++)
    best = weightedLine(points.map(([t, x]) => [t, x, near(x - best.at - best.slope * t)]));
  return best;
}
