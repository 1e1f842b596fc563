import { angleErrorDeg, around, cornerDeg, linesDeg, type Segment } from '../core/angle';
import { placeErrorMm, type Resolution, spanErrorMm } from '../core/grid-error';
import { type LpsPoint, lpsPoint, lpsVector } from '../core/units';
import { distance, dot, subtract } from '../core/vector';
import type { Measurement, Midline } from './measurements';

/**
 * The value of a measurement. Each tolerance is what the CT's resolution alone can do to it when every
 * point may be off by `placeErrorMm`; absent without a CT. Who placed the points, and where a proposed
 * midline lies, is not in it.
 */
export type Measured =
  | { readonly kind: 'length'; readonly lengthMm: number; readonly toleranceMm?: number }
  | {
      readonly kind: 'circle';
      readonly radiusMm: number;
      readonly areaMm2: number;
      /** Of the radius, and of the area. */
      readonly toleranceMm?: number;
      readonly toleranceMm2?: number;
    }
  | {
      readonly kind: 'angle';
      /** The smaller angle between the two lines, 0 to 90°. */
      readonly angleDeg: number;
      /** Its supplement: what a curve of more than 90° measures. */
      readonly supplementDeg: number;
      readonly toleranceDeg?: number;
    }
  | { readonly kind: 'corner'; readonly angleDeg: number; readonly toleranceDeg?: number }
  | MidlineDistance
  | { readonly kind: 'arrow' | 'text' };

export interface MidlineDistance {
  readonly kind: 'midline';
  /** Absent without a midline: from the midsagittal plane, never negative. */
  readonly distanceMm?: number;
  readonly side?: 'right' | 'left';
  readonly toleranceMm?: number;
}

type Circle = Extract<Measurement, { kind: 'circle' }>;
type Triple = readonly [number, number, number];
const at = (p: Triple): LpsPoint => lpsPoint(...p);
const segment = ([a, b]: readonly [Triple, Triple]): Segment => [at(a), at(b)];

/** What a measurement says: mm, mm², degrees. Statistics of a circle need the CT: `circleStatistics`. */
export function measured(item: Measurement, midline: Midline | undefined, ct?: Resolution): Measured {
  switch (item.kind) {
    case 'length':
      return lengthOf(at(item.fromMm), at(item.toMm), ct);
    case 'circle':
      return circleOf(item, ct);
    case 'angle': {
      const [first, second] = [segment(item.firstMm), segment(item.secondMm)];
      const angleDeg = linesDeg(first, second);
      const error = angleTolerance([first, second], ct);
      return { kind: 'angle', angleDeg, supplementDeg: 180 - angleDeg, ...error };
    }
    case 'corner': {
      const [vertex, a, b] = [at(item.vertexMm), at(item.firstMm), at(item.secondMm)];
      const sides = [segment([vertex, a]), segment([vertex, b])] as const;
      return { kind: 'corner', angleDeg: cornerDeg(vertex, a, b), ...angleTolerance(sides, ct) };
    }
    case 'midline':
      return fromMidline(at(item.atMm), midline, ct);
    default:
      return { kind: item.kind };
  }
}

function lengthOf(from: LpsPoint, to: LpsPoint, ct: Resolution | undefined): Measured {
  const error = ct && { toleranceMm: spanErrorMm(ct, from, to) };
  return { kind: 'length', lengthMm: distance(from, to), ...error };
}

/** The centre and the rim are each placed, in the plane of the circle: the radius may be off by both. */
function circleOf({ radiusMm, centreMm, normal }: Circle, ct: Resolution | undefined): Measured {
  const offMm =
    ct && 2 * Math.max(...around(lpsVector(...normal)).map((way) => placeErrorMm(ct, way, at(centreMm))));
  const error = offMm !== undefined && {
    toleranceMm: offMm,
    toleranceMm2: Math.PI * ((radiusMm + offMm) ** 2 - radiusMm ** 2),
  };
  return { kind: 'circle', radiusMm, areaMm2: Math.PI * radiusMm ** 2, ...error };
}

const angleTolerance = (segments: readonly [Segment, Segment], ct: Resolution | undefined) =>
  ct && { toleranceDeg: angleErrorDeg(segments, (direction, p) => placeErrorMm(ct, direction, p)) };

/** The point may be off, and so may a plane that was placed by hand or read from the voxels. */
function fromMidline(p: LpsPoint, midline: Midline | undefined, ct: Resolution | undefined): MidlineDistance {
  if (!midline) return { kind: 'midline' };
  const normal = lpsVector(...midline.normal);
  const offMm = dot(subtract(p, at(midline.pointMm)), normal);
  const error = ct && { toleranceMm: 2 * placeErrorMm(ct, normal, p) };
  return { kind: 'midline', distanceMm: Math.abs(offMm), side: offMm < 0 ? 'right' : 'left', ...error };
}
