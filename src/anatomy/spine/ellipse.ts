import { quantile } from '../../core/statistics';

/** The conic p·l² + q·l·a + r·a² + t·l + u·a = 1, with `l` mm to the left and `a` mm to the front. */
export type Ellipse = readonly [p: number, q: number, r: number, t: number, u: number];

const rounds = 8;
/** Bone this far outside of the ellipse counts half, mm: it lies behind an opening or in a recess. */
const toleranceMm = 1.5;

/**
 * The ellipse that rings of edges about one line bound from outside, by least squares with weights that fall for what
 * lies behind it. Undefined where too little was met.
 * @param rings distance to the edge in evenly spaced directions, mm, from the left towards the front; Infinity for none
 */
export function innerEllipse(rings: readonly Float64Array[]): Ellipse | undefined {
  const points: number[] = [];
  const count = rings[0]!.length;
  for (let n = 0; n < count; n++) {
    const angle = (2 * Math.PI * n) / count;
    const met = rings.map((ring) => ring[n]!);
    // Openings go at once, or they would draw the first ellipse out.
    const most = 1.2 * quantile(met, 0.5) + 0.5;
    for (const r of met) if (r < Infinity && r <= most) points.push(Math.cos(angle), Math.sin(angle), r);
  }
  if (points.length < 3 * 2 * count) return undefined;
  let ellipse: Ellipse | undefined;
  for (let round = 0; round < rounds; round++) {
    ellipse = leastSquares(points, ellipse);
    if (!ellipse) return undefined;
  }
  return ellipse;
}

/** Distance from the line to the ellipse in a direction, mm; undefined where it does not cross it (no ellipse around the line). */
export const radiusOf = (ellipse: Ellipse, angle: number): number | undefined =>
  reach(ellipse, Math.cos(angle), Math.sin(angle));

function reach([p, q, r, t, u]: Ellipse, c: number, s: number): number | undefined {
  const square = p * c * c + q * c * s + r * s * s;
  const linear = t * c + u * s;
  const root = linear * linear + 4 * square;
  if (square <= 0 || root < 0) return undefined;
  return (Math.sqrt(root) - linear) / (2 * square);
}

/** @param points direction (cos, sin) and distance of each, one after the other; what lies behind `last` weighs less */
function leastSquares(points: readonly number[], last: Ellipse | undefined): Ellipse | undefined {
  const rows = Array.from({ length: 5 }, () => new Float64Array(6));
  const terms = new Float64Array(6);
  for (let n = 0; n < points.length; n += 3) {
    const [c, s, radius] = [points[n]!, points[n + 1]!, points[n + 2]!];
    const beyond = last ? Math.max(0, radius - (reach(last, c, s) ?? radius)) : 0;
    const weight = 1 / (1 + (beyond / toleranceMm) ** 2);
    const [l, a] = [radius * c, radius * s];
    terms[0] = l * l;
    terms[1] = l * a;
    terms[2] = a * a;
    terms[3] = l;
    terms[4] = a;
    terms[5] = 1;
    for (let i = 0; i < 5; i++) {
      const row = rows[i]!;
      const share = weight * terms[i]!;
      for (let j = 0; j < 6; j++) row[j]! += share * terms[j]!;
    }
  }
  return solved(rows);
}

/** Gaussian elimination with pivots; undefined for a singular matrix. */
function solved(rows: Float64Array[]): Ellipse | undefined {
  const size = rows.length;
  for (let i = 0; i < size; i++) {
    const pivot = rows.slice(i).reduce((best, row, n) => (Math.abs(row[i]!) > Math.abs(rows[best]![i]!) ? i + n : best), i); // prettier-ignore
    [rows[i], rows[pivot]] = [rows[pivot]!, rows[i]!];
    if (Math.abs(rows[i]![i]!) < 1e-12) return undefined;
    for (let n = 0; n < size; n++) {
      if (n === i) continue;
      const factor = rows[n]![i]! / rows[i]![i]!;
      for (let j = i; j <= size; j++) rows[n]![j]! -= factor * rows[i]![j]!;
    }
  }
  return rows.map((row, n) => row[size]! / row[n]!) as never as Ellipse;
}
