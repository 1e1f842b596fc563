import { type Grid, lpsToVoxel, voxelToLps } from '../../../core/grid';
import { halfLevel } from '../../../core/structure';
import { type LpsPoint, type LpsVector, lpsPoint, lpsVector, voxelPoint } from '../../../core/units';
import { cross, dot, norm, normalise } from '../../../core/vector';
import type { BoneFrame } from './types';

/** Cells of the masks in which a bone's axes and posterior wall are looked for, mm. */
export const frameCellMm = 2;

/** Masks on a coarse grid (`frameCellMm`) around the whole bone, 0 … 255. */
export interface FrameInput {
  readonly grid: Grid;
  readonly target: Float32Array;
  /** Canal, dural sac, cauda or cord. */
  readonly canal?: Float32Array;
  /** The label of vertebral bodies, where there is one. */
  readonly bodies?: Float32Array;
  /** Centres of the next vertebrae, LPS mm. */
  readonly aboveMm?: LpsPoint;
  readonly belowMm?: LpsPoint;
}

const up = lpsVector(0, 0, 1);
const back = lpsVector(0, 1, 0);

type Coordinates = readonly [number, number, number];

/** (l, p, s) of a point in the bone's own axes, mm. */
export function toFrame(frame: BoneFrame, [x, y, z]: readonly [number, number, number]): Coordinates {
  const d = [x - frame.originMm[0], y - frame.originMm[1], z - frame.originMm[2]] as const;
  return [dot(d, frame.left), dot(d, frame.posterior), dot(d, frame.superior)];
}

/** The point at (l, p, s). */
export const fromFrame = (frame: BoneFrame, [l, p, s]: Coordinates): LpsPoint =>
  lpsPoint(
    ...([0, 1, 2].map(
      (n) => frame.originMm[n]! + l * frame.left[n]! + p * frame.posterior[n]! + s * frame.superior[n]!,
    ) as [number, number, number]),
  );

/** p of the posterior wall at height s, mm; behind everything outside the spine. */
export const wallAt = ({ posteriorWall }: BoneFrame, s: number): number =>
  posteriorWall ? posteriorWall.at0Mm + posteriorWall.slope * s : Infinity;

const pointsOf = (grid: Grid, mask: Float32Array): LpsPoint[] => {
  const points: LpsPoint[] = [];
  const [nx, ny] = grid.dims;
  for (let q = 0; q < mask.length; q++) {
    if (mask[q]! < halfLevel) continue;
    points.push(voxelToLps(grid, voxelPoint(q % nx, Math.floor(q / nx) % ny, Math.floor(q / nx / ny))));
  }
  return points;
};

const mean = (points: readonly LpsPoint[]): LpsPoint => {
  const sum = [0, 0, 0];
  for (const p of points) for (let n = 0; n < 3; n++) sum[n]! += p[n]! / points.length;
  return lpsPoint(sum[0]!, sum[1]!, sum[2]!);
};

const between = (from: LpsPoint, to: LpsPoint): LpsVector =>
  lpsVector(to[0] - from[0], to[1] - from[1], to[2] - from[2]);

/** What is left of `v` across the unit vector `axis`. */
const across = (v: LpsVector, axis: LpsVector): LpsVector => {
  const along = dot(v, axis);
  return lpsVector(v[0] - along * axis[0], v[1] - along * axis[1], v[2] - along * axis[2]);
};

const frameOf = (originMm: LpsPoint, posterior: LpsVector, superior: LpsVector) => ({
  originMm,
  left: normalise(cross(posterior, superior)),
  posterior,
  superior,
});

/** Patient's axes about the centre of the bone: for bones that are no vertebra. */
export function plainFrame(grid: Grid, target: Float32Array): BoneFrame {
  const points = pointsOf(grid, target);
  const axes = frameOf(mean(points), back, up);
  return { ...axes, ...extent(axes, points) };
}

/**
 * A vertebra's own axes: superior along the line between the next vertebrae (else along the canal,
 * else the patient's), posterior from the body to the canal, and the posterior wall as the line
 * where rays from the canal forwards meet the bone.
 */
