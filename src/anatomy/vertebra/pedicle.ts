import type { KernelContext } from '../../core/kernel';
import { quantile } from '../../core/statistics';
import type { LpsPoint, LpsVector } from '../../core/units';
import { directionOf, type Local, type LocalBone, pointOf } from './bone';
import { heightAt, type HeightPlane } from './fit';
import { calipers, type Section, sectionAt } from './section';
import { axesOf, placeOn, straightened, type Way } from './way';

/**
 * The way through a pedicle: the line midway between its medial and its lateral wall seen from above, and midway between its
 * upper and its lower border seen from the side, along its narrow part (Zindrick 1987, doi:10.1097/00007632-198703000-00012).
 */
export interface PedicleAxis {
  /** On the axis in the middle of the narrow part. */
  readonly atMm: LpsPoint;
  /** Unit vector from back to front. */
  readonly direction: LpsVector;
  /** Of the cross-section there: narrowest width between parallel lines, extent across it, area. */
  readonly widthMm: number;
  readonly heightMm: number;
  readonly areaMm2: number;
  /** How long the narrow part is, from wall to wall at most 15 % wider than where it is narrowest. */
  readonly lengthMm: number;
  /** Against the midline, + towards it on the way to the front; against the level of the endplates, + rising to the front. */
  readonly convergenceDeg: number;
  readonly riseDeg: number;
}

/** Pedicles of the neck run outwards to the back by some 45°, those of the loin hardly; all nearly level. */
const outwards = [-6, 2, 10, 18, 26, 34, 42, 50, 58];
const rises = [-10, 0, 10];
const reach = { halfU: 14, halfV: 16 };
const rounds = 14;
/** Less is a fragment, mm². */
const leastMm2 = 12;
/** A shorter stretch has no direction, mm. */
const leastLengthMm = 2;
/** What ends farther from where it was looked for is no pedicle, mm. */
const mostDriftMm = 8;

/** The pedicle of the left (+1) or right (−1) side; undefined where no column of bone leaves the body there. */
export async function pedicleAxis(
  bone: LocalBone,
  wall: HeightPlane,
  side: 1 | -1,
  context: KernelContext,
): Promise<PedicleAxis | undefined> {
  const start = startOf(bone, wall, side);
  let at = start;
  let way: Way | undefined;
  for (let round = 0; at && round < 2; round++) {
    way = narrowestWay(bone, at, side);
    await context.checkpoint(0.1 * (round + 1));
    at = way?.at;
  }
  let length = 0;
  for (let round = 0; way && round < rounds; round++) {
    [way, length] = straightened(bone, way, side);
    await context.checkpoint(0.2 + (0.8 * round) / rounds);
  }
  const cut = way && cutAt(bone, way, side, 0.25);
  const drift = way && start ? Math.hypot(...way.at.map((value, c) => value - start[c]!)) : NaN;
  if (!way || !cut || !(drift <= mostDriftMm) || length < leastLengthMm) return undefined;
  return {
    atMm: pointOf(bone.frame, way.at),
    direction: directionOf(bone.frame, axesOf(way, side)[0]),
    ...calipers(cut),
    areaMm2: cut.areaMm2,
    lengthMm: length,
    convergenceDeg: way.outDeg,
    riseDeg: way.riseDeg,
  };
}

/** In the bone that is met beside the canal, 3 mm behind the wall. */
function startOf(bone: LocalBone, wall: HeightPlane, side: 1 | -1): Local | undefined {
  const met: Local[] = [];
  for (let h = -12; h <= 14; h += 1) {
    const a = heightAt(wall, 0, h) - 3;
    const far = bone.firstBone([side * 3, a, h], [side, 0, 0], 16);
    if (far !== undefined && far > 0) met.push([3 + far, a, h]);
  }
  // The medial wall where it lies nearest to the canal, not the articular processes above and below.
  const near = quantile(met.map(([l]) => l), 0.25) + 2; // prettier-ignore
  const walls = met.filter(([l]) => l <= near);
  if (walls.length < 3) return undefined;
  const median = (axis: 0 | 1 | 2) => quantile(walls.map((point) => point[axis]), 0.5); // prettier-ignore
  return [side * (median(0) + 2.5), median(1), median(2)];
}

/** The piece of bone across a way at its point; undefined where it is not bounded all around. */
function cutAt(bone: LocalBone, way: Way, side: 1 | -1, mm: number): Section | undefined {
  const [, u, v] = axesOf(way, side);
  const piece = sectionAt(bone, { at: way.at, u, v, ...reach }, mm);
  return piece && !piece.isOpen && piece.areaMm2 >= leastMm2 ? piece : undefined;
}

/** Of all directions and 2 mm to both sides, the way across which there is least bone, through its middle. */
function narrowestWay(bone: LocalBone, at: Local, side: 1 | -1): Way | undefined {
  let best: (Way & { readonly areaMm2: number }) | undefined;
  for (const outDeg of outwards) {
    for (const riseDeg of rises) {
      for (const t of [-2, 0, 2]) {
        const way = { at: placeOn({ at, outDeg, riseDeg }, side, 0, 0, t), outDeg, riseDeg };
        const cut = cutAt(bone, way, side, 1);
        if (!cut || (best && cut.areaMm2 >= best.areaMm2)) continue;
        best = { ...way, at: placeOn(way, side, cut.u, cut.v, 0), areaMm2: cut.areaMm2 };
      }
    }
  }
  return best;
}
