import { halfLevel, type VoxelField } from '../../core/structure';
import { lpsVector, type LpsVector } from '../../core/units';
import { cross, dot, normalise } from '../../core/vector';
import { quantile } from '../../core/statistics';
import { type Frame, LocalBone, pointOf } from './bone';
import { onShadow, pointsOf, type Ring, ringOf, type Shadow } from './ring';

/** A vertebra in its own frame, with the size of its body, mm. */
export interface Framed {
  readonly bone: LocalBone;
  /** Front of the foramen in the midline, depth and half width of the body. */
  readonly wallMm: number;
  readonly depthMm: number;
  readonly halfMm: number;
  /** Where bone of the body ends, below and above. */
  readonly lowMm: number;
  readonly highMm: number;
}

/** The first frame of a vertebra, by its ring and its likeness left and right; undefined for a bone without a ring. */
export function framed(field: VoxelField): Framed | undefined {
  const points = pointsOf(field);
  const ring = points.length > 0 ? ringOf(points) : undefined;
  if (!ring) return undefined;
  const { turnDeg, offMm } = midline(ring);
  const turn = (turnDeg * Math.PI) / 180;
  const { left: l, front: f } = ring.shadow;
  const mix = (p: LpsVector, q: LpsVector, c: number, s: number) =>
    normalise(lpsVector(c * p[0] + s * q[0], c * p[1] + s * q[1], c * p[2] + s * q[2]));
  const left = mix(l, f, Math.cos(turn), Math.sin(turn));
  const front = cross(left, ring.up);
  let height = 0;
  for (let n = 0; n < points.length; n += 3)
    height += points[n]! * ring.up[0] + points[n + 1]! * ring.up[1] + points[n + 2]! * ring.up[2];
  const middle = [ring.at[0] + offMm * dot(left, l), ring.at[1] + offMm * dot(left, f)] as const;
  const at = onShadow(ring.shadow, ring.up, middle, (3 * height) / points.length);
  return sized(field, { atMm: at, left, front, up: ring.up });
}

/** The angle and the shift at which the front of the shadow is most alike on both sides. */
function midline({ shadow, at }: Ring): { readonly turnDeg: number; readonly offMm: number } {
  const unlike = (turnDeg: number, offMm: number) => {
    const [c, s] = [Math.cos((turnDeg * Math.PI) / 180), Math.sin((turnDeg * Math.PI) / 180)];
    let [sum, count] = [0, 0];
    for (let a = -10; a <= 34; a++) {
      for (let l = 1; l <= 32; l++) {
        const one = thick(shadow, at[0] + (offMm + l) * c - a * s, at[1] + (offMm + l) * s + a * c);
        const other = thick(shadow, at[0] + (offMm - l) * c - a * s, at[1] + (offMm - l) * s + a * c);
        sum += Math.abs(one - other);
        count += one + other;
      }
    }
    return sum / (count + 1);
  };
  let best = { turnDeg: 0, offMm: 0, value: Infinity };
  const look = (turnDeg: number, offMm: number) => {
    const value = unlike(turnDeg, offMm);
    if (value < best.value) best = { turnDeg, offMm, value };
  };
  for (let turn = -30; turn <= 30; turn += 3) for (let off = -3; off <= 3; off += 1.5) look(turn, off);
  const { turnDeg, offMm } = best;
  for (let turn = -2.5; turn <= 2.5; turn += 0.5)
    for (let off = -1.25; off <= 1.25; off += 0.25) look(turnDeg + turn, offMm + off);
  return best;
}

/** How much bone lies on a place of a shadow, between its cells. */
function thick({ width, depth, low, counts }: Shadow, l: number, a: number): number {
  const [x, y] = [l - low[0], a - low[1]];
  const [i, j] = [Math.floor(x), Math.floor(y)];
  if (i < 0 || j < 0 || i >= width - 1 || j >= depth - 1) return 0;
  const [fx, fy] = [x - i, y - j];
  const n = i + width * j;
  const row = (o: number) => counts[o]! * (1 - fx) + counts[o + 1]! * fx;
  return row(n) * (1 - fy) + row(n + width) * fy;
}

