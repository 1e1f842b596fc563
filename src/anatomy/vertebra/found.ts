import { type Grid, lpsToVoxel } from '../../core/grid';
import type { Failure } from '../../core/result';
import type { LpsPoint } from '../../core/units';
import type { Cortex } from './cortex';
import { type LandmarkName, type Landmarks, placeOf } from './landmarks';
import type { PedicleAxis } from './pedicle';
import type { LandmarkPlane } from './plates';

/** A surface more of which stands off its plane is none: broken, eaten, badly outlined. A wall has the vein's foramen. */
export const mostOffShare = { upperEndplate: 0.12, lowerEndplate: 0.12, posteriorWall: 0.3 };
/** A pedicle whose walls are seen as bone over less of them is not measured. */
const leastSeen = 0.9;
/** The same of a posterior wall, where the vein leaves and the shell is thin. */
const leastSeenWall = 0.4;
/** An oval fills 79 % of the rectangle around it, a rounded one more: a cross-section that fills less lacks a piece, or has one too many. */
const leastFilled = 0.75;

/** Broken, eaten or grown together with something: a narrow part much shorter than the other side's. */
const leastOfOther = 0.67;
/** From T3 to L3 pedicles converge by less (means −4 to 17°, Zindrick 1987, doi:10.1097/00007632-198703000-00012): with more, the head of a rib is part of it. */
const mostConvergenceDeg = 25;
/** All lie within this of the level of the endplates (house value). */
const mostRiseDeg = 25;

/** Landmarks as they are found, and why the others are not. */
export class Found {
  landmarks: Landmarks = {};
  readonly missing: { what: LandmarkName; why: Failure }[] = [];

  constructor(private readonly ct: Grid) {}

  take<K extends LandmarkName>(
    what: K,
    value: Landmarks[K] | undefined,
    code = 'landmark-not-seen',
    data = {},
  ) {
    const at = value === undefined ? undefined : placeOf(value);
    if (value === undefined) this.missing.push({ what, why: { code, data } });
    else if (at && isAtEdge(this.ct, at))
      this.missing.push({ what, why: { code: 'landmark-cut', data: {} } });
    else this.landmarks = { ...this.landmarks, [what]: value };
  }

  /** A pedicle whose way can be believed. */
  pedicle(
    what: 'leftPedicle' | 'rightPedicle',
    axis: PedicleAxis | undefined,
    other: PedicleAxis | undefined,
    cortex: Cortex | undefined,
    id: string,
  ) {
    const code = axis && doubtOf(axis, other, cortex, id);
    this.take(what, code === undefined ? axis : undefined, code);
  }

  /** A posterior wall that the CT shows over enough of it. */
  wall(plane: LandmarkPlane | undefined, seenShare = 1): LandmarkPlane | undefined {
    if (seenShare >= leastSeenWall) return this.plane('posteriorWall', plane);
    this.take('posteriorWall', undefined, 'landmark-eaten');
    return undefined;
  }

  /** A surface that is flat enough to be called a plane. */
  plane(what: keyof typeof mostOffShare, plane: LandmarkPlane | undefined): LandmarkPlane | undefined {
    const isFlat = plane && plane.offShare <= mostOffShare[what];
    if (plane && !isFlat) this.take(what, undefined, 'landmark-uneven', { mm: plane.unevenMm });
    else this.take(what, plane);
    return this.landmarks[what];
  }
}

/** What lies this near to the edge of the picture is cut by it, mm. */
const edgeMm = 3;

function isAtEdge(ct: Grid, at: LpsPoint): boolean {
  const voxel = lpsToVoxel(ct, at);
  return ct.dims.some((n, axis) => {
    const edge = edgeMm / ct.spacing[axis]!;
    return voxel[axis]! < edge || voxel[axis]! > n - 1 - edge;
  });
}

/** Why a pedicle's way cannot be believed; undefined where nothing speaks against it. */
function doubtOf(
  axis: PedicleAxis,
  other: PedicleAxis | undefined,
  cortex: Cortex | undefined,
  id: string,
): string | undefined {
  if (id === 'vertebra-c2') return 'landmark-c2-pedicle';
  if (cortex && cortex.seenAround(axis) < leastSeen) return 'landmark-eaten';
  if (axis.areaMm2 < leastFilled * axis.widthMm * axis.heightMm) return 'landmark-ragged';
  if (other && axis.lengthMm < leastOfOther * other.lengthMm) return 'landmark-short';
  const isStraight = /^vertebra-(t([3-9]|1\d)|l[1-3])$/.test(id);
  if (isStraight && Math.abs(axis.convergenceDeg) > mostConvergenceDeg) return 'landmark-merged';
  if (Math.abs(axis.riseDeg) > mostRiseDeg) return 'landmark-merged';
  return undefined;
}
