import { combine, crossings } from './crossings';
import type { Ring } from './sections';

/** Rings of one plane; each layer is what an odd number of its rings enclose, the region all layers together. */
export interface Outline {
  readonly layers: readonly (readonly Ring[])[];
  /** Rings left out because another one is the same. */
  readonly doubled: number;
  /** Whether rings overlap in part, so that there is more than one layer. */
  readonly overlapping: boolean;
}

/**
 * Sorts rings into layers. A ring within another one is a hole of it, one within the hole an island, and so
 * on; rings that overlap in part were not meant as holes and are taken together.
 */
export function outlineOf(rings: readonly Ring[]): Outline {
  if (rings.length === 1 || rings.every(({ exclusive }) => exclusive)) {
    return { layers: [rings], doubled: 0, overlapping: false };
  }
  const layers: Measured[][] = [];
  let doubled = 0;
  for (const ring of rings.map(measure).toSorted((a, b) => b.area - a.area)) {
    const relations = layers.map((layer) => layer.map((other) => relation(other, ring)));
    if (relations.some((found) => found.includes('same'))) doubled++;
    else {
      const fitting = layers.filter((_, n) => !relations[n]!.includes('overlap'));
      // A hole belongs to the layer that it lies in.
      const around = fitting.findIndex((layer) => relations[layers.indexOf(layer)]!.includes('inside'));
      const chosen = fitting[Math.max(0, around)];
      if (chosen) chosen.push(ring);
      else layers.push([ring]);
    }
  }
  return { layers, doubled, overlapping: layers.length > 1 };
}

interface Measured extends Ring {
  readonly box: Box;
  readonly area: number;
}

export interface Box {
  readonly low: readonly [number, number];
  readonly high: readonly [number, number];
}

export function boxOf(rings: readonly Ring[]): Box {
  const low: [number, number] = [Infinity, Infinity];
  const high: [number, number] = [-Infinity, -Infinity];
  for (const { corners } of rings) {
    for (let n = 0; n < corners.length; n++) {
      const axis = (n % 2) as 0 | 1;
      if (corners[n]! < low[axis]) low[axis] = corners[n]!;
      if (corners[n]! > high[axis]) high[axis] = corners[n]!;
    }
  }
  return { low, high };
}

function measure(ring: Ring): Measured {
  const box = boxOf([ring]);
  return { ...ring, box, area: spanned(sampled(ring, box)) * (box.high[1] - box.low[1]) };
}

type Relation = 'apart' | 'inside' | 'overlap' | 'same';

/** How the smaller of two rings lies to the larger one; a twentieth of it may stick out. */
function relation(large: Measured, small: Measured): Relation {
  const apart = [0, 1].some(
    (axis) => small.box.low[axis]! >= large.box.high[axis]! || large.box.low[axis]! >= small.box.high[axis]!,
  );
  if (apart || (large.exclusive && small.exclusive)) return 'apart';
  const of = sampled(small, small.box);
  const within = spanned(intersect(of, sampled(large, small.box)));
  const share = within / (spanned(of) || 1);
  if (share < 0.05) return 'apart';
  if (share < 0.95) return 'overlap';
  return share > 0.999 && small.area > 0.999 * large.area ? 'same' : 'inside';
}

/** Crossings of a ring with 64 lines over a box. */
function sampled(ring: Ring, { low, high }: Box): number[][] {
  const lines = 64;
  const step = (high[1] - low[1]) / lines || 1;
  return crossings([ring], lines, (n) => low[1] + (n + 0.5) * step, step, low[1]);
}

/** Mean length of the spans of a line. */
const spanned = (lines: readonly (readonly number[])[]): number =>
  lines.reduce((sum, line) => {
    for (let n = 0; n + 1 < line.length; n += 2) sum += line[n + 1]! - line[n]!;
    return sum;
  }, 0) / lines.length;

const intersect = (a: readonly number[][], b: readonly number[][]): number[][] =>
  a.map((line, n) => combine(line, b[n]!, 2));