/** The body of a vertebra whose axes are known; its middle becomes the height 0. Undefined where no body lies before the ring. */
export function sized(field: VoxelField, frame: Frame): Framed | undefined {
  const bone = new LocalBone(frame, field);
  const columns = columnsBefore(bone);
  if (columns.length < leastDepthMm) return undefined;
  const inner = columns.slice(Math.round(0.2 * columns.length), Math.round(0.8 * columns.length));
  const [low, high] = [quantile(inner.map((c) => c.low), 0.5), quantile(inner.map((c) => c.high), 0.5)]; // prettier-ignore
  const middle = (low + high) / 2;
  const wallMm = columns[0]!.a;
  const depthMm = columns.at(-1)!.a - wallMm;
  const halfMm = halfWidth(bone, wallMm + 0.4 * depthMm, low, high);
  const atMm = pointOf(frame, [0, 0, middle]);
  return {
    bone: new LocalBone({ ...frame, atMm }, field),
    wallMm,
    depthMm,
    halfMm,
    lowMm: low - middle,
    highMm: high - middle,
  };
}

/** No body is less deep, mm: the anterior arch of C1. */
const leastDepthMm = 9;
/** Bone this far above or below a frame's point is still of the vertebra, mm. */
const reachMm = 70;
/** A gap in bone that is bridged: a cleft, a vein, marrow that a threshold left out, mm. */
const gapMm = 5;

interface Column {
  readonly a: number;
  readonly low: number;
  readonly high: number;
}

/** The upright columns of bone before the ring near the midline, 1 mm apart, from the back of the body to its front. */
function columnsBefore(bone: LocalBone): Column[] {
  const columns: Column[] = [];
  for (let a = 2; a <= 55; a++) {
    const runs = [-4, 0, 4].map((l) => longestRun(bone, l, a)).filter((run) => run !== undefined);
    const mean = (of: (run: (typeof runs)[number]) => number) => quantile(runs.map(of), 0.5);
    const isBody = runs.length >= 2 && mean(([low, high]) => high - low) >= 6;
    if (isBody) columns.push({ a, low: mean(([low]) => low), high: mean(([, high]) => high) });
    else if (columns.length >= leastDepthMm) break;
    else columns.length = 0;
  }
  return columns;
}

/** The longest run of bone along an upright line, over gaps. */
function longestRun(bone: LocalBone, l: number, a: number): readonly [low: number, high: number] | undefined {
  let [best, from, last] = [undefined as readonly [number, number] | undefined, NaN, -Infinity];
  for (let h = -reachMm; h <= reachMm; h++) {
    if (bone.at(l, a, h) <= halfLevel) continue;
    if (h - last > gapMm) from = h;
    last = h;
    if (!best || last - from > best[1] - best[0]) best = [from, last];
  }
  return best;
}

/** Half the width of the body at a depth: where bone first ends to the sides, the lower quartile over its lower part: higher up C2 is wider. */
function halfWidth(bone: LocalBone, a: number, low: number, high: number): number {
  const widths: number[] = [];
  for (let h = low + 3; h <= Math.min(high - 3, low + 12); h++) {
    let width = 0;
    for (const side of [1, -1]) {
      let [l, last] = [0, 0];
      for (; l <= 40 && l - last <= 3; l += 0.5) if (bone.at(side * l, a, h) > halfLevel) last = l;
      width += last;
    }
    widths.push(width / 2);
  }
  return quantile(widths, 0.25);
}

/** The same vertebra with another direction upwards. */
export function upright({ bone: { frame } }: Framed, field: VoxelField, up: LpsVector): Framed | undefined {
  const along = dot(frame.left, up);
  const { left: l } = frame;
  const left = normalise(lpsVector(l[0] - along * up[0], l[1] - along * up[1], l[2] - along * up[2]));
  return sized(field, { atMm: frame.atMm, up, left, front: cross(left, up) });
}
