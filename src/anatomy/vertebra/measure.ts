import { type Grid, lpsToVoxel } from '../../core/grid';
import { type Kernel, partOfWork } from '../../core/kernel';
import { type Failure, fail, ok } from '../../core/result';
import type { VoxelField } from '../../core/structure';
import type { LpsPoint } from '../../core/units';
import { dot, normalise, subtract } from '../../core/vector';
import type { Volume } from '../../core/volume';
import { lpsVector } from '../../core/units';
import type { Frame } from './bone';
import { type DensAxis, densAxis } from './dens';
import { type Framed, framed, upright } from './frame';
import { withMarrow } from './hollow';
import { partsOf } from './parts';
import { type PedicleAxis, pedicleAxis } from './pedicle';
import { basivertebralForamen, endplate, type LandmarkPlane, posteriorWall, wallPlane } from './plates';
import { Cortex } from './cortex';
import { spinousTip } from './spinous';
import { surfaced } from './surface';

export const landmarkNames = [
  'upperEndplate',
  'lowerEndplate',
  'posteriorWall',
  'basivertebralForamen',
  'rightPedicle',
  'leftPedicle',
  'spinousTip',
  'dens',
] as const;
export type LandmarkName = (typeof landmarkNames)[number];

/** What planning measures on a vertebra, LPS mm; what is absent stands in `missing` with its reason. */
export interface Landmarks {
  /** Least squares on the middle 60 % of the endplates' width and depth; normals out of the body. */
  readonly upperEndplate?: LandmarkPlane;
  readonly lowerEndplate?: LandmarkPlane;
  /** Least squares on the back of the body between the pedicles; normal backwards. */
  readonly posteriorWall?: LandmarkPlane;
  /** The middle of the mouth of the vein's foramen, on the wall. */
  readonly basivertebralForamen?: LpsPoint;
  readonly rightPedicle?: PedicleAxis;
  readonly leftPedicle?: PedicleAxis;
  /** The middle of the hindmost 3 mm within 10 mm of the midline. */
  readonly spinousTip?: LpsPoint;
  readonly dens?: DensAxis;
}

/** The body between its endplates. */
export interface BodySize {
  /** From plate to plate in the middle, mm. */
  readonly heightMm: number;
  /** How far the plates come together to the front (+) or the back (−), degrees. */
  readonly wedgeDeg: number;
  readonly widthMm: number;
  readonly depthMm: number;
}

export interface MeasuredVertebra {
  readonly frame: Frame;
  readonly landmarks: Landmarks;
  readonly body?: BodySize;
  /** Landmarks that such a vertebra has and this one does not show, and why. */
  readonly missing: readonly { readonly what: LandmarkName; readonly why: Failure }[];
  /** Part of each voxel of the field (`vertebraParts`). */
  readonly parts: Uint8Array;
}

export interface VertebraInput {
  /** The CT, whose voxels the field lies on. */
  readonly volume: Volume;
  readonly field: VoxelField;
  /** Catalogue id, `vertebra-c2`: what there is to measure. */
  readonly id: string;
}

/** A surface more of which stands off its plane is none: broken, eaten, badly outlined. A wall has the vein's foramen. */
const mostOffShare = { upperEndplate: 0.12, lowerEndplate: 0.12, posteriorWall: 0.3 };
/** A pedicle whose walls are seen as bone over less of them is not measured. */
const leastSeen = 0.9;
/** An oval fills 79 % of the rectangle around it, a rounded one more: a cross-section that fills less lacks a piece, or has one too many. */
const leastFilled = 0.75;

/** Broken, eaten or grown together with something: a narrow part much shorter than the other side's. */
const leastOfOther = 0.67;
/** From T3 to L3 pedicles converge by less (means −4 to 17°, Zindrick 1987, doi:10.1097/00007632-198703000-00012): with more, the head of a rib is part of it. */
const mostConvergenceDeg = 25;
/** All but those of C2 lie within this of the level of the endplates (house value). */
const mostRiseDeg = 25;

/**
 * Kernel: landmarks and parts of one vertebra, whatever made it, in the frame of its own ring and endplates.
 * @returns failure `vertebra-no-ring` where no ring of bone encloses a canal, or no body lies before it: cut off, or no vertebra
 */