export function vertebraFrame(input: FrameInput): BoneFrame {
  const { grid, target } = input;
  const bone = pointsOf(grid, target);
  const whole = mean(bone);
  const superior = superiorOf(input, whole);
  const canalPoints = canalPointsOf(input, whole, superior);
  if (canalPoints.length === 0) return plainFrame(grid, target);
  const canal = mean(canalPoints);
  const ownBody = input.bodies ? pointsOf(grid, both(target, input.bodies)) : [];
  let body = ownBody.length > 20 ? mean(ownBody) : whole;
  let wall = { at0Mm: 0, slope: 0 };
  let axes = frameOf(body, back, superior);
  let inBody = bone;
  // Twice: the first body is the whole vertebra, whose centre lies nearer to the canal.
  for (let round = 0; round < 2; round++) {
    const toCanal = across(between(body, canal), superior);
    const posterior = norm(toCanal) > 3 ? normalise(toCanal) : normalise(across(back, superior));
    axes = frameOf(body, posterior, superior);
    wall = posteriorWall(grid, target, axes, canal);
    inBody = ownBody.length > 20 ? ownBody : bone.filter((p) => isInFront(axes, wall, p));
    if (inBody.length > 0) body = mean(inBody);
  }
  const moved = { ...axes, originMm: body };
  const shift = toFrame({ ...moved, lowMm: [0, 0, 0], highMm: [0, 0, 0] }, axes.originMm);
  const at0Mm = wall.at0Mm + shift[1] - wall.slope * shift[2];
  const [leftMm] = toFrame({ ...moved, lowMm: [0, 0, 0], highMm: [0, 0, 0] }, canal);
  const halfWidthMm = canalHalfWidth(grid, target, moved, canal);
  return {
    ...moved,
    ...extent(moved, inBody),
    posteriorWall: { at0Mm, slope: wall.slope },
    canal: { leftMm, halfWidthMm },
  };
}

type Axes = Pick<BoneFrame, 'originMm' | 'left' | 'posterior' | 'superior'>;

function isInFront(axes: Axes, wall: { at0Mm: number; slope: number }, p: LpsPoint): boolean {
  const d = between(axes.originMm, p);
  return dot(d, axes.posterior) <= wall.at0Mm + wall.slope * dot(d, axes.superior);
}

const both = (a: Float32Array, b: Float32Array): Float32Array => a.map((v, q) => Math.min(v, b[q]!));

function superiorOf({ aboveMm, belowMm, grid, canal }: FrameInput, whole: LpsPoint): LpsVector {
  if (aboveMm && belowMm) return normalise(between(belowMm, aboveMm));
  const line = canal ? directionOf(pointsOf(grid, canal)) : undefined;
  if (line) return line[2] < 0 ? lpsVector(-line[0], -line[1], -line[2]) : line;
  if (aboveMm) return normalise(between(whole, aboveMm));
  if (belowMm) return normalise(between(belowMm, whole));
  return up;
}

/** Direction of the longest spread by power iteration; undefined when it is not clearly the longest. */
function directionOf(points: readonly LpsPoint[]): LpsVector | undefined {
  if (points.length < 30) return undefined;
  const centre = mean(points);
  let v = up;
  let longest = 0;
  for (let n = 0; n < 30; n++) {
    const sum = [0, 0, 0];
    for (const p of points) {
      const d = between(centre, p);
      const along = dot(d, v) / points.length;
      for (let c = 0; c < 3; c++) sum[c]! += along * d[c]!;
    }
    longest = Math.hypot(sum[0]!, sum[1]!, sum[2]!);
    v = normalise(lpsVector(sum[0]!, sum[1]!, sum[2]!));
  }
  let total = 0;
  for (const p of points) total += norm(between(centre, p)) ** 2 / points.length;
  return longest > 0.6 * total ? v : undefined;
}

/** Cells of the canal at the height of the bone: labelled, else enclosed by it on four sides. */
function canalPointsOf(input: FrameInput, whole: LpsPoint, superior: LpsVector): LpsPoint[] {
  const near = (p: LpsPoint) => Math.abs(dot(between(whole, p), superior)) < 12;
  const labelled = input.canal ? pointsOf(input.grid, input.canal).filter(near) : [];
  if (labelled.length > 10) return labelled;
  const { grid, target } = input;
  const [nx, ny] = grid.dims;
  const solid = (p: LpsPoint) => valueAt(grid, target, p) >= halfLevel;
  const found: LpsPoint[] = [];
  for (let q = 0; q < target.length; q++) {
    if (target[q]! >= halfLevel) continue;
    const p = voxelToLps(grid, voxelPoint(q % nx, Math.floor(q / nx) % ny, Math.floor(q / nx / ny)));
    const enclosed =
      near(p) &&
      [lpsVector(1, 0, 0), lpsVector(-1, 0, 0), back, lpsVector(0, -1, 0)].every(
        (direction) => firstHit(p, direction, 20, solid) !== undefined,
      );
    if (enclosed) found.push(p);
  }
  return found;
}

