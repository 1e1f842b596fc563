import type { LpsPoint, LpsVector } from '../../core/units';
import { directionOf, type Local, pointOf } from './bone';
import { heightAt, type HeightPlane, planeThrough, type Sample } from './fit';
import type { Framed } from './frame';

/** A plane through a point, with its unit normal; LPS, mm. */
export interface LandmarkPlane {
  readonly atMm: LpsPoint;
  readonly normal: LpsVector;
  /** Root mean square of what the bone stands off the plane, mm. */
  readonly unevenMm: number;
  /** Share of it that stands off by more than 1 mm, on voxels over 1 mm by as much more as they are half larger. */
  readonly offShare: number;
  /** What it was measured over, to be drawn: half sizes along the two unit vectors in it, mm. */
  readonly sides: readonly [LpsVector, LpsVector];
  readonly halfMm: readonly [number, number];
}

/** What of a body's width and depth its endplates are measured on: its rim and its spurs are no plate. */
const plateShare = 0.6;

/** The endplate above (+1) or below (−1) the body by least squares, come upon from outside; undefined for too little of it. */
export function endplate(framed: Framed, side: 1 | -1): LandmarkPlane | undefined {
  const { bone, wallMm, depthMm, halfMm, lowMm, highMm } = framed;
  const middle = wallMm + depthMm / 2;
  const from = (side === 1 ? highMm : lowMm) + side * 8;
  const points: Sample[] = [];
  for (let a = -plateShare; a <= plateShare + 0.01; a += 0.1) {
    for (let l = -plateShare; l <= plateShare + 0.01; l += 0.1) {
      const [x, y] = [l * halfMm, middle + (a * depthMm) / 2];
      const far = bone.firstBone([x, y, from], [0, 0, -side], (highMm - lowMm) / 2 + 8);
      if (far !== undefined && far > 0) points.push([x, y, from - side * far]);
    }
  }
  const plane = points.length > 100 ? planeThrough(points) : undefined;
  if (!plane) return undefined;
  const { frame } = bone;
  return {
    atMm: pointOf(frame, [0, middle, heightAt(plane, 0, middle)]),
    normal: directionOf(frame, [-side * plane.toX, -side * plane.toY, side]),
    ...uneven(points, plane, bone.voxelMm),
    sides: [directionOf(frame, [1, 0, plane.toX]), directionOf(frame, [0, 1, plane.toY])],
    halfMm: [halfMm, depthMm / 2],
  };
}

/** What points stand off a plane. */
function uneven(
  points: readonly Sample[],
  plane: HeightPlane,
  voxelMm: number,
): Pick<LandmarkPlane, 'unevenMm' | 'offShare'> {
  const off = points.map(([x, y, z]) => Math.abs(z - heightAt(plane, x, y)));
  return {
    unevenMm: Math.sqrt(off.reduce((sum, mm) => sum + mm * mm, 0) / off.length),
    offShare: off.filter((mm) => mm > Math.max(1, 0.5 + voxelMm / 2)).length / off.length,
  };
}

/** Depth of the back of the body at (l, h), come upon from the canal; NaN where there is none within 12 mm. */
const wallAt = ({ bone, wallMm }: Framed, l: number, h: number): number => {
  const from = wallMm - 6;
  const far = bone.firstBone([l, from, h], [0, 1, 0], 16);
  return far === undefined || far === 0 ? NaN : from + far;
};

/** The middle 60 % of the body's height. */
const heightsOf = ({ lowMm, highMm }: Framed): readonly [number, number] => {
  const [middle, half] = [(lowMm + highMm) / 2, 0.3 * (highMm - lowMm)];
  return [middle - half, middle + half];
};

/** Half the width over which the wall is measured, mm: between the roots of the pedicles. */
const wallHalfMm = 6;

/** The back of the body in the canal as a plane a = f(l, h) of the frame; with all points that it was fitted to. */
export function posteriorWall(
  framed: Framed,
): { readonly plane: HeightPlane; readonly points: readonly Sample[] } | undefined {
  const [low, high] = heightsOf(framed);
  const points: Sample[] = [];
  for (let h = low; h <= high; h += 0.5) {
    for (let l = -wallHalfMm; l <= wallHalfMm; l += 0.5) {
      const a = wallAt(framed, l, h);
      if (!Number.isNaN(a)) points.push([l, h, a]);
    }
  }
  const plane = planeThrough(points);
  return plane && { plane, points };
}

export function wallPlane(
  framed: Framed,
  { plane, points }: NonNullable<ReturnType<typeof posteriorWall>>,
): LandmarkPlane {
  const { frame } = framed.bone;
  const [low, high] = heightsOf(framed);
  const h = (low + high) / 2;
  return {
    atMm: pointOf(frame, [0, heightAt(plane, 0, h), h]),
    normal: directionOf(frame, [plane.toX, -1, plane.toY]),
    ...uneven(points, plane, framed.bone.voxelMm),
    sides: [directionOf(frame, [1, plane.toX, 0]), directionOf(frame, [0, plane.toY, 1])],
    halfMm: [wallHalfMm, (high - low) / 2],
  };
}

/** A hollow counts from this depth on, mm. */
const hollowMm = 1;

/** The mouth of the foramen of the basivertebral vein: the middle of what stands deeper than half of the deepest, on the wall. */
export function basivertebralForamen(
  framed: Framed,
  { plane, points }: NonNullable<ReturnType<typeof posteriorWall>>,
): LpsPoint | undefined {
  const deep = points.map(([l, h, a]): Sample => [l, h, a - heightAt(plane, l, h)]);
  const found = deep.filter(([, , depth]) => depth > hollowMm);
  if (found.length < 6) return undefined;
  const mean = (axis: 0 | 1) => found.reduce((sum, point) => sum + point[axis], 0) / found.length;
  const at: Local = [mean(0), heightAt(plane, mean(0), mean(1)), mean(1)];
  return pointOf(framed.bone.frame, at);
}
