import type { VoxelField } from '../../core/structure';
import type { LpsPoint, LpsVector } from '../../core/units';
import type { StraightSpine } from './curve';
import type { Dens } from './dens';
import { type DensLandmarks, densLandmarks } from './dens-landmarks';
import { heightAt, type HeightPlane, planeThrough, type Sample } from './fit';
import type { Level } from './levels';
import { directionOf, leant, LocalBone, type LocalFrame, pointOf } from './local';
import { type PedicleAxis, pedicleAxis } from './pedicles';
import type { SpineProfile } from './profile';

/** A plane through a point, with its unit normal; LPS, mm. */
export interface LandmarkPlane {
  readonly atMm: LpsPoint;
  readonly normal: LpsVector;
}

/**
 * What planning measures on a vertebra, LPS mm. Each is absent where the bone does not show it: cut by the edge of the
 * picture, or another shape than was looked for (C1 has no body, C2 no upper endplate).
 */
export interface VertebraLandmarks {
  /** Least squares on the endplates within 60 % of the body's width and depth; normals out of the body. */
  readonly upperEndplate?: LandmarkPlane;
  readonly lowerEndplate?: LandmarkPlane;
  /** Least squares on the back of the body in the canal; normal backwards. */
  readonly posteriorWall?: LandmarkPlane;
  /** Where the back of the body is deepest in the midline, if by more than 1 mm: the vein leaves there. */
  readonly basivertebralForamenMm?: LpsPoint;
  readonly rightPedicle?: PedicleAxis;
  readonly leftPedicle?: PedicleAxis;
  /** The middle of the hindmost millimetre near the midline. */
  readonly spinousTipMm?: LpsPoint;
  readonly dens?: DensLandmarks;
}

/** A vertebra in its own frame, with the size of its body, mm. */
interface Measured {
  readonly bone: LocalBone;
  readonly frame: LocalFrame;
  readonly wallMm: number;
  readonly depthMm: number;
  readonly halfMm: number;
  /** Heights of the discs below and above the origin. */
  readonly lowMm: number;
  readonly highMm: number;
}

/** Landmarks of one vertebra, and its frame and planes for the parts. */
export interface MeasuredVertebra {
  readonly frame: LocalFrame;
  readonly wall?: HeightPlane;
  readonly halfMm: number;
  readonly landmarks: VertebraLandmarks;
}

/** Measures the vertebra of a level on its field. */
export function measureVertebra(
  field: VoxelField,
  level: Level,
  {
    spine,
    profile,
    dens,
  }: { readonly spine: StraightSpine; readonly profile: SpineProfile; readonly dens?: Dens },
): MeasuredVertebra {
  const measured = measuredIn(field, level, spine, profile);
  const { bone, frame, halfMm } = measured;
  if (level.isAtlas) return { frame, halfMm, landmarks: {} };
  const wall = posteriorWall(measured);
  const upper = level.isAxis || level.to > spine.length ? undefined : endplate(measured, 1);
  const lower = level.from < 0 ? undefined : endplate(measured, -1);
  const vein = wall && basivertebralForamen(measured, wall);
  const [left, right] = wall ? [pedicleAxis(bone, wall, 1), pedicleAxis(bone, wall, -1)] : [];
  const tip = spinousTip(measured);
  const top = level.isAxis && dens ? densLandmarks(bone, spine, dens, profile) : undefined;
  return {
    frame,
    halfMm,
    ...(wall && { wall }),
    landmarks: {
      ...(upper && { upperEndplate: upper }),
      ...(lower && { lowerEndplate: lower }),
      ...(wall && { posteriorWall: wallPlane(measured, wall) }),
      ...(vein && { basivertebralForamenMm: vein }),
      ...(right && { rightPedicle: right }),
      ...(left && { leftPedicle: left }),
      ...(tip && { spinousTipMm: tip }),
      ...(top && { dens: top }),
    },
  };
}

function measuredIn(field: VoxelField, level: Level, spine: StraightSpine, profile: SpineProfile): Measured {
  const middle = Math.round((level.from + level.to) / 2);
  const at = Math.min(Math.max(middle, 0), spine.length - 1);
  const tilts = [level.below, level.above].flatMap((disc) => (disc ? [disc] : []));
  const mean = (of: (disc: (typeof tilts)[number]) => number) =>
    tilts.length === 0 ? 0 : tilts.reduce((sum, disc) => sum + of(disc), 0) / tilts.length;
  const frame = leant(
    spine.station(at),
    mean(({ toFront }) => toFront),
    mean(({ toLeft }) => toLeft),
  );
  return {
    frame,
    bone: new LocalBone(frame, field),
    wallMm: profile.wall[at]!,
    depthMm: profile.depth[at]!,
    halfMm: profile.half[at]!,
    lowMm: level.from - at,
    highMm: level.to - at,
  };
}

