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

/** x = at + slope · t by least squares. */
export function lineThrough(points: readonly (readonly [t: number, x: number])[]): {
  at: number;
  slope: number;
} {
  const mean = (axis: 0 | 1) => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  const [mt, mx] = [mean(0), mean(1)];
  let [tt, tx] = [0, 0];
  for (const [t, x] of points) {
    tt += (t - mt) ** 2;
    tx += (t - mt) * (x - mx);
  }
  const slope = tt === 0 ? 0 : tx / tt;
  return { at: mx - slope * mt, slope };
}
