import { describe, expect, it } from 'vitest';
import { holeFactor, type OpenFace } from '../../../../src/simulation/cement/bone/hole';
import { createFlowRun } from '../../../../src/simulation/flow/run';

// A round hole in a thin wall across a closed square tube, bone on one side and five times tighter tissue on the other.

const halfMm = 16;
const inside = 1;
const outside = 0.2;
const closed = { kind: 'closed' } as const;

/** Flow at 1 Pa: Weber's 1/(4kb) a side, less what the tube takes away (1.41 b over its radius). */
function exactFlow(radiusMm: number): number {
  const share = (radiusMm * Math.sqrt(Math.PI)) / (2 * halfMm);
  const access = (1 - 1.4092 * share + 0.3381 * share ** 3) / (4 * radiusMm);
  return 1 / ((1 / (4 * halfMm) + access) * (1 / inside + 1 / outside));
}

function flows(radiusMm: number, h: number, off: readonly [number, number]): readonly [number, number] {
  const n = (2 * halfMm) / h;
  const layer = n / 2 - 1;
  const open = new Float32Array(n ** 3).fill(1);
  const faces: (OpenFace & { q: number })[] = [];
  for (let j = 0; j < n; j++)
    for (let i = 0; i < n; i++) {
      const share = shareInCircle([i - n / 2 - off[0], j - n / 2 - off[1]], radiusMm / h);
      const q = i + n * (j + n * layer);
      open[q] = share;
      if (share > 0) faces.push({ at: [i, j, 0.5], share, q });
    }
  const flowAt = (factor: number): number => {
    const openness = open.slice();
    for (const { q, share } of faces) openness[q] = factor * share;
    const run = createFlowRun({
      problem: {
        grid: { dims: [n, n, n], spacingMm: [h, h, h] },
        permeability: {
          tensorsMm2: [[1, 1, 1, 0, 0, 0]],
          scale: open.map((_, q) => (Math.floor(q / n / n) <= layer ? inside : outside)),
        },
        porosity: 1,
        openness: [undefined, undefined, openness],
        sides: {
          'x-': closed,
          'x+': closed,
          'y-': closed,
          'y+': closed,
          'z-': closed,
          'z+': { kind: 'pressure', pressurePa: 0, outlet: 'far' },
        },
      },
      inlets: [{ kind: 'face', side: 'z-' }],
      residentViscosityPaS: 1,
      injectedViscosityPaS: 1,
    });
    if (!run.ok) throw new Error(run.failure.code);
    const solved = run.value.solve([{ kind: 'pressure', pressurePa: 1, resistancePaSPerMm3: 0 }]);
    if (!solved.ok) throw new Error(solved.failure.code);
    return solved.value.inlets[0]!.flowMm3PerS;
  };
  const area = faces.reduce((sum, { share }) => sum + share, 0);
  return [flowAt(1), flowAt(holeFactor(faces, area))];
}

/** Share of a unit square from `corner` within a circle about 0. */
function shareInCircle([x, y]: readonly [number, number], radius: number): number {
  const parts = 24;
  let count = 0;
  for (let v = 0; v < parts; v++)
    for (let u = 0; u < parts; u++)
      if (Math.hypot(x + (u + 0.5) / parts, y + (v + 0.5) / parts) < radius) count++;
  return count / parts ** 2;
}

describe('a hole in a thin wall', () => {
  it.each([1, 1.5, 2, 3])(
    'of radius %f mm lets the same through on cells of 1 and 2 mm, wherever it lies',
    (radius) => {
      for (const h of [1, 2])
        for (const off of [
          [0, 0],
          [0.5, 0.5],
          [0.3, 0.1],
        ] as const) {
          const [plain, mended] = flows(radius, h, off);
          expect(mended / exactFlow(radius)).toBeGreaterThan(0.97);
          expect(mended / exactFlow(radius)).toBeLessThan(1.03);
          // What its faces alone would tell.
          expect(plain / exactFlow(radius)).toBeLessThan(0.94);
        }
    },
  );

  it('much smaller than a face still resists by its own radius', () => {
    const [, mended] = flows(0.5, 2, [0.5, 0.5]);
    expect(mended / exactFlow(0.5)).toBeGreaterThan(0.9);
    expect(mended / exactFlow(0.5)).toBeLessThan(1.1);
  });
});
