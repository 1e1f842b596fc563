import { noContext } from '../../src/core/kernel';
import { type HydroBenchAnswer, runHydroBench } from '../../src/simulation/hydrodissection/bench/run';
import { gridOf } from './bench-grid';

/** Descriptions of hydrodissection experiments, run as `bench-hydrodissection` runs them. */

/** Runs a description; a failure is the test's. */
export async function hydroBench(description: object): Promise<HydroBenchAnswer> {
  const answer = await runHydroBench({ description }, noContext);
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return answer.value;
}

/** Points at a distance along an axis, a face diagonal and the space diagonal. */
export const threeWays = (r: number): number[][] => [
  [r, 0, 0],
  [r / Math.SQRT2, r / Math.SQRT2, 0],
  [r / Math.sqrt(3), r / Math.sqrt(3), r / Math.sqrt(3)],
];

/** Points of the surface of a cube and its triangles, outward. */
export function cubeSurface(halfMm: number, steps: number) {
  const pointsMm: number[][] = [];
  const triangles: number[][] = [];
  for (const axis of [0, 1, 2])
    for (const side of [-1, 1]) {
      const first = pointsMm.length;
      const at = (n: number) => (2 * n * halfMm) / steps - halfMm;
      for (let v = 0; v <= steps; v++)
        for (let u = 0; u <= steps; u++) {
          const point = [0, 0, 0];
          point[axis] = side * halfMm;
          point[(axis + 1) % 3] = at(u);
          point[(axis + 2) % 3] = at(v);
          pointsMm.push(point);
        }
      for (let v = 0; v < steps; v++)
        for (let u = 0; u < steps; u++) {
          const q = first + u + (steps + 1) * v;
          const [a, b, c, d] = [q, q + 1, q + steps + 2, q + steps + 1] as const;
          triangles.push(
            ...(side > 0
              ? [
                  [a, b, c],
                  [a, c, d],
                ]
              : [
                  [a, c, b],
                  [a, d, c],
                ]),
          );
        }
    }
  return { pointsMm, triangles };
}

/** Volume within a closed surface, mm³. */
export const volumeWithin = (
  pointsMm: readonly (readonly number[])[],
  triangles: readonly number[][],
): number =>
  triangles.reduce((sum, [i, j, k]) => {
    const [a, b, c] = [pointsMm[i!]!, pointsMm[j!]!, pointsMm[k!]!] as const;
    const det =
      a[0]! * (b[1]! * c[2]! - b[2]! * c[1]!) -
      a[1]! * (b[0]! * c[2]! - b[2]! * c[0]!) +
      a[2]! * (b[0]! * c[1]! - b[1]! * c[0]!);
    return sum + det / 6;
  }, 0);

/** Bone on one side, a rigid body, an artery and a vein about a needle. */
export const neck = (h: number, volumeMl: number) => ({
  grid: gridOf([-14, -18, -15], [20, 18, 15], h),
  regions: [
    { shape: 'halfspace', pointMm: [-8, 0, 0], normal: [-1, 0, 0], rigid: true },
    { shape: 'sphere', centerMm: [11, 0, 0], radiusMm: 4, body: 'ball' },
    {
      shape: 'cylinder',
      fromMm: [0, 10, -40],
      toMm: [0, 10, 40],
      radiusMm: 3,
      body: 'artery',
      bodyKind: 'tube',
      strainBound: 0.05,
    },
    {
      shape: 'cylinder',
      fromMm: [0, -10, -40],
      toMm: [0, -10, 40],
      radiusMm: 4,
      body: 'vein',
      bodyKind: 'vein',
      strainBound: 0.3,
    },
  ],
  inlets: [{ atMm: [0, 0, 0], volumeMl, rateMlPerS: 0.5 }],
  markersMm: [
    [-10, 0, 0],
    [-12, 5, 5],
  ],
  report: { atMl: [volumeMl] },
});

/** How far bodies end up from where cells of half the size put them, and how far they may. */
export async function halved(h: number, volumeMl: number) {
  const [coarse, fine] = [await hydroBench(neck(h, volumeMl)), await hydroBench(neck(h / 2, volumeMl))];
  return coarse.states[0]!.bodies.map(({ id, translationMm }, n) => {
    const other = fine.states[0]!.bodies[n]!.translationMm;
    return {
      id,
      off: Math.hypot(...translationMm.map((x, a) => x - other[a]!)),
      most: Math.max(0.05 * Math.hypot(...other), 0.2),
    };
  });
}