/** What of a body's width and depth its endplates are measured on: its rim and its spurs are no plate. */
const plateShare = 0.6;

/** The endplate above (+1) or below (−1) the body, come upon from beyond the disc. */
function endplate(measured: Measured, side: 1 | -1): LandmarkPlane | undefined {
  const { bone, frame, wallMm, depthMm, halfMm, lowMm, highMm } = measured;
  const tilt = wallMm + depthMm / 2;
  const from = (side === 1 ? highMm : -lowMm) + 4;
  const points: Sample[] = [];
  for (let a = -plateShare; a <= plateShare + 0.01; a += 0.1) {
    for (let l = -plateShare; l <= plateShare + 0.01; l += 0.1) {
      const [x, y] = [l * halfMm, tilt + (a * depthMm) / 2];
      const far = bone.firstBone((mm) => [x, y, side * (from - mm)], from - 1);
      if (far !== undefined && far > 0) points.push([x, y, side * (from - far)]);
    }
  }
  const plane = points.length > 60 ? planeThrough(points) : undefined;
  if (!plane) return undefined;
  return {
    atMm: pointOf(frame, 0, tilt, heightAt(plane, 0, tilt)),
    normal: directionOf(frame, -side * plane.toX, -side * plane.toY, side),
  };
}

/** Depth of the back of the body at (l, h), come upon from the canal; NaN where there is none. */
const wallAt = ({ bone, wallMm }: Measured, l: number, h: number): number => {
  const far = bone.firstBone((mm) => [l, wallMm - 6 + mm, h], 14);
  return far === undefined || far === 0 ? NaN : wallMm - 6 + far;
};

/** The middle half of the body's height, and its width in the canal, mm. */
const heightsOf = ({ lowMm, highMm }: Measured): readonly [number, number] => {
  const [middle, quarter] = [(lowMm + highMm) / 2, (highMm - lowMm) / 4];
  return [middle - quarter, middle + quarter];
};

function posteriorWall(measured: Measured): HeightPlane | undefined {
  const [low, high] = heightsOf(measured);
  const points: Sample[] = [];
  for (let h = low; h <= high; h += 1) {
    for (let l = -5; l <= 5; l += 1) {
      const a = wallAt(measured, l, h);
      if (!Number.isNaN(a)) points.push([l, h, a]);
    }
  }
  return planeThrough(points);
}

function wallPlane(measured: Measured, wall: HeightPlane): LandmarkPlane {
  const [low, high] = heightsOf(measured);
  const h = (low + high) / 2;
  return {
    atMm: pointOf(measured.frame, 0, heightAt(wall, 0, h), h),
    normal: directionOf(measured.frame, wall.toX, -1, wall.toY),
  };
}

/** The mouth of the foramen on the plane of the wall: the middle of what is deeper than half of the deepest. */
function basivertebralForamen(measured: Measured, wall: HeightPlane): LpsPoint | undefined {
  const [low, high] = heightsOf(measured);
  const found: Sample[] = [];
  for (let h = low; h <= high; h += 0.5) {
    for (let l = -6; l <= 6; l += 0.5) {
      const depth = wallAt(measured, l, h) - heightAt(wall, l, h);
      if (depth > 1) found.push([l, h, depth]);
    }
  }
  const deepest = found.reduce((most, [, , depth]) => Math.max(most, depth), 0);
  const mouth = found.filter(([, , depth]) => depth >= deepest / 2);
  if (mouth.length < 4) return undefined;
  const mean = (axis: 0 | 1) => mouth.reduce((sum, point) => sum + point[axis], 0) / mouth.length;
  const [l, h] = [mean(0), mean(1)];
  return pointOf(measured.frame, l, heightAt(wall, l, h), h);
}

function spinousTip({ bone, frame, wallMm }: Measured): LpsPoint | undefined {
  let [hindmost, sum] = [0, [0, 0, 0, 0]];
  for (let a = -74; a < wallMm - 18; a += 1) {
    if (sum[3]! > 0 && a > hindmost + 1) break;
    for (let h = -31; h <= 20; h += 1) {
      for (let l = -8; l <= 8; l += 1) {
        if (!bone.isBone(l, a, h)) continue;
        if (sum[3] === 0) hindmost = a;
        sum = [sum[0]! + l, sum[1]! + a, sum[2]! + h, sum[3]! + 1];
      }
    }
  }
  const count = sum[3]!;
  return count === 0 ? undefined : pointOf(frame, sum[0]! / count, sum[1]! / count, sum[2]! / count);
}
