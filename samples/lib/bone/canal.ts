import { clamp, cos, mix, radians } from '../arithmetic';
import { type Pose, pointAt } from '../place';
import { boxAround, joinBoxes, type Point3, type Solid } from '../sdf';
import { canalOutline } from './column';

/** An axial cross-section of the bony canal: its middle and inner half sizes, mm. */
export interface Ring {
  readonly at: Point3;
  readonly halfWidth: number;
  readonly halfDepth: number;
}

/** The canal of a vertebra, whose own ring is given in its own frame, `halfHeight` above and below that ring. */
export const ringsOf = (pose: Pose, { at, halfWidth, halfDepth }: Ring, halfHeight: number): Ring[] =>
  [-halfHeight, halfHeight].map((z) => ({
    at: pointAt(pose, [at[0], at[1], at[2] + z]),
    halfWidth,
    // An axial plane cuts it aslant.
    halfDepth: halfDepth / cos(radians(pose.turnDeg?.[0] ?? 0)),
  }));

/**
 * The bony canal through rings from foot to head: within a vertebra what `canalPost` takes out of it, between two what
 * lies between their rings, which ligaments and discs close there. It ends with the first and the last ring.
 */
export const bonyCanal = (rings: readonly Ring[]): Solid => {
  const [low, high] = [rings[0]!.at[2], rings.at(-1)!.at[2]];
  return {
    box: joinBoxes(
      rings.map(({ at, halfWidth, halfDepth }) => boxAround(at, 1.1 * halfWidth, 1.1 * halfDepth, 0)),
    ),
    distance: (x, y, z) => {
      let n = 1;
      while (n + 1 < rings.length && z > rings[n]!.at[2]) n++;
      const [a, b] = [rings[n - 1]!, rings[n]!];
      const t = clamp((z - a.at[2]) / (b.at[2] - a.at[2]), 0, 1);
      const side = canalOutline(
        x - mix(a.at[0], b.at[0], t),
        y - mix(a.at[1], b.at[1], t),
        mix(a.halfWidth, b.halfWidth, t),
        mix(a.halfDepth, b.halfDepth, t),
      );
      return Math.max(side, low - z, z - high);
    },
  };
};
