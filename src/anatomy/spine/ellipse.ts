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
  const points: (readonly [l: number, a: number, radius: number, angle: number])[] = [];
  const count = rings[0]!.length;
  for (let n = 0; n < count; n++) {
    const angle = (2 * Math.PI * n) / count;
    const met = rings.map((ring) => ring[n]!);
    // Openings go at once, or they would draw the first ellipse out.
    const most = 1.2 * quantile(met, 0.5) + 0.5;
    for (const r of met) if (r < Infinity && r <= most) points.push([r * Math.cos(angle), r * Math.sin(angle), r, angle]); // prettier-ignore
  }
  if (points.length < 2 * count) return undefined;
  let ellipse: Ellipse | undefined;
  for (let round = 0; round < rounds; round++) {
    const weights = points.map(([, , radius, angle]) => {
      const beyond = ellipse ? Math.max(0, radius - (radiusOf(ellipse, angle) ?? radius)) : 0;
      return 1 / (1 + (beyond / toleranceMm) ** 2);
    });
    ellipse = leastSquares(points, weights);
    if (!ellipse) return undefined;
  }
  return ellipse;
}

/** Distance from the line to the ellipse in a direction, mm; undefined where it does not cross it (no ellipse around the line). */
export function radiusOf([p, q, r, t, u]: Ellipse, angle: number): number | undefined {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const square = p * c * c + q * c * s + r * s * s;
  const linear = t * c + u * s;
  const root = linear * linear + 4 * square;
  if (square <= 0 || root < 0) return undefined;
  return (Math.sqrt(root) - linear) / (2 * square);
}

function leastSquares(
  points: readonly (readonly [number, number, number, number])[],
  weights: readonly number[],
): Ellipse | undefined {
  const rows = Array.from({ length: 5 }, () => new Float64Array(6));
  points.forEach(([l, a], n) => {
    const terms = [l * l, l * a, a * a, l, a, 1];
    for (let i = 0; i < 5; i++)
      for (let j = 0; j < 6; j++) rows[i]![j]! += weights[n]! * terms[i]! * terms[j]!;
  });
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