/** Nearest-cell value; 0 outside. */
function valueAt(grid: Grid, mask: Float32Array, p: LpsPoint): number {
  const v = lpsToVoxel(grid, p);
  const [i, j, k] = [Math.round(v[0]), Math.round(v[1]), Math.round(v[2])];
  const [nx, ny, nz] = grid.dims;
  if (i < 0 || j < 0 || k < 0 || i >= nx || j >= ny || k >= nz) return 0;
  return mask[i + nx * (j + ny * k)]!;
}

/** Distance along a ray to the first solid point, mm. */
function firstHit(
  from: LpsPoint,
  direction: LpsVector,
  limitMm: number,
  solid: (p: LpsPoint) => boolean,
): number | undefined {
  for (let t = 0; t <= limitMm; t += 0.5) {
    const p = lpsPoint(from[0] + t * direction[0], from[1] + t * direction[1], from[2] + t * direction[2]);
    if (solid(p)) return t;
  }
  return undefined;
}

/** Line p(s) through the points where rays from the canal, forwards, meet the bone. */
function posteriorWall(grid: Grid, target: Float32Array, axes: Axes, canal: LpsPoint) {
  const solid = (p: LpsPoint) => valueAt(grid, target, p) >= halfLevel;
  const forwards = lpsVector(-axes.posterior[0], -axes.posterior[1], -axes.posterior[2]);
  const d = between(axes.originMm, canal);
  const canalP = dot(d, axes.posterior);
  const canalS = dot(d, axes.superior);
  const hits: [number, number][] = [];
  for (let s = -16; s <= 16; s += 1)
    for (let l = -5; l <= 5; l += 2.5) {
      const from = lpsPoint(
        ...([0, 1, 2].map((n) => canal[n]! + s * axes.superior[n]! + l * axes.left[n]!) as [
          number,
          number,
          number,
        ]),
      );
      const t = firstHit(from, forwards, 25, solid);
      if (t !== undefined && t > 0) hits.push([canalS + s, canalP - t]);
    }
  return fitLine(hits) ?? { at0Mm: canalP - 8, slope: 0 };
}

/** Least squares without the tenth farthest from the median: rays may pass above the endplate. */
function fitLine(points: readonly [number, number][]): { at0Mm: number; slope: number } | undefined {
  if (points.length < 8) return undefined;
  const sorted = points.map(([, p]) => p).sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)]!;
  const kept = points.filter(([, p]) => Math.abs(p - median) < 6);
  const meanS = kept.reduce((sum, [s]) => sum + s, 0) / kept.length;
  const meanP = kept.reduce((sum, [, p]) => sum + p, 0) / kept.length;
  const spread = kept.reduce((sum, [s]) => sum + (s - meanS) ** 2, 0);
  const shared = kept.reduce((sum, [s, p]) => sum + (s - meanS) * (p - meanP), 0);
  const slope = spread > 0 ? Math.min(Math.max(shared / spread, -0.4), 0.4) : 0;
  return { at0Mm: meanP - slope * meanS, slope };
}

function canalHalfWidth(grid: Grid, target: Float32Array, axes: Axes, canal: LpsPoint): number {
  const solid = (p: LpsPoint) => valueAt(grid, target, p) >= halfLevel;
  const right = lpsVector(-axes.left[0], -axes.left[1], -axes.left[2]);
  const widths: number[] = [];
  for (let s = -14; s <= 14; s += 1) {
    const from = lpsPoint(
      ...([0, 1, 2].map((n) => canal[n]! + s * axes.superior[n]!) as [number, number, number]),
    );
    const hits = [firstHit(from, axes.left, 20, solid), firstHit(from, right, 20, solid)];
    if (hits[0] !== undefined && hits[1] !== undefined) widths.push((hits[0] + hits[1]) / 2);
  }
  widths.sort((a, b) => a - b);
  return widths[Math.floor(widths.length / 2)] ?? 11;
}

/** Extent of the coordinates but for 0.3 % at each end. */
function extent(axes: Axes, points: readonly LpsPoint[]): Pick<BoneFrame, 'lowMm' | 'highMm'> {
  const frame: BoneFrame = { ...axes, lowMm: [0, 0, 0], highMm: [0, 0, 0] };
  const all = points.map((p) => toFrame(frame, p));
  const at = (n: number, share: number) => {
    const sorted = all.map((c) => c[n]!).sort((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  };
  return {
    lowMm: [at(0, 0.003), at(1, 0.003), at(2, 0.003)],
    highMm: [at(0, 0.997), at(1, 0.997), at(2, 0.997)],
  };
}
