import type { FaceVelocity } from './velocity';

/**
 * Points carried with the tissue, index, three a point. Runge–Kutta of the fourth order.
 * @param isStill those that do not move, such as points in bone
 */
export function carry(
  points: Float64Array,
  velocity: FaceVelocity,
  dtS: number,
  isStill: (n: number) => boolean,
): void {
  const v = new Float64Array(3);
  for (let n = 0; n < points.length; n += 3) {
    if (isStill(n / 3)) continue;
    const [x, y, z] = [points[n]!, points[n + 1]!, points[n + 2]!];
    let [sx, sy, sz] = [0, 0, 0];
    let [px, py, pz] = [x, y, z];
    for (let stage = 0; stage < 4; stage++) {
      velocity.sample(px, py, pz, v);
      const weight = stage === 0 || stage === 3 ? 1 : 2;
      sx += weight * v[0]!;
      sy += weight * v[1]!;
      sz += weight * v[2]!;
      const step = stage < 2 ? dtS / 2 : dtS;
      px = x + step * v[0]!;
      py = y + step * v[1]!;
      pz = z + step * v[2]!;
    }
    points[n] = x + (dtS / 6) * sx;
    points[n + 1] = y + (dtS / 6) * sy;
    points[n + 2] = z + (dtS / 6) * sz;
  }
}
