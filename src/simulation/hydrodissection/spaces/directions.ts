/** One of each pair of opposite directions to the 26 neighbours of a cell. */
export const directions: readonly (readonly [number, number, number])[] = [-1, 0, 1].flatMap((z) =>
  [-1, 0, 1].flatMap((y) =>
    [-1, 0, 1].flatMap((x) =>
      z > 0 || (z === 0 && (y > 0 || (y === 0 && x > 0))) ? [[x, y, z] as const] : [],
    ),
  ),
);

type Triple = readonly [number, number, number];

/** How much it matters that nothing flows askew to the plane, and across it: within a thin sheet, little. */
const askew = 0.3;
const across = 0.1;
const ridge = 1e-4;
const sweeps = 400;

/**
 * Weights w ≥ 0 along the directions that a sheet's cell has neighbours in, so that Σ w e eᵀ is the projection onto its
 * plane, I − n nᵀ, as nearly as they allow; e in mm.
 */
export function planeWeights(normal: Triple, h: Triple, has: readonly boolean[]): Float64Array {
  const [t, u] = tangents(normal);
  const rows = directions.map(([x, y, z]) => {
    const e = [x * h[0], y * h[1], z * h[2]] as const;
    const [a, b, c] = [dot(e, t), dot(e, u), dot(e, normal)];
    // The off-diagonal entries count twice in the norm of a symmetric tensor.
    const two = Math.SQRT2;
    return [a * a, b * b, two * a * b, two * askew * a * c, two * askew * b * c, across * c * c];
  });
  const target = [1, 1, 0, 0, 0, 0];
  const w = new Float64Array(directions.length);
  const residual = [...target];
  for (let sweep = 0; sweep < sweeps; sweep++)
    for (let d = 0; d < w.length; d++) {
      if (!has[d]) continue;
      const row = rows[d]!;
      const square = row.reduce((sum, x) => sum + x * x, 0) * (1 + ridge);
      const slope =
        row.reduce((sum, x, i) => sum + x * residual[i]!, 0) - (ridge * w[d]! * square) / (1 + ridge);
      const next = Math.max(0, w[d]! + slope / square);
      const change = next - w[d]!;
      if (change === 0) continue;
      w[d] = next;
      for (let i = 0; i < 6; i++) residual[i]! -= change * row[i]!;
    }
  return w;
}

function tangents(n: Triple): readonly [Triple, Triple] {
  const least = [0, 1, 2].reduce((best, a) => (Math.abs(n[a]!) < Math.abs(n[best]!) ? a : best), 0);
  const e = [0, 1, 2].map((a) => (a === least ? 1 : 0));
  const t = unit(cross(n, e as unknown as Triple));
  return [t, unit(cross(n, t))];
}

const dot = (a: Triple, b: Triple): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = (a: Triple, b: Triple): Triple => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
const unit = (v: Triple): Triple => {
  const length = Math.hypot(...v) || 1;
  return [v[0] / length, v[1] / length, v[2] / length];
};
