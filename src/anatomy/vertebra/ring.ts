import { voxelToLps } from '../../core/grid';
import { halfLevel, type VoxelField } from '../../core/structure';
import { type LpsPoint, lpsPoint, type LpsVector, lpsVector, voxelPoint } from '../../core/units';
import { cross, normalise } from '../../core/vector';
import type { Frame } from './bone';

/** Cells of the shadow, and of the points that throw it, mm. */
const cellMm = 1;

/** How far the canal of one vertebra may lean to the front or back, and to a side, in the patient's axes, degrees. */
const leans = Array.from({ length: 23 }, (_, n) => -55 + 5 * n);
const tilts = [-24, -16, -8, 0, 8, 16, 24];

/** A foramen is no smaller, mm²: the canal of the thorax measures 16 × 16 mm and more, a transverse foramen 6 × 6. */
const leastMm2 = 60;

/** Points of a bone, LPS mm one after the other, 1 mm apart at most: several for a large voxel. */
export function pointsOf({ grid, data }: VoxelField): Float64Array {
  const [nx, ny, nz] = grid.dims;
  const [si, sj, sk] = grid.spacing.map((mm) => Math.max(1, Math.floor(cellMm / mm))) as [
    number,
    number,
    number,
  ];
  const [pi, pj, pk] = grid.spacing.map(placesIn) as [number[], number[], number[]];
  const out: number[] = [];
  for (let k = 0; k < nz; k += sk)
    for (let j = 0; j < ny; j += sj)
      for (let i = 0; i < nx; i += si) {
        if (data[i + nx * (j + ny * k)]! <= halfLevel) continue;
        for (const c of pk)
          for (const b of pj)
            for (const a of pi) out.push(...voxelToLps(grid, voxelPoint(i + a, j + b, k + c)));
      }
  return Float64Array.from(out);
}

/** Places in a voxel about its middle, as shares of it. */
function placesIn(mm: number): number[] {
  const count = Math.max(1, Math.ceil(mm / cellMm - 0.05));
  return Array.from({ length: count }, (_, n) => (n + 0.5) / count - 0.5);
}

/** The shadow of a bone along a direction, cells of 1 mm; how many points fall on each. */
export interface Shadow {
  readonly left: LpsVector;
  readonly front: LpsVector;
  readonly width: number;
  readonly depth: number;
  /** Left and front of the first cell's middle, from the patient's origin, mm. */
  readonly low: readonly [l: number, a: number];
  readonly counts: Uint16Array;
}

/** The direction up the canal that leans forward and to the left by these angles, degrees. */
export function upwards(leanDeg: number, tiltDeg: number): LpsVector {
  const [lean, tilt] = [(leanDeg * Math.PI) / 180, (tiltDeg * Math.PI) / 180];
  return normalise(
    lpsVector(Math.sin(tilt), -Math.sin(lean) * Math.cos(tilt), Math.cos(lean) * Math.cos(tilt)),
  );
}

/** The axes to a direction upwards in which left is the patient's left as far as it can be. */
export function axesAbout(up: LpsVector): Pick<Frame, 'left' | 'front' | 'up'> {
  const left = normalise(lpsVector(1 - up[0] * up[0], -up[0] * up[1], -up[0] * up[2]));
  return { left, front: cross(left, up), up };
}

export function shadowAlong(points: Float64Array, up: LpsVector): Shadow {
  const { left, front } = axesAbout(up);
  const count = points.length / 3;
  const [ls, as] = [new Float64Array(count), new Float64Array(count)];
  let [lowL, highL, lowA, highA] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let n = 0; n < count; n++) {
    const [x, y, z] = [points[3 * n]!, points[3 * n + 1]!, points[3 * n + 2]!];
    const l = (ls[n] = x * left[0] + y * left[1] + z * left[2]);
    const a = (as[n] = x * front[0] + y * front[1] + z * front[2]);
    lowL = l < lowL ? l : lowL;
    highL = l > highL ? l : highL;
    lowA = a < lowA ? a : lowA;
    highA = a > highA ? a : highA;
  }
  const [width, depth] = [Math.ceil((highL - lowL) / cellMm) + 3, Math.ceil((highA - lowA) / cellMm) + 3];
  const counts = new Uint16Array(width * depth);
  for (let n = 0; n < count; n++)
    counts[Math.round(ls[n]! - lowL) + 1 + width * (Math.round(as[n]! - lowA) + 1)]!++;
  return { left, front, width, depth, low: [lowL - cellMm, lowA - cellMm], counts };
}

/** The largest piece of a shadow that no light reaches from outside: how many cells, and their middle; undefined for none. */
export function holeIn({
  width,
  depth,
  low,
  counts,
}: Shadow): { readonly mm2: number; readonly at: readonly [l: number, a: number] } | undefined {
  const isFree = counts.map((value) => (value === 0 ? 1 : 0));
  flood(isFree, width, 0);
  let best: number[] = [];
  for (let n = 0; n < isFree.length; n++) {
    if (isFree[n] === 0) continue;
    const piece = flood(isFree, width, n);
    if (piece.length > best.length) best = piece;
  }
  if (best.length < leastMm2 || depth === 0) return undefined;
  const l = best.reduce((sum, n) => sum + (n % width), 0) / best.length;
  const a = best.reduce((sum, n) => sum + Math.floor(n / width), 0) / best.length;
  return { mm2: best.length, at: [low[0] + l, low[1] + a] };
}

/** Takes a connected piece out of a mask. */
function flood(mask: Uint16Array, width: number, start: number): number[] {
  const piece = [start];
  mask[start] = 0;
  for (let q = 0; q < piece.length; q++) {
    const n = piece[q]!;
    for (const m of [n - 1, n + 1, n - width, n + width]) {
      if (mask[m] !== 1) continue;
      mask[m] = 0;
      piece.push(m);
    }
  }
  return piece;
}

/** A vertebra seen along its canal. */
export interface Ring {
  readonly up: LpsVector;
  readonly shadow: Shadow;
  /** Middle of the foramen in the shadow. */
  readonly at: readonly [l: number, a: number];
}

/** The direction along which most light falls through the bone: that of its canal; undefined for a bone without a ring. */
export function ringOf(points: Float64Array): Ring | undefined {
  let best: { readonly ring: Ring; readonly mm2: number } | undefined;
  const look = (leanDeg: number, tiltDeg: number) => {
    const up = upwards(leanDeg, tiltDeg);
    const shadow = shadowAlong(points, up);
    const hole = holeIn(shadow);
    if (hole && hole.mm2 > (best?.mm2 ?? 0)) {
      best = { ring: { up, shadow, at: hole.at }, mm2: hole.mm2 };
      return true;
    }
    return false;
  };
  let [lean, tilt] = [0, 0];
  for (const l of leans) if (look(l, 0)) lean = l;
  for (const t of tilts) if (look(lean, t)) tilt = t;
  for (const l of [-4, -2, 2, 4].map((d) => lean + d)) if (look(l, tilt)) lean = l;
  return best?.ring;
}

/** A point of a shadow's plane at a height along its direction, LPS mm. */
export const onShadow = (
  { left, front }: Shadow,
  up: LpsVector,
  [l, a]: readonly [number, number],
  h: number,
): LpsPoint =>
  lpsPoint(
    l * left[0] + a * front[0] + h * up[0],
    l * left[1] + a * front[1] + h * up[1],
    l * left[2] + a * front[2] + h * up[2],
  );
