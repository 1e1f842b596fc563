import type { LpsPoint } from '../../core/units';
import type { Bodies } from './bodies/bodies';
import { cellAt, type Frame, toIndex, toLps } from './frame';
import { type Medium, roles } from './medium';
import type { FaceVelocity } from './velocity';

/** Points that are followed: carried with the tissue, moved with the body that they lie in, or still in bone. */
export class Markers {
  /** Where they are now, index, three a point. */
  readonly values: Float64Array;
  /** Those inside rigid bodies and tubes: marker, body, where it started. */
  readonly #inBodies: readonly { marker: number; body: number; start: readonly number[] }[];
  readonly #still: ReadonlySet<number>;

  constructor(
    readonly frame: Frame,
    pointsMm: readonly LpsPoint[],
    medium: Medium,
    bodies: Bodies | undefined,
  ) {
    const starts = pointsMm.map((point) => toIndex(frame, point));
    const cells = starts.map(([x, y, z]) => cellAt(frame, x, y, z));
    this.values = Float64Array.from(starts.flat());
    this.#still = new Set(cells.flatMap((cell, marker) => (medium.role[cell] === roles.still ? marker : [])));
    this.#inBodies = starts.flatMap((start, marker) => {
      const body = bodies?.stiffBodyAt(cells[marker]!) ?? -1;
      return body < 0 ? [] : [{ marker, body, start }];
    });
  }

  get pointsMm(): LpsPoint[] {
    const { frame, values } = this;
    return Array.from({ length: values.length / 3 }, (_, n) =>
      toLps(frame, [values[3 * n]!, values[3 * n + 1]!, values[3 * n + 2]!]),
    );
  }

  /** Goes with the tissue. */
  move(velocity: FaceVelocity, dtS: number): void {
    carry(this.values, velocity, dtS, (n) => this.#still.has(n));
  }

  /** Goes where the bodies have gone. */
  follow(bodies: Bodies): void {
    const at = new Float64Array(3);
    for (const { marker, body, start } of this.#inBodies) {
      bodies.mapPoint(body, start, at);
      this.values.set(at, 3 * marker);
    }
  }
}

/**
 * Points carried with the tissue, index, three a point. Runge–Kutta of the fourth order.
 * @param isStill those that do not move, such as points in bone
 */
function carry(
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