export const measureVertebra: Kernel<VertebraInput, MeasuredVertebra> = async (
  { volume, field: mask, id },
  context,
) => {
  const whole = withMarrow(mask);
  const bone = surfaced(volume, whole) ?? { field: whole, cortexHu: undefined };
  const { field } = bone;
  await context.checkpoint(0.1);
  if (id === 'vertebra-c1') return fail('vertebra-atlas');
  const first = framed(field);
  await context.checkpoint(0.3);
  const own = first && levelled(first, field, id);
  if (!own) return fail('vertebra-no-ring');
  await context.checkpoint(0.4);
  const cortex = bone.cortexHu === undefined ? undefined : new Cortex(own.bone.frame, volume, bone.cortexHu);
  const found = new Found(volume.grid);
  const wall = posteriorWall(own);
  const upper = id === 'vertebra-c2' ? undefined : found.plane('upperEndplate', endplate(own, 1));
  const lower = found.plane('lowerEndplate', endplate(own, -1));
  const back = found.plane('posteriorWall', wall && wallPlane(own, wall));
  found.take('basivertebralForamen', back && wall && basivertebralForamen(own, wall));
  const axes: Partial<Record<'leftPedicle' | 'rightPedicle', PedicleAxis>> = {};
  for (const [what, side, from] of [
    ['leftPedicle', 1, 0.45],
    ['rightPedicle', -1, 0.7],
  ] as const) {
    const axis =
      wall && (await pedicleAxis(own.bone, wall.plane, side, partOfWork(context, from, from + 0.25)));
    if (axis) axes[what] = axis;
  }
  found.pedicle('leftPedicle', axes.leftPedicle, axes.rightPedicle, cortex, id);
  found.pedicle('rightPedicle', axes.rightPedicle, axes.leftPedicle, cortex, id);
  found.take('spinousTip', spinousTip(own));
  if (id === 'vertebra-c2') found.take('dens', densAxis(own));
  const { landmarks, missing } = found;
  return ok({
    frame: own.bone.frame,
    landmarks,
    missing,
    ...(upper && lower && { body: sizeOf(own, upper, lower) }),
    parts: partsOf(mask, own, wall?.plane, landmarks),
  });
};

/** Upright on its endplates, or on the one that is a plane. */
function levelled(first: Framed, field: VoxelField, id: string): Framed | undefined {
  if (id === 'vertebra-c2') return first;
  let own: Framed | undefined = first;
  for (let round = 0; own && round < 2; round++) {
    const now: Framed = own;
    const [x, y, z] = ([1, -1] as const).reduce<readonly [number, number, number]>(
      (sum, side) => {
        const plate = endplate(now, side);
        if (!plate || plate.offShare > mostOffShare.upperEndplate) return sum;
        const at = (c: 0 | 1 | 2) => sum[c] + side * plate.normal[c];
        return [at(0), at(1), at(2)];
      },
      [0, 0, 0],
    );
    if (x === 0 && y === 0 && z === 0) break;
    own = upright(own, field, normalise(lpsVector(x, y, z)));
  }
  return own;
}

/** Landmarks as they are found, and why the others are not. */
class Found {
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

  /** A surface that is flat enough to be called a plane. */
  plane(what: keyof typeof mostOffShare, plane: LandmarkPlane | undefined): LandmarkPlane | undefined {
    const isFlat = plane && plane.offShare <= mostOffShare[what];
    if (plane && !isFlat) this.take(what, undefined, 'landmark-uneven', { mm: plane.unevenMm });
    else this.take(what, plane);
    return isFlat ? plane : undefined;
  }
}

/** Where a landmark lies, LPS mm. */
export const placeOf = (value: NonNullable<Landmarks[LandmarkName]>): LpsPoint =>
  'atMm' in value ? value.atMm : value;

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
  if (cortex && cortex.seenAround(axis) < leastSeen) return 'landmark-eaten';
  if (axis.areaMm2 < leastFilled * axis.widthMm * axis.heightMm) return 'landmark-ragged';
  if (other && axis.lengthMm < leastOfOther * other.lengthMm) return 'landmark-short';
  const isStraight = /^vertebra-(t([3-9]|1\d)|l[1-3])$/.test(id);
  if (isStraight && Math.abs(axis.convergenceDeg) > mostConvergenceDeg) return 'landmark-merged';
  if (Math.abs(axis.riseDeg) > mostRiseDeg && id !== 'vertebra-c2') return 'landmark-merged';
  return undefined;
}

function sizeOf({ bone, depthMm, halfMm }: Framed, upper: LandmarkPlane, lower: LandmarkPlane): BodySize {
  const { up, front } = bone.frame;
  const lean = (plane: LandmarkPlane) =>
    Math.atan2(dot(plane.normal, front), Math.abs(dot(plane.normal, up)));
  return {
    heightMm: dot(subtract(upper.atMm, lower.atMm), up),
    wedgeDeg: ((lean(upper) + lean(lower)) * 180) / Math.PI,
    widthMm: 2 * halfMm,
    depthMm,
  };
}
